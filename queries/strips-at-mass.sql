-- strips-at-mass
-- What each limit excludes at one mass: intervals of the coupling, without any choice among the limits.
--
-- Parameters:
--   :mass_gev [GeV] the mass
--   :plane [name] the plane (default: dark-axion-portal)
--   :scenario [name] the scenario (default: every one)
-- Columns:
--   limit [name] the limit
--   coupling_from [coupling unit of the plane] where the excluded interval begins
--   coupling_to [coupling unit of the plane] where it ends, NULL when it has no end
--   from_kind [-] what its beginning stands for: measured, cap or kinematic
--   to_kind [-] what its end stands for: measured, cap, kinematic or open
--   status [-] observed, expected or projection
--   confidence_level [1] the confidence level, 'unknown', or NULL for a criterion
WITH
asked AS (
    SELECT
        log10(CAST(:mass_gev AS REAL)) AS x,
        coalesce(CAST(:plane AS TEXT), 'dark-axion-portal') AS plane,
        CAST(:scenario AS TEXT) AS scenario
)
SELECT
    limits.slug AS "limit",
    pow(10, lower0 + (lower1 - lower0) * (x - x0) / (x1 - x0)) AS coupling_from,
    pow(10, upper0 + (upper1 - upper0) * (x - x0) / (x1 - x0)) AS coupling_to,
    regions.lower_kind AS from_kind,
    regions.upper_kind AS to_kind,
    limits.status,
    limits.confidence_level
FROM asked
JOIN limits ON limits.plane = asked.plane
JOIN regions ON regions.revision_id = limits.revision_id AND regions.x0 <= asked.x AND regions.x1 >= asked.x
WHERE asked.scenario IS NULL
    OR EXISTS (
        SELECT 1 FROM limit_scenarios
        WHERE limit_scenarios.slug = limits.slug AND limit_scenarios.scenario = asked.scenario
    )
ORDER BY coupling_from, limits.slug;
