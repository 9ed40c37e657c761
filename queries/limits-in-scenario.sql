-- limits-in-scenario
-- The limits that hold in one scenario of a plane, with their statement and grade.
--
-- Parameters:
--   :scenario [name] the scenario
--   :plane [name] the plane (default: dark-axion-portal)
-- Columns:
--   limit [name] the limit
--   status [-] observed, expected or projection
--   grade [-] how good it is in this scenario: published, exact, derived, approximate or assumed
--   confidence_level [1] the confidence level, 'unknown', or NULL for a criterion
--   criterion [name] the criterion, or NULL for a confidence level
--   mass_from [GeV] the smallest mass it reaches
--   mass_to [GeV] the largest mass it reaches
--   experiment [-] who measured
--   publication [INSPIRE key] where it is stated
SELECT
    limits.slug AS "limit",
    limits.status,
    limit_scenarios.grade,
    limits.confidence_level,
    limits.criterion,
    limits.mass_from,
    limits.mass_to,
    limits.experiment,
    limits.publication
FROM limit_scenarios
JOIN limits ON limits.slug = limit_scenarios.slug
WHERE limit_scenarios.scenario = CAST(:scenario AS TEXT)
    AND limit_scenarios.plane = coalesce(CAST(:plane AS TEXT), 'dark-axion-portal')
ORDER BY limits.slug;
