//! Why a change asks what it asks, in Dutch and English.

use vakwerk_core::text::Text;

use crate::problem::both;

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $name:ident = $nl:literal, $en:literal;)+) => {
        /// What a change is, and thereby why it asks what it asks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The reason in both languages.
            #[must_use]
            pub fn text(self) -> Text {
                match self { $(Self::$name => both($nl, $en)),+ }
            }
        }
    };
}

reasons! {
    /// A text for people is worded otherwise.
    Wording = "andere woorden; vraagt de tekst nu iets anders, maak er dan een nieuw item van", "other words; where the text now asks something else, make it a new item";
    /// A text is there in one more language.
    LanguageAdded = "een taal erbij", "one more language";
    /// A language is no longer promised.
    LanguageRemoved = "een taal eruit: wie die las, ziet nu een andere", "a language gone: who read it now sees another";
    /// A source, a mark, a remark or a piece of evidence is otherwise.
    About = "bron, zekerheid of toelichting; de inhoud zelf blijft", "source, mark or remark; the content itself stays";
    /// An item was added.
    ItemAdded = "een onderdeel erbij; wat er was, blijft", "one more item; what was there stays";
    /// An item is gone.
    ItemRemoved =
        "een onderdeel weg: wat ernaar verwijst, vindt het niet meer",
        "an item gone: what refers to it finds it no longer";
    /// An item has another name.
    ItemRenamed =
        "een andere naam: wat ernaar verwijst, moet die volgen",
        "another name: what refers to it must follow";
    /// An item is now of another kind.
    KindChanged = "onder deze naam staat nu iets van een andere soort", "this name now stands for another kind of thing";
    /// The author raised an edition.
    EditionRaised =
        "een hogere editie zegt dat de betekenis is veranderd",
        "a higher edition says that the meaning changed";
    /// An edition is lower than it was.
    EditionLowered =
        "een editie gaat nooit omlaag: oude metingen zouden nieuwer lijken",
        "an edition never falls: old results would look newer";
    /// A question or observation was added to an instrument.
    QuestionAdded =
        "een vraag of observatie erbij: oude en nieuwe scores zijn niet te vergelijken",
        "one more question or observation: old and new scores do not compare";
    /// A question or observation of an instrument is gone.
    QuestionRemoved =
        "een vraag of observatie weg: oude en nieuwe scores zijn niet te vergelijken",
        "a question or observation gone: old and new scores do not compare";
    /// Questions or observations of an instrument are otherwise.
    Questions =
        "andere vragen of observaties: oude en nieuwe scores zijn niet te vergelijken",
        "other questions or observations: old and new scores do not compare";
    /// The order of what is filled in is otherwise.
    Order =
        "een andere volgorde: antwoorden horen bij een ander onderdeel",
        "another order: answers belong to something else";
    /// A range, step or unit is otherwise.
    Range = "een ander bereik, stap of eenheid", "another range, step or unit";
    /// What a missing answer means is otherwise.
    Missing = "een ontbrekend antwoord betekent iets anders", "a missing answer means something else";
    /// The arithmetic is otherwise.
    Arithmetic = "een andere berekening: hetzelfde formulier geeft een andere score", "other arithmetic: the same sheet scores otherwise";
    /// What is asked about the person is otherwise.
    Inputs = "andere gegevens over de persoon nodig", "other details of the person are needed";
    /// Ages are otherwise.
    Ages = "voor andere leeftijden", "for other ages";
    /// A scale, a reading, a threshold or a remark was added.
    ReadingAdded = "een schaal, band of grens erbij; wat er was, blijft", "one more scale, band set or threshold; what was there stays";
    /// A scale is gone.
    ScaleRemoved = "een schaal weg: er komt een uitkomst minder", "a scale gone: there is one result less";
    /// A cut-off is otherwise or gone.
    CutOff = "een andere grens: dezelfde score leest anders", "another cut-off: the same score reads otherwise";
    /// What may be shipped or computed is otherwise.
    Licence = "andere voorwaarden: wie mocht rekenen, mag dat misschien niet meer", "other terms: who might compute may no longer";
    /// Where and with what it is offered is otherwise.
    Links = "op een andere plaats of bij iets anders aangeboden", "offered elsewhere or beside something else";
    /// A part was added.
    PartAdded = "een deel erbij; wat er was, blijft", "one more part; what was there stays";
    /// A part is gone.
    PartRemoved = "een deel weg: een vastgelegd antwoord past niet meer", "a part gone: a recorded answer no longer fits";
    /// A part has another name.
    PartRenamed =
        "een deel heeft een andere naam: wat ernaar verwijst, moet die volgen",
        "a part has another name: what refers to it must follow";
    /// A field must now be filled in.
    NowRequired = "een veld is nu verplicht: wat eerst mocht, wordt geweigerd", "a field is now required: what was allowed is refused";
    /// A field takes something else.
    Field = "een veld neemt iets anders aan", "a field takes something else";
    /// A rule asks something else.
    RuleAsks = "de regel vraagt iets anders, of weegt anders", "the rule asks or weighs otherwise";
    /// A caution is gone or speaks otherwise.
    Caution = "een waarschuwing weg of anders", "a caution gone or otherwise";
    /// The framework of a discipline is another.
    Framework = "een ander beroepskader: andere stappen en regels", "another framework: other steps and rules";
    /// What is required of other packs is otherwise.
    Requirement = "vraagt andere pakketten of versies", "asks for other packs or versions";
    /// An operation was added.
    OperationAdded = "een bewerking erbij", "one more operation";
    /// An operation is gone.
    OperationRemoved = "een bewerking weg: wie haar aanriep, krijgt niets", "an operation gone: who called it gets nothing";
    /// It is written for another interface.
    Interface = "een andere interface: een oudere host laadt het niet", "another interface: an older host does not load it";
    /// It replaces something of another pack, or no longer.
    Supersedes = "vervangt iets van een ander pakket, of niet meer", "replaces something of another pack, or no longer";
    /// Something is withdrawn.
    Withdrawn = "trekt iets van een eerdere versie in", "withdraws something of an earlier version";
    /// A library has other bytes.
    Code = "andere code; dezelfde opgave", "other code; the same declaration";
    /// A library gives other scores on the old vectors.
    CodeScores = "de nieuwe code geeft andere uitkomsten op de oude voorbeelden", "the new code gives other results on the old vectors";
    /// Something that these rules do not know; it is taken at its heaviest.
    Other = "anders; onbekend wat het raakt, dus als het zwaarste geteld", "otherwise; what it touches is not known, so it counts in full";
}
