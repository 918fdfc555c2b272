drop view contribution_results, contribution_steps, standing_decisions;
drop table lineage_edges, decisions;
drop function moves_on, refuse_edge_change, refuse_unreasoned_decision;
