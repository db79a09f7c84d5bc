//! References to elements, levels and stages, followed once for curricula and data points alike.

use super::code::Code;
use super::fault::CompetencyFault;
use super::index::{FrameworkIndex, Indexed, level_kind};
use crate::catalogue::{ElementId, LevelScale};
use crate::id::{ItemId, Name};
use crate::suggest::nearest;

/// Two sentences that offer a name, or nothing.
fn offer(meant: Option<&str>) -> (String, String) {
    meant.map_or_else(Default::default, |name| (format!(" Bedoelde u `{name}`?"), format!(" Did you mean `{name}`?")))
}

/// The framework `id`, in `edition` where one is named.
pub(super) fn framework(
    index: &FrameworkIndex<'_>,
    id: &ItemId,
    edition: Option<u32>,
    place: &str,
) -> Result<(), CompetencyFault> {
    let Some(found) = index.framework(id) else {
        let known: Vec<String> = index.frameworks().map(|(id, _)| id.to_string()).collect();
        let (nl, en) = offer(nearest(&id.to_string(), known.iter().map(String::as_str)));
        let list = known.join(", ");
        return Err(CompetencyFault::new(
            Code::UnknownFramework,
            place,
            format!("raamwerk `{id}` is niet geladen; geladen zijn: {list}.{nl}"),
            format!("framework `{id}` is not loaded; loaded are: {list}.{en}"),
        ));
    };
    match edition.filter(|edition| *edition != found.edition) {
        None => Ok(()),
        Some(edition) => Err(CompetencyFault::new(
            Code::OtherEdition,
            place,
            format!(
                "raamwerk `{id}` is gevraagd in editie {edition} en geladen in editie {}. Laad die editie, of werk de verwijzingen bij.",
                found.edition
            ),
            format!(
                "framework `{id}` is asked for in edition {edition} and loaded in edition {}. Load that edition, or bring the references up to date.",
                found.edition
            ),
        )),
    }
}

/// The element `id`.
pub(super) fn element<'a>(
    index: &FrameworkIndex<'a>,
    id: &ElementId,
    place: &str,
) -> Result<Indexed<'a>, CompetencyFault> {
    framework(index, &id.framework, None, place)?;
    index.get(id).ok_or_else(|| {
        let (nl, en) = offer(index.suggestion(id).as_deref());
        CompetencyFault::new(
            Code::UnknownElement,
            place,
            format!("raamwerk `{}` heeft geen element `{}`.{nl}", id.framework, id.element),
            format!("framework `{}` has no element `{}`.{en}", id.framework, id.element),
        )
    })
}

/// The scale `id`, which must speak of elements of that kind.
pub(super) fn scale<'a>(
    index: &FrameworkIndex<'a>,
    id: &ItemId,
    element: &Indexed<'_>,
    place: &str,
) -> Result<&'a LevelScale, CompetencyFault> {
    let Some(scale) = index.scale(id) else {
        return Err(CompetencyFault::new(
            Code::UnknownScale,
            place,
            format!("schaal `{id}` is niet geladen. Laad het pakket ervan, of noem een andere."),
            format!("scale `{id}` is not loaded. Load its pack, or name another."),
        ));
    };
    if level_kind(element.element.kind) == Some(scale.kind) {
        return Ok(scale);
    }
    let kind = element.element.kind.as_str();
    Err(CompetencyFault::new(
        Code::WrongScale,
        place,
        format!(
            "schaal `{id}` past niet bij `{}` ({kind}): toevertrouwen hoort bij taken, bekwaamheid bij competenties.",
            element.element.id
        ),
        format!(
            "scale `{id}` does not fit `{}` ({kind}): entrustment belongs to tasks, proficiency to competencies.",
            element.element.id
        ),
    ))
}

/// The rank of `level` in a scale.
pub(super) fn level(scale: &LevelScale, id: &ItemId, level: &Name, place: &str) -> Result<usize, CompetencyFault> {
    scale.rank(level).ok_or_else(|| {
        let known: Vec<&str> = scale.level.iter().map(|level| level.id.as_str()).collect();
        let list = known.join(", ");
        CompetencyFault::new(
            Code::UnknownLevel,
            place,
            format!("`{level}` is geen niveau van schaal `{id}`; die heeft: {list}."),
            format!("`{level}` is no level of scale `{id}`, which has: {list}."),
        )
    })
}

/// The stage `complexity` of the element's framework.
pub(super) fn complexity(element: &Indexed<'_>, complexity: &Name, place: &str) -> Result<(), CompetencyFault> {
    if element.framework.stage.iter().any(|stage| stage.id == *complexity) {
        return Ok(());
    }
    let known: Vec<&str> = element.framework.stage.iter().map(|stage| stage.id.as_str()).collect();
    let list = known.join(", ");
    Err(CompetencyFault::new(
        Code::UnknownComplexity,
        place,
        format!("`{complexity}` is geen fase van het raamwerk; die zijn: {list}."),
        format!("`{complexity}` is no stage of the framework, which has: {list}."),
    ))
}
