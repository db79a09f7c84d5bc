//! Public checks that any plugin or pack passes in one line.
