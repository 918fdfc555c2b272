drop table contributions;
