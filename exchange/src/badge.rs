//! Open Badges 3.0: one achievement per task and competency, unsigned.

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use vakwerk_core::access::{Access, Accessed};
use vakwerk_core::case::Pseudonym;
use vakwerk_core::catalogue::{Element, ElementKind, Framework, LevelKind, LevelScale};
use vakwerk_core::id::Name;
use vakwerk_core::text::Language;

use crate::fault::ExchangeFault;
use crate::identifier::{address, document_identifier, element_identifier};
use crate::setting::Setting;

/// What is awarded, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award<'a> {
    /// The subject, as a pseudonym; never a name.
    pub subject: &'a str,
    /// The level, of the scale that fits the element.
    pub level: Option<&'a Name>,
    /// Why, in words that name no client.
    pub narrative: &'a str,
    /// When it was decided.
    pub decided: Timestamp,
}

/// The achievements of a framework as a list of credentials without a subject: one per task and competency.
///
/// They are unsigned. Whoever awards them fills in the subject with [`award`] and signs with a program of their own.
///
/// # Errors
/// Never for a framework that was read from a pack; the list of elements decides.
pub fn badges(framework: &Framework, setting: &Setting<'_>) -> Result<String, ExchangeFault> {
    let kinds = [ElementKind::Task, ElementKind::Competency];
    let elements = framework.elements().filter(|element| kinds.contains(&element.kind));
    let all = elements.map(|element| credential(framework, setting, &element, None)).collect::<Result<Vec<_>, _>>()?;
    Ok(format!("{:#}\n", Value::Array(all)))
}

/// One credential for someone: the achievement with the level, the narrative and the date. It takes what somebody
/// gathered out of their portfolio, so it is written down first, as an access to it.
///
/// # Errors
/// The framework has no such task or competency, or the level is not of the scale that fits it; or the access cannot be
/// written down.
pub fn award(
    framework: &Framework,
    setting: &Setting<'_>,
    element: &Name,
    award: &Award<'_>,
    access: &Access<'_>,
) -> Result<String, ExchangeFault> {
    let found = framework.element(element.as_str()).ok_or_else(|| unknown(element))?;
    let made = credential(framework, setting, &found, Some(award))?;
    access.to(&Accessed::Portfolio { name: award.subject, subject: Pseudonym::new(award.subject).ok() })?;
    Ok(format!("{made:#}\n"))
}

fn unknown(element: &Name) -> ExchangeFault {
    ExchangeFault::UnknownElement { element: element.to_string() }
}

fn credential(
    framework: &Framework,
    setting: &Setting<'_>,
    element: &Element<'_>,
    award: Option<&Award<'_>>,
) -> Result<Value, ExchangeFault> {
    let wanted = match element.kind {
        ElementKind::Task => LevelKind::Entrustment,
        ElementKind::Competency => LevelKind::Proficiency,
        _ => return Err(unknown(element.id)),
    };
    let scale = setting.scales.iter().find(|scale| scale.kind == wanted).copied();
    let full = setting.full_id(framework);
    let item = address(element_identifier(&full, framework.edition, element.id));
    let mut subject = Map::new();
    subject.insert("type".into(), json!(["AchievementSubject"]));
    subject.insert("achievement".into(), achievement(framework, setting, element, scale, &item));
    let mut whole = json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": format!("{item}#credential"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": element.text.nl,
        "issuer": { "id": issuer(setting), "type": ["Profile"], "name": setting.publisher },
        "validFrom": setting.changed.to_string(),
    });
    if let Some(award) = award {
        subject.insert("id".into(), format!("urn:vakwerk:subject:{}", award.subject).into());
        subject.insert("narrative".into(), award.narrative.into());
        if let Some(level) = award.level {
            let scale = scale.filter(|scale| scale.rank(level).is_some()).ok_or(ExchangeFault::NoScale)?;
            subject.insert(
                "result".into(),
                json!([{
                    "type": ["Result"],
                    "resultDescription": format!("{item}#{}", scale.id),
                    "achievedLevel": format!("{item}#{}-{level}", scale.id),
                }]),
            );
        }
        whole["id"] = format!("{item}#{}-{}", award.subject, award.decided.as_second()).into();
        whole["validFrom"] = award.decided.to_string().into();
        whole["evidence"] = json!([{ "type": ["Evidence"], "narrative": award.narrative }]);
    }
    whole["credentialSubject"] = Value::Object(subject);
    Ok(whole)
}

/// Who issues it: an address made of the plugin, because a pack has a publisher's name and no address.
fn issuer(setting: &Setting<'_>) -> String {
    format!("urn:vakwerk:publisher:{}", setting.plugin)
}

fn achievement(
    framework: &Framework,
    setting: &Setting<'_>,
    element: &Element<'_>,
    scale: Option<&LevelScale>,
    item: &str,
) -> Value {
    let indicators: Vec<&str> = framework
        .elements()
        .filter(|other| other.kind == ElementKind::Indicator && other.parent == Some(element.id))
        .map(|indicator| indicator.text.get(Language::Nl))
        .collect();
    let criteria: String = indicators.iter().map(|indicator| format!("- {indicator}\n")).collect();
    let full = setting.full_id(framework);
    let mut achievement = json!({
        "id": format!("{item}#achievement"),
        "type": ["Achievement"],
        "achievementType": "Competency",
        "name": element.text.nl,
        "description": framework.description.nl,
        "criteria": { "narrative": criteria },
        "inLanguage": "nl",
        "version": framework.edition.to_string(),
        "creator": { "id": issuer(setting), "type": ["Profile"], "name": setting.publisher },
        "alignment": [{
            "type": ["Alignment"],
            "targetType": "CFItem",
            "targetName": element.text.nl,
            "targetUrl": item,
            "targetFramework": address(document_identifier(&full, framework.edition)),
            "targetCode": element.number.unwrap_or(element.id.as_str()),
        }],
    });
    if let Some(number) = element.number {
        achievement["humanCode"] = number.into();
    }
    if let Some(scale) = scale {
        let levels = scale.level.iter().enumerate().map(|(at, level)| {
            json!({
                "id": format!("{item}#{}-{}", scale.id, level.id),
                "type": ["RubricCriterionLevel"],
                "name": level.label.nl,
                "level": (at + 1).to_string(),
                "description": level.description.as_ref().map_or(&level.label.nl, |text| &text.nl),
            })
        });
        achievement["resultDescription"] = json!([{
            "id": format!("{item}#{}", scale.id),
            "type": ["ResultDescription"],
            "name": scale.name.nl,
            "resultType": "RubricCriterionLevel",
            "requiredLevel": format!("{item}#{}-{}", scale.id, scale.proficient_from),
            "rubricCriterionLevel": Value::from_iter(levels),
        }]);
    }
    achievement
}
