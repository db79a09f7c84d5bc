//! What recorded acts are called, by their kind alone: nothing of what was recorded comes along.

use vakwerk_core::id::Name;
use vakwerk_core::text::Language;

use crate::say::pick;

/// The acts that frameworks relate to tasks and competencies, in Dutch and English.
const ACTS: [(&str, &str, &str); 24] = [
    ("communication-sent", "iets gedeeld met anderen", "shared something with others"),
    ("diagnosis-recorded", "diagnose vastgelegd", "recorded the diagnosis"),
    ("evaluation-recorded", "geëvalueerd", "evaluated"),
    ("expectations-recorded", "verwachtingen besproken", "discussed expectations"),
    ("findings-discussed", "bevindingen besproken", "discussed the findings"),
    ("form-recorded", "formulier ingevuld", "filled in a form"),
    ("goal-attainment-recorded", "bereiken van een doel vastgelegd", "recorded the attainment of a goal"),
    ("goal-set", "doel gesteld", "set a goal"),
    ("help-request-recorded", "hulpvraag vastgelegd", "recorded the help request"),
    ("hypothesis-recorded", "hypothese geformuleerd", "formulated a hypothesis"),
    ("indication-stated", "indicatie gesteld", "stated the indication"),
    ("meeting-held", "overleg gevoerd", "held a meeting"),
    ("observation-recorded", "geobserveerd", "observed"),
    ("own-account-recorded", "eigen verhaal van de cliënt gehoord", "heard the client's own account"),
    ("own-expertise-judged", "eigen deskundigheid gewogen", "weighed own expertise"),
    ("plan-agreed", "plan afgesproken", "agreed the plan"),
    ("problem-recorded", "probleem vastgelegd", "recorded a problem"),
    ("profile-recorded", "beschrijving vastgelegd", "recorded a description"),
    ("prognosis-recorded", "verwacht beloop vastgelegd", "recorded the expected course"),
    ("registration-recorded", "aanmelding vastgelegd", "recorded the registration"),
    ("result-recorded", "meting afgenomen", "administered an assessment"),
    ("session-held", "sessie gehouden", "held a session"),
    ("source-consulted", "bron geraadpleegd", "consulted a source"),
    ("trajectory-closed", "traject afgesloten", "closed the trajectory"),
];

/// What an act is called; its own name where nobody gave it words.
#[must_use]
pub fn act_words(act: &Name, language: Language) -> &str {
    let found = ACTS.iter().find(|(name, ..)| *name == act.as_str());
    found.map_or(act.as_str(), |(_, nl, en)| pick(language, nl, en))
}
