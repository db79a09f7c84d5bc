//! What the author of a discipline imports: one trait, one export macro.
