//! Finds, verifies, resolves, loads and calls plugins; gives the embedding program a Registry.
