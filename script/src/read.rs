//! Reading a script from TOML.

use std::sync::LazyLock;

use vakwerk_core::explain::expected_only;
use vakwerk_pack::TextForm;

use crate::fault::ScriptFault;
use crate::form::{SCRIPT_FORMAT, Script};

/// The largest script that is read, in bytes.
pub const SCRIPT_LIMIT: usize = 250_000;

/// Reads a script.
///
/// # Errors
/// It is larger than [`SCRIPT_LIMIT`], no TOML, of another form, it has a key or a value that the form does not know,
/// or an act does not do exactly one thing.
pub fn read(text: &str) -> Result<Script, ScriptFault> {
    if text.len() > SCRIPT_LIMIT {
        let message = format!("{} bytes; at most {SCRIPT_LIMIT} are read", text.len());
        return Err(ScriptFault::Unreadable { line: 0, message });
    }
    // Of another form, nothing else that is said about it would be of use.
    let format = text.parse::<toml::Table>().ok().and_then(|table| table.get("format")?.as_integer());
    if let Some(found) = format.and_then(|found| u32::try_from(found).ok()).filter(|found| *found != SCRIPT_FORMAT) {
        return Err(ScriptFault::Format { found });
    }
    static FORM: LazyLock<TextForm> = LazyLock::new(TextForm::of::<Script>);
    let faults = FORM.faults(text);
    if !faults.is_empty() {
        return Err(ScriptFault::Form { faults });
    }
    let script: Script = toml::from_str(text).map_err(|error| ScriptFault::Unreadable {
        line: error.span().map_or(0, |span| 1 + text[..span.start.min(text.len())].matches('\n').count()),
        message: expected_only(error.message()).unwrap_or("a value that does not fit").to_owned(),
    })?;
    for (place, act) in script.act.iter().enumerate() {
        let found = usize::from(act.command.is_some())
            + usize::from(act.start.is_some())
            + usize::from(act.score.is_some())
            + usize::from(act.profile.is_some())
            + usize::from(act.matching.is_some());
        if found != 1 {
            return Err(ScriptFault::NotOneThing { act: place + 1, found });
        }
    }
    Ok(script)
}
