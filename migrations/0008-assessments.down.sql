drop view commitment_codes;
drop table recommendations, standard_ratings, assessments, irm_reports;
