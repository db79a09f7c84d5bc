//! `vakwerk competency portfolio`: open a portfolio, add evidence to it, and see what it holds.

use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::Timestamp;
use serde::Serialize;
use vakwerk_core::access::AccessAction;
use vakwerk_core::case::{Day, Pseudonym};
use vakwerk_core::catalogue::CriterionUnit;
use vakwerk_core::competency::{
    Asked, Decision, ElementSummary, Entry as Line, Evidence, FrameworkIndex, IpoReport, Opened, Registered,
    Sufficiency, Summary,
};
use vakwerk_core::id::{ItemId, Name};
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_report::asked_line;
use vakwerk_store::LoadedPortfolio;

use super::folio::{
    asked, curriculum_option, day, file, index, path, path_option, portfolio_file, present, reading, refused, said,
    text_option,
};
use crate::access::access_options;
use crate::command::Entry;
use crate::command::arguments;
use crate::faulty;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "portfolio", define, run };

const ABOUT: Phrase = Phrase::new(
    "Open een portfolio, voeg bewijs toe, en zie wat erin staat en of het genoeg is",
    "Open a portfolio, add evidence, and see what it holds and whether it is enough",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency portfolio BESTAND [--open --subject PSEUDONIEM --framework KADER…] [--add BESTAND.toml]",
    "vakwerk competency portfolio FILE [--open --subject PSEUDONYM --framework FRAMEWORK…] [--add FILE.toml]",
);
const AFTER: Phrase = Phrase::new(
    "Een portfolio is één bestand (JSON Lines) waaraan alleen wordt toegevoegd. Er staan pseudoniemen in, geen namen, \
     en niets van een cliënt. Niveaus worden geteld en nooit gemiddeld.

Wat --add leest (TOML), alles of niets:
  format = 1
  [[data-point]]
  id = \"stage-1-a\"
  assessor = \"werkbegeleider-01\"
  role = \"supervisor\"            # oneself, peer, coach, supervisor, teacher, examiner, colleague
  independent = false
  on = \"2026-02-01\"
  method = \"observation\"         # product, case-discussion, simulation, test, interview,
                                 # multi-source, reflection, case-record
  targets = [{ element = \"fvb:vaktherapie/t3\", scale = \"algemeen:entrustment\", level = \"unsupervised\" }]
  narrative = \"Wat er goed ging, wat de volgende stap is.\"
Ook: [[report]] (reflection, development-plan, evaluation) en [[activity]] (voor het register).

Voorbeelden:
  vakwerk competency portfolio p.jsonl --open --subject student-01 --framework fvb:vaktherapie
  vakwerk competency portfolio p.jsonl --add bewijs.toml
  vakwerk competency portfolio p.jsonl --curriculum examples/curricula/bachelor-vaktherapie.toml

Met --json: subject, points, superseded, elements (element, text, points, by-oneself, assessors, methods, first, \
     last, levels, own-levels, disagreements, inferred, carried, other-editions, sufficiency), asked, register, reports, decisions, added, unknown, torn, invented.
Exitcodes: 0 gedaan · 1 geweigerd, er is niets toegevoegd · 2 verkeerd gebruik",
    "A portfolio is one file (JSON Lines) that is only ever added to. It holds pseudonyms, no names, and nothing of a \
     client. Levels are counted and never averaged.

What --add reads (TOML), all or nothing:
  format = 1
  [[data-point]]
  id = \"placement-1-a\"
  assessor = \"supervisor-01\"
  role = \"supervisor\"            # oneself, peer, coach, supervisor, teacher, examiner, colleague
  independent = false
  on = \"2026-02-01\"
  method = \"observation\"         # product, case-discussion, simulation, test, interview,
                                 # multi-source, reflection, case-record
  targets = [{ element = \"fvb:vaktherapie/t3\", scale = \"algemeen:entrustment\", level = \"unsupervised\" }]
  narrative = \"What went well, what comes next.\"
Also: [[report]] (reflection, development-plan, evaluation) and [[activity]] (for the register).

Examples:
  vakwerk competency portfolio p.jsonl --open --subject student-01 --framework fvb:vaktherapie
  vakwerk competency portfolio p.jsonl --add evidence.toml
  vakwerk competency portfolio p.jsonl --curriculum examples/curricula/bachelor-vaktherapie.toml

With --json: subject, points, superseded, elements (element, text, points, by-oneself, assessors, methods, first, \
     last, levels, own-levels, disagreements, inferred, carried, other-editions, sufficiency), asked, register, reports, decisions, added, unknown, torn, invented.
Exit codes: 0 done · 1 refused, nothing was added · 2 wrong use",
);

fn define(language: Language) -> Command {
    let flag = |name: &'static str, help: Phrase| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(help.get(language))
            .help_heading(OPTIONS.get(language))
    };
    let text = |name, value, help| text_option(name, value, help, language);
    let date = Phrase::new("DATUM", "DATE");
    Command::new("portfolio")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            arguments::file(language, Phrase::new("Het portfolio (.jsonl)", "The portfolio (.jsonl)")),
            flag("open", Phrase::new("Begin het portfolio", "Begin the portfolio"))
                .requires("subject")
                .requires("framework"),
            text(
                "subject",
                Phrase::new("PSEUDONIEM", "PSEUDONYM"),
                Phrase::new("Bij --open: van wie het is", "With --open: whose it is"),
            )
            .requires("open"),
            text(
                "framework",
                Phrase::new("KADER", "FRAMEWORK"),
                Phrase::new(
                    "Bij --open: waar naartoe wordt gewerkt; herhaalbaar",
                    "With --open: what is worked towards; repeatable",
                ),
            )
            .action(ArgAction::Append)
            .requires("open"),
            text(
                "since",
                date,
                Phrase::new(
                    "Bij --open: wanneer de registerperiode begon",
                    "With --open: when the register period began",
                ),
            )
            .requires("open"),
            flag("invented", Phrase::new("Bij --open: een voorbeeld", "With --open: an example")).requires("open"),
            path_option(
                "add",
                Phrase::new("BESTAND", "FILE"),
                Phrase::new("Voeg toe wat in dit bestand staat (TOML)", "Add what stands in this file (TOML)"),
                language,
            ),
            curriculum_option(language),
            day_option(language),
        ])
        .args(access_options(language))
}

/// A portfolio, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Shown<'a> {
    pub subject: Option<Pseudonym>,
    pub invented: bool,
    pub points: u32,
    pub superseded: u32,
    pub elements: Vec<Element>,
    pub asked: Asked,
    pub register: Vec<Registered>,
    pub reports: Vec<&'a IpoReport>,
    pub decisions: Vec<&'a Decision>,
    pub added: usize,
    pub unknown: usize,
    pub torn: usize,
}

/// An element with whether its evidence is enough.
#[derive(Serialize)]
pub(super) struct Element {
    #[serde(flatten)]
    pub summary: ElementSummary,
    pub sufficiency: Sufficiency,
}

impl<'a> Shown<'a> {
    /// What a portfolio holds on a day.
    pub fn of(loaded: &'a LoadedPortfolio, index: &FrameworkIndex<'_>, asked: Asked, today: Day) -> Self {
        let portfolio = &loaded.portfolio;
        let Summary { subject, points, superseded, elements } = portfolio.summary(index);
        let elements = elements
            .into_iter()
            .map(|summary| Element { sufficiency: portfolio.sufficiency(&summary.element, &asked.criteria), summary });
        Self {
            subject,
            invented: portfolio.opened().is_some_and(|opened| opened.invented),
            points,
            superseded,
            elements: elements.collect(),
            register: portfolio.register_periods(index, today),
            asked,
            reports: portfolio.reports().collect(),
            decisions: portfolio.decisions().collect(),
            added: 0,
            unknown: loaded.unknown,
            torn: loaded.torn,
        }
    }
}

/// The option that names the day of looking.
pub(super) fn day_option(language: Language) -> Arg {
    let help = Phrase::new("De dag waarop wordt gekeken [standaard: vandaag]", "The day of looking [default: today]");
    text_option("day", Phrase::new("DATUM", "DATE"), help, language)
}

/// The day that was named, or today.
pub(super) fn today(matches: &ArgMatches) -> Result<Day, Failure> {
    let now = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    Ok(day(matches, "day", "--day")?.unwrap_or_else(|| Day::new(now.date())))
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let path_of = file(matches);
    let asked = asked(matches)?;
    let today = today(matches)?;
    let action = if session.json { AccessAction::Export } else { AccessAction::Read };
    let reading = reading(session, matches, &path_of, action)?;
    let library = session.library(&Grants::default())?;
    let index = index(&library);
    let mut entries = Vec::new();
    let mut subject = None;
    if matches.get_flag("open") {
        let opened = opened(matches, &index, &library.shelf())?;
        subject = Some(opened.subject.clone());
        entries.push(Line::Opened(opened));
    }
    if let Some(add) = path(matches, "add") {
        let evidence: Evidence = vakwerk_pack::read_evidence(add).map_err(|faults| faulty::failure(add, faults))?;
        let subject = match subject {
            Some(subject) => Some(subject),
            None => present(&path_of, &reading)?.portfolio.opened().map(|opened| opened.subject.clone()),
        };
        let subject = subject.ok_or_else(|| refused(vec![super::confirm::not_opened()], language))?;
        entries.extend(evidence.entries(&subject, &index).map_err(|faults| refused(faults, language))?);
    }
    if !entries.is_empty() {
        portfolio_file(&path_of)?.append(&entries, Timestamp::now())?;
    }
    let loaded = present(&path_of, &reading)?;
    let mut shown = Shown::of(&loaded, &index, asked, today);
    shown.added = entries.len();
    // A file that is damaged from its first byte on is not shown as a portfolio of nobody.
    if shown.subject.is_none() && shown.points + shown.superseded == 0 && shown.unknown == 0 {
        return Err(refused(vec![super::confirm::not_opened()], language));
    }
    let page = page(session, &shown);
    Ok(Reply::new(Exit::Done, &shown, page))
}

fn opened(
    matches: &ArgMatches,
    index: &FrameworkIndex<'_>,
    shelf: &crate::shelf::Shelf<'_>,
) -> Result<Opened, Failure> {
    let subject = matches.get_one::<String>("subject").cloned().unwrap_or_default();
    let expected = Phrase::new("een pseudoniem zonder spaties", "a pseudonym without spaces");
    let subject = Pseudonym::new(subject)
        .map_err(|_| Failure::new(Exit::WrongUse, Problem::Value { option: "--subject", expected }))?;
    let mut frameworks = Vec::new();
    for named in matches.get_many::<String>("framework").into_iter().flatten() {
        let known = named.parse::<ItemId>().ok().filter(|id| index.framework(id).is_some());
        frameworks.push(known.ok_or_else(|| crate::command::show::unknown(shelf, named))?);
    }
    let register_since = day(matches, "since", "--since")?;
    Ok(Opened { subject, frameworks, register_since, invented: matches.get_flag("invented") })
}

fn page(session: &Session<'_>, shown: &Shown<'_>) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    let subject = shown.subject.as_ref().map(ToString::to_string).unwrap_or_default();
    page.title(&say!(language, "Portfolio van {subject}", "Portfolio of {subject}"));
    if shown.invented {
        page.stand_out(
            Tone::Caution,
            Phrase::new("Verzonnen, als voorbeeld.", "Invented, as an example.").get(language),
        );
    }
    if shown.added > 0 {
        let added = shown.added;
        page.line(&say!(language, "Toegevoegd: {added}.", "Added: {added}."));
    }
    let (points, superseded) = (shown.points, shown.superseded);
    page.line(&say!(
        language,
        "Gegevenspunten die gelden: {points}; die zijn vervangen: {superseded}.",
        "Data points that stand: {points}; that were superseded: {superseded}."
    ));
    if shown.unknown > 0 {
        let unknown = shown.unknown;
        page.stand_out(
            Tone::Caution,
            &say!(
                language,
                "Regels van een latere versie, bewaard en niet gelezen: {unknown}.",
                "Lines of a later version, kept and not read: {unknown}."
            ),
        );
    }
    page.line(&asked_line(&shown.asked, language));
    if !shown.elements.is_empty() {
        page.heading(Phrase::new("Per element", "Per element").get(language));
    }
    shown.elements.iter().for_each(|one| element(&mut page, one));
    shown.register.iter().for_each(|one| register(&mut page, one));
    if !shown.reports.is_empty() {
        page.heading(Phrase::new("Verslagen", "Reports").get(language));
        for report in &shown.reports {
            let (cycle, kind, on) = (report.cycle, said(report.kind.words(), language), report.on);
            page.bullet(&say!(language, "cyclus {cycle}: {kind}, {on}", "cycle {cycle}: {kind}, {on}"));
        }
    }
    if !shown.decisions.is_empty() {
        page.heading(Phrase::new("Besluiten", "Decisions").get(language));
        shown.decisions.iter().for_each(|one| decision(&mut page, one));
    }
    page
}

/// A decision as people read it.
pub(super) fn decision(page: &mut Page, one: &Decision) {
    let language = page.language();
    let (on, element, outcome) = (one.on, &one.target.element, &one.outcome);
    page.bullet(&format!("{on} {element}: {outcome}"));
    let members: Vec<String> = one
        .committee
        .iter()
        .map(|member| format!("{} ({})", member.pseudonym, said(member.role.words(), language)))
        .collect();
    let (stake, members) = (said(one.stake.words(), language), members.join(", "));
    page.under(0, &say!(language, "{stake}; besloten door {members}", "{stake}; decided by {members}"));
    if !one.sufficiency.ready {
        let (nl, en) = one.sufficiency.lacking();
        let why = one.despite.as_deref().unwrap_or_default();
        page.under(0, &say!(language, "Toch genomen, met {nl}: {why}", "Taken all the same, with {en}: {why}"));
    }
}

fn element(page: &mut Page, one: &Element) {
    let language = page.language();
    let summary = &one.summary;
    page.bullet(&format!("{} {}", summary.element, summary.text.get(language)));
    if summary.inferred > 0 {
        let inferred = summary.inferred;
        page.under(
            0,
            &say!(
                language,
                "[afgeleid] gegevenspunten bij taken die erom vragen: {inferred}",
                "[inferred] data points on tasks that call for it: {inferred}"
            ),
        );
    }
    if summary.carried > 0 {
        let carried = summary.carried;
        page.under(
            0,
            &say!(
                language,
                "[overgenomen] gegevenspunten bij wat het vervangt: {carried}",
                "[carried over] data points on what it replaces: {carried}"
            ),
        );
    }
    if summary.other_editions > 0 {
        let other = summary.other_editions;
        page.under(
            0,
            &say!(language, "gegeven onder een andere editie: {other}", "given under another edition: {other}"),
        );
    }
    if summary.points == 0 {
        return;
    }
    let methods: Vec<&str> = summary.methods.iter().map(|method| said(method.words(), language)).collect();
    let (points, assessors, methods) = (summary.points, summary.assessors, methods.join(", "));
    let own = match summary.by_oneself {
        0 => String::new(),
        own => say!(language, " ({own} over eigen werk)", " ({own} about own work)"),
    };
    let days = match summary.first.zip(summary.last) {
        Some((first, last)) if first != last => say!(language, "{first} tot en met {last}", "{first} to {last}"),
        days => days.map(|(day, _)| day.to_string()).unwrap_or_default(),
    };
    page.under(
        0,
        &say!(
            language,
            "gegevenspunten: {points}{own} · andere beoordelaars: {assessors} · {methods} · {days}",
            "data points: {points}{own} · other assessors: {assessors} · {methods} · {days}"
        ),
    );
    for level in &summary.levels {
        let (label, rank, of, scale) = (level.label.get(language), level.rank, level.of, &level.scale);
        let (others, oneself) = (level.by_others, level.by_oneself);
        page.under(
            0,
            &say!(
                language,
                "{label} ({rank} van {of}, {scale}): {others} keer door anderen, {oneself} keer door zichzelf",
                "{label} ({rank} of {of}, {scale}): {others} by others, {oneself} by oneself"
            ),
        );
    }
    for disagreement in &summary.disagreements {
        let label = |level: &Name| {
            let known = summary.levels.iter().find(|known| known.scale == disagreement.scale && known.level == *level);
            known.map_or_else(|| level.to_string(), |known| known.label.get(language).to_owned())
        };
        let given: Vec<String> =
            disagreement.levels.iter().map(|(who, level)| format!("{who}: {}", label(level))).collect();
        let given = given.join(", ");
        page.under(0, &say!(language, "! zij oordelen verschillend: {given}", "! they disagree: {given}"));
    }
    let (nl, en) = one.sufficiency.lacking();
    page.under(
        0,
        &if one.sufficiency.ready {
            say!(language, "genoeg om een besluit over te nemen", "enough to take a decision on")
        } else {
            say!(language, "nog niet genoeg: {nl}", "not yet enough: {en}")
        },
    );
}

fn register(page: &mut Page, one: &Registered) {
    let language = page.language();
    let (name, from) = (one.name.get(language), one.period.from);
    let title = match one.period.until {
        Some(until) => say!(language, "{name}: {from} tot {until}", "{name}: {from} to {until}"),
        None => say!(
            language,
            "{name}: sinds {from} (de bron drukt geen periode)",
            "{name}: since {from} (the source prints no period)"
        ),
    };
    page.heading(&title);
    for count in &one.period.counts {
        let unit = match count.unit {
            Some(CriterionUnit::Hours) => Phrase::new(" uur", " hours").get(language),
            Some(CriterionUnit::Points) => Phrase::new(" punten", " points").get(language),
            None => "",
        };
        let (name, gathered) = (count.name.get(language), page.number(count.gathered));
        let least = match count.minimum {
            Some(minimum) => {
                let minimum = page.number(minimum);
                say!(language, "van ten minste {minimum}{unit}", "of at least {minimum}{unit}")
            }
            None => say!(language, "{unit} (de bron drukt geen minimum)", "{unit} (the source prints no minimum)")
                .trim_start()
                .to_owned(),
        };
        page.bullet(&format!("{name}: {gathered} {least}"));
    }
}
