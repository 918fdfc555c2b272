drop schema mail cascade;
drop schema access cascade;
