-- points-of-limit
-- The points of a limit's curves, as they were given.
--
-- Parameters:
--   :limit [name] the limit
--   :revision [number] the revision (default: the newest)
-- Columns:
--   curve [number] 0, 1, ...
--   role [-] what the curve is to the limit: central, lower-edge, upper-edge, contour, expected, ...
--   point [number] 0, 1, ... in the order of the source
--   mass [GeV] the mass
--   coupling [coupling unit of the plane] the coupling
--   edge [-] what the segment up to this point stands for: measured, cap, kinematic or open
--   flags [-] cautions, as JSON
SELECT curve, role, point, mass, coupling, edge, flags
FROM curve_points
WHERE slug = CAST(:limit AS TEXT)
    AND revision = coalesce(
        CAST(:revision AS INTEGER),
        (SELECT revision FROM heads WHERE slug = CAST(:limit AS TEXT)))
ORDER BY curve, point;
