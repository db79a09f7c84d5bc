//! The words of the catalogue's fixed lists, in both languages.

use vakwerk_core::catalogue::{
    CautionKind, ChangeArea, ChangeKind, ChangeMeaning, Direction, FieldKind, Format, FunctioningLevel, Guard,
    GuardedCommand, Item, Modality, Operation, Respondent, Weight, WeightBasis,
};
use vakwerk_core::evidence::{Basis, EvidenceOutcome};
use vakwerk_core::licence::{Administration, Compute, Ship};
use vakwerk_core::provenance::{Mark, SourceKind};
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

use crate::phrase::Phrase;

/// What stands behind everything that a professional should check before relying on it.
pub const TO_BE_CONFIRMED: Phrase = Phrase::new("nog te bevestigen", "to be confirmed");

/// What stands wherever something of a development folder is shown.
pub const DEVELOPMENT: Phrase = Phrase::new(
    "uit een ONTWIKKELMAP, niet verzegeld en niet ondertekend",
    "from a DEVELOPMENT FOLDER, neither sealed nor signed",
);

/// A value of a fixed list that people read.
pub trait Word: Copy {
    /// The word in both languages.
    fn phrase(self) -> Phrase;

    /// The word in `language`.
    fn word(self, language: Language) -> &'static str {
        self.phrase().get(language)
    }
}

/// The words of several values, separated by commas.
pub fn words<W: Word>(values: &[W], language: Language) -> String {
    let words: Vec<&str> = values.iter().map(|value| value.word(language)).collect();
    words.join(", ")
}

macro_rules! words {
    ($($type:ty { $($value:pat => $nl:literal, $en:literal;)+ })+) => {
        $(impl Word for $type {
            fn phrase(self) -> Phrase {
                match self { $($value => Phrase::new($nl, $en),)+ }
            }
        })+
    };
}

words! {
    Respondent {
        Respondent::Client => "cliënt", "client";
        Respondent::Parent => "ouder of verzorger", "parent or carer";
        Respondent::Relative => "naaste", "relative";
        Respondent::Professional => "professional", "professional";
    }
    Step {
        Step::Registration => "aanmelding", "registration";
        Step::Screening => "screening", "screening";
        Step::Intake => "intake", "intake";
        Step::Examination => "observatie en onderzoek", "examination";
        Step::Diagnosis => "diagnose en indicatie", "diagnosis";
        Step::Plan => "doelen en behandelplan", "plan";
        Step::Treatment => "behandeling", "treatment";
        Step::Evaluation => "evaluatie", "evaluation";
        Step::Closure => "afsluiting", "closure";
    }
    Direction {
        Direction::HigherIsBetter => "hoger is gunstiger", "higher is more favourable";
        Direction::LowerIsBetter => "lager is gunstiger", "lower is more favourable";
        Direction::Neutral => "geen kant is gunstiger", "neither end is more favourable";
    }
    ChangeMeaning {
        ChangeMeaning::Reliable => "meer dan meetfout", "beyond measurement error";
        ChangeMeaning::Important => "van belang voor de cliënt", "worth something to the client";
        ChangeMeaning::Detectable => "kleinste aantoonbare verandering", "smallest detectable change";
    }
    Ship {
        Ship::Texts => "itemteksten mogen mee", "item texts may be shipped";
        Ship::OwnLabels => "alleen eigen korte aanduidingen, geen itemteksten", "own short labels only, no item texts";
        Ship::Nothing => "niets van de items", "nothing of the items";
    }
    Compute {
        Compute::Anyone => "iedereen mag berekenen", "anyone may compute";
        Compute::NonCommercial => "berekenen alleen bij niet-commercieel gebruik", "computing in non-commercial use only";
        Compute::WithPermission => "berekenen alleen met toestemming van de rechthebbende", "computing only with the holder's permission";
        Compute::TotalOnly => "niet berekenen; alleen een totaal van het eigen formulier overnemen", "no computing; only a total typed from one's own form";
    }
    Administration {
        Administration::TranscribeOnly => "overnemen van het eigen formulier; aanduidingen nooit als vraag tonen", "transcribed from one's own form; labels are never shown as questions";
        Administration::SelfReport => "de teksten mogen aan de cliënt worden voorgelegd", "the texts may be put to the client";
        Administration::Performance => "de professional observeert of meet", "the professional observes or measures";
    }
    Mark {
        Mark::SeenFullText => "gezien in de volledige tekst", "seen in the full text";
        Mark::SeenAbstract => "gezien in samenvatting of uittreksel", "seen in an abstract or excerpt";
        Mark::SeenWeak => "gezien in een zwakke bron", "seen in a weak source";
        Mark::RecalledHigh => "uit algemene kennis, grote zekerheid", "from general knowledge, high confidence";
        Mark::RecalledMedium => "uit algemene kennis, matige zekerheid", "from general knowledge, medium confidence";
        Mark::RecalledLow => "uit algemene kennis, geringe zekerheid", "from general knowledge, low confidence";
        Mark::Ours => "eigen keuze of bewoording van de uitgever, geen gepubliceerd feit", "the publisher's own choice or wording, not a published fact";
        Mark::Unknown => "niet gevonden, bewust opengelaten", "not found, deliberately left open";
    }
    SourceKind {
        SourceKind::Professional => "document van een beroepsorganisatie", "document of a professional body";
        SourceKind::Law => "wet of regeling", "law or regulation";
        SourceKind::Article => "artikel", "article";
        SourceKind::Book => "boek of handleiding", "book or manual";
        SourceKind::Website => "webpagina", "web page";
        SourceKind::Ours => "eigen materiaal van de uitgever", "the publisher's own material";
    }
    CautionKind {
        CautionKind::ContraIndication => "contra-indicatie", "contra-indication";
        CautionKind::Relative => "alleen na afweging", "only after weighing";
        CautionKind::Adaptation => "aanpassen", "adapt";
    }
    Format {
        Format::Individual => "individueel", "individual";
        Format::Group => "groep", "group";
        Format::ParentChild => "ouder en kind", "parent and child";
        Format::Partner => "met partner", "with partner";
        Format::Family => "gezin", "family";
    }
    Modality {
        Modality::InPerson => "in persoon", "in person";
        Modality::Online => "online", "online";
        Modality::Blended => "gemengd", "blended";
    }
    Basis {
        Basis::Evidence => "evidence based", "evidence based";
        Basis::Practice => "practice based", "practice based";
        Basis::Consensus => "consensus based", "consensus based";
    }
    EvidenceOutcome {
        EvidenceOutcome::Positive => "gunstig", "positive";
        EvidenceOutcome::Mixed => "wisselend", "mixed";
        EvidenceOutcome::None => "geen effect gezien", "no effect shown";
        EvidenceOutcome::Negative => "ongunstig", "negative";
        EvidenceOutcome::Unclear => "niet te zeggen", "unclear";
    }
    ChangeKind {
        ChangeKind::Prevention => "preventie", "prevention";
        ChangeKind::Change => "verandering", "change";
        ChangeKind::Development => "ontwikkeling", "development";
        ChangeKind::Stabilisation => "stabilisatie", "stabilisation";
        ChangeKind::Acceptance => "acceptatie", "acceptance";
        ChangeKind::Comfort => "comfort", "comfort";
    }
    ChangeArea {
        ChangeArea::Emotional => "emotioneel", "emotional";
        ChangeArea::Behavioural => "gedragsmatig", "behavioural";
        ChangeArea::Cognitive => "cognitief", "cognitive";
        ChangeArea::Social => "sociaal", "social";
        ChangeArea::Neurological => "neurologisch", "neurological";
        ChangeArea::Physical => "lichamelijk", "physical";
    }
    FunctioningLevel {
        FunctioningLevel::Function => "functies", "body functions";
        FunctioningLevel::Activity => "activiteiten", "activities";
        FunctioningLevel::Participation => "participatie", "participation";
    }
    FieldKind {
        FieldKind::Choice => "één keuze", "one choice";
        FieldKind::Choices => "meer keuzes", "several choices";
        FieldKind::Number => "getal", "number";
        FieldKind::Text => "tekst", "text";
        FieldKind::Date => "datum", "date";
        FieldKind::YesNo => "ja of nee", "yes or no";
        FieldKind::Reference => "verwijzing", "reference";
    }
    Weight {
        Weight::Must => "moet", "must";
        Weight::ComplyOrExplain => "pas toe of leg uit", "comply or explain";
        Weight::Advice => "advies", "advice";
    }
    WeightBasis {
        WeightBasis::Source => "de bron vraagt dit zo", "the source asks it so";
        WeightBasis::Ours => "eigen keuze van de uitgever", "the publisher's own choice";
    }
    GuardedCommand {
        GuardedCommand::RecordEvaluation => "een evaluatie vastleggen", "recording an evaluation";
        GuardedCommand::AgreePlan => "een plan overeenkomen", "agreeing a plan";
        GuardedCommand::UseOutcomeData => "uitkomsten gebruiken voor kwaliteit of onderzoek", "using outcome data for quality or research";
    }
    Operation {
        Operation::Score => "score", "score";
        Operation::ScoreBatch => "score in kolommen", "score in columns";
        Operation::Profile => "profiel", "profile";
        Operation::Reasons => "redenen bij interventies", "reasons with interventions";
        Operation::Review => "bevindingen bij een stap", "findings on a step";
    }
}

impl Word for Guard {
    fn phrase(self) -> Phrase {
        match self {
            Self::Step(step) => step.phrase(),
            Self::Command(command) => command.phrase(),
            Self::OutgoingCommunication => Phrase::new("berichten naar buiten", "outgoing communication"),
            Self::Standing => Phrase::new("doorlopend, houdt niets tegen", "standing, never blocks"),
            Self::DescribedActivity => Phrase::new("een beschreven activiteit", "a described activity"),
        }
    }
}

impl Word for Item<'_> {
    fn phrase(self) -> Phrase {
        match self {
            Item::Discipline(_) => Phrase::new("discipline", "discipline"),
            Item::Assessment(_) => Phrase::new("meetinstrument", "assessment"),
            Item::Intervention(_) => Phrase::new("interventie", "intervention"),
            Item::Goal(_) => Phrase::new("behandeldoel", "treatment goal"),
            Item::Concept(_) => Phrase::new("begrip", "concept"),
            Item::Form(_) => Phrase::new("formulier", "form"),
            Item::Rule(_) => Phrase::new("regel", "rule"),
            Item::Framework(_) => Phrase::new("beroepskader", "framework"),
            Item::Elaboration(_) => Phrase::new("uitwerking van een competentie", "elaboration of a competency"),
            Item::LevelScale(_) => Phrase::new("niveauschaal", "scale of levels"),
            Item::Policy(_) => Phrase::new("beleid", "policy"),
            Item::Source(_) => Phrase::new("bron", "source"),
        }
    }
}

/// Where a worked example stands, as in `vectors/phq-9.json, vector 3`, in words.
pub(crate) fn example_place(place: &str, language: Language) -> String {
    match language {
        Language::Nl => place.replacen("vector ", "rekenvoorbeeld ", 1),
        Language::En => place.to_owned(),
    }
}
