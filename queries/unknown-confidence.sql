-- unknown-confidence
-- Limits whose confidence level nobody states: whoever combines them does not know what the result means.
--
-- Columns:
--   limit [name] the limit
--   plane [name] its plane
--   status [-] observed, expected or projection
--   experiment [-] who measured
--   publication [INSPIRE key] where to look
--   arxiv [arXiv number] where to look
SELECT slug AS "limit", plane, status, experiment, publication, arxiv
FROM limits
WHERE confidence_level = 'unknown'
ORDER BY slug;
