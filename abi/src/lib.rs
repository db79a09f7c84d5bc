//! The frozen binary interface between host and plugin, and the documents that cross it.
