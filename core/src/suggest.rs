//! Finds the name that was probably meant.

/// The known name that lies nearest to `found`, if one is near enough to be a slip of the pen.
///
/// ```
/// use vakwerk_core::suggest::nearest;
/// assert_eq!(nearest("itme-1", ["item-1", "total"]), Some("item-1"));
/// assert_eq!(nearest("weather", ["item-1", "total"]), None);
/// ```
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Hostile lengths would make the comparison slow, and nobody means a name by a text of that length.
    if found.chars().count() > 2 * crate::id::NAME_LIMIT {
        return None;
    }
    let near = found.chars().count().div_ceil(3).min(3);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(found, name), name))
        .filter(|(distance, name)| *distance <= near && *name != found)
        .min()
        .map(|(_, name)| name)
}
