drop table themes, stages, plans, institutions, members;
