//! Whether the arithmetic of assessments can be computed.

use vakwerk_core::catalogue::Pack;
use vakwerk_core::measure::{FaultKind, Instrument, MeasureFault};

use crate::check::index::{Index, Standing};
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::Problem;

/// The faults that compiling each assessment brings to light, at the keys where they lie.
pub(crate) fn instruments(index: &Index<'_>, pack: &Pack) -> Vec<Fault> {
    let mut faults = Vec::new();
    for assessment in &pack.contents.assessment {
        let Some(standing) = index.items.get(assessment.id.as_str()) else { continue };
        let found = Instrument::compile(assessment, &pack.full_id(&assessment.id)).err().unwrap_or_default();
        let found = found.into_iter().filter(|fault| !is_duplicate(standing.node, fault));
        faults.extend(found.map(|fault| {
            let node = standing.node.locate(&fault.path);
            let at = fault.column.and_then(|column| inside(standing, node, column));
            let node = at.unwrap_or_else(|| node.clone());
            standing.fault(&node, Problem::Measure(fault))
        }));
    }
    faults
}

/// Whether a fault is a name that stands twice in one list, which is reported with both places already.
fn is_duplicate(node: &Node, fault: &MeasureFault) -> bool {
    let FaultKind::DuplicateId { id, .. } = &fault.kind else { return false };
    let list = fault.path.rsplit_once('.').map_or("", |(list, _)| list);
    node.locate(list).list().iter().filter(|item| item.word("id") == Some(id.as_str())).count() > 1
}

/// The part of an expression that begins at this column.
fn inside(standing: &Standing<'_>, node: &Node, column: usize) -> Option<Node> {
    let text = node.text()?;
    // With escapes, or over several lines, a character of the text is not one of the file.
    let written = standing.document?.text(&node.span);
    let plain = ["\"", "'"].iter().any(|quote| written == format!("{quote}{text}{quote}"));
    let start = text.char_indices().nth(column.checked_sub(1)?).map(|(at, _)| at).filter(|_| plain)?;
    let word = text[start..].find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(text.len() - start);
    let begin = node.span.start + 1 + start;
    Some(Node { span: begin..begin + word.max(1), value: node.value.clone() })
}
