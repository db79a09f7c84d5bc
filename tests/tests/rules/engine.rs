//! The evaluator on small rules: faults in names and tests, three values, limits.
