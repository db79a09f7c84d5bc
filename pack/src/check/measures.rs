//! Whether the arithmetic of assessments can be computed.
