drop table recommendations, standard_ratings, assessments, irm_reports;
