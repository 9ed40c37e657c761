-- computed-limits
-- How each computed limit was made, and how well.
--
-- Columns:
--   limit [name] the limit
--   search [name] the descriptor it was computed from
--   derivation [name] the method
--   version [number] the version of the method
--   numerical_error [1] largest relative error of the coupling from numerics
--   theory_error [1] relative error of the coupling from inputs and method, NULL when not known
--   is_current [0 or 1] whether the descriptor is still the one it was computed from
--   input_hash [SHA-256] of everything that went in
SELECT
    computed.slug AS "limit",
    computed.document ->> '$.search' AS search,
    computed.document ->> '$.origin.computation.derivation' AS derivation,
    computed.document ->> '$.origin.computation.version' AS version,
    computed.document ->> '$.origin.computation.numericalError' AS numerical_error,
    computed.document ->> '$.origin.computation.theoryError' AS theory_error,
    (descriptor.hash IS computed.document ->> '$.origin.computation.descriptorHash') AS is_current,
    computed.document ->> '$.origin.computation.inputHash' AS input_hash
FROM heads AS computed
LEFT JOIN heads AS descriptor
    ON descriptor.kind = 'search' AND descriptor.slug = computed.document ->> '$.search'
WHERE computed.kind = 'limit' AND computed.document ->> '$.origin.kind' = 'computed'
ORDER BY computed.slug;
