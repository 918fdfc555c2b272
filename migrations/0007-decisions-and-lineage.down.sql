drop table lineage_edges, decisions;
drop function refuse_edge_change, refuse_unreasoned_decision;
