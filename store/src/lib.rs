//! Keeps cases: one append-only JSON Lines file per case.
