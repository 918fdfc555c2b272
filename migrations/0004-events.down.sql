drop table attendances, events;
