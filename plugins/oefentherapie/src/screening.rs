//! The screening on direct access: which signs were asked in this region, which are there, and the three questions apart.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{Material, Record, Value};

use crate::tables::{GROUPS, Group, Sign};

pub(crate) const SIGNS: &str = "oefentherapie:screening-signs";
pub(crate) const QUESTIONS: &str = "vvocm:dto-screening";
pub(crate) const GUIDELINE: &str = "oefentherapie:kngf-rode-vlaggen";
/// The group that our sources call urgent.
const URGENT: &str = "neurological";
const LOW_BACK: &str = "low-back";

/// What is known of one group of signs.
pub(crate) struct Asked {
    pub(crate) group: &'static Group,
    /// The signs that are there.
    pub(crate) present: Vec<Words>,
    /// How many signs were asked and are not there.
    pub(crate) absent: usize,
    /// The signs that were not asked yet.
    pub(crate) open: Vec<Words>,
    /// How many signs are not asked in this region.
    pub(crate) elsewhere: usize,
}

impl Asked {
    fn of(group: &'static Group, record: &Record, low_back: bool) -> Self {
        let (asked, elsewhere): (Vec<&Sign>, Vec<&Sign>) =
            group.signs.iter().partition(|sign| low_back || !sign.low_back_only);
        let mut known = Self { group, present: Vec::new(), absent: 0, open: Vec::new(), elsewhere: elsewhere.len() };
        for sign in asked {
            match record.fields.get(sign.id) {
                Some(Value::YesNo(true)) => known.present.push(sign.name),
                Some(Value::YesNo(false)) => known.absent += 1,
                _ => known.open.push(sign.name),
            }
        }
        known
    }

    /// How many signs are asked in this region.
    pub(crate) fn total(&self) -> usize {
        self.present.len() + self.absent + self.open.len()
    }
}

/// An answer to one of the three questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    Open,
    Yes,
    No,
}

/// A screening as it was recorded; a newer record of a form replaces an older one.
pub(crate) struct Screening<'a> {
    signs: Option<&'a Record>,
    questions: Option<&'a Record>,
}

impl<'a> Screening<'a> {
    pub(crate) fn of(material: &'a Material) -> Self {
        Self { signs: material.latest_record(SIGNS), questions: material.latest_record(QUESTIONS) }
    }

    /// Whether anything of a screening was recorded.
    pub(crate) fn begun(&self) -> bool {
        self.signs.is_some() || self.questions.is_some()
    }

    /// The region of the complaint, where signs were recorded.
    pub(crate) fn region(&self) -> Option<&'a str> {
        self.signs?.fields.get("region").and_then(Value::word)
    }

    fn low_back(&self) -> bool {
        self.region() == Some(LOW_BACK)
    }

    /// The groups in the order in which they are asked, the urgent one first; none where no sign was recorded.
    pub(crate) fn groups(&self) -> Vec<Asked> {
        let Some(record) = self.signs else { return Vec::new() };
        GROUPS.iter().map(|group| Asked::of(group, record, self.low_back())).collect()
    }

    /// Every sign that is there, urgent ones first.
    pub(crate) fn present(&self) -> Vec<Words> {
        self.groups().into_iter().flat_map(|asked| asked.present).collect()
    }

    /// The urgent signs that are there.
    pub(crate) fn urgent(&self) -> Vec<Words> {
        self.groups().into_iter().filter(|asked| asked.group.id == URGENT).flat_map(|asked| asked.present).collect()
    }

    /// The signs that were not asked yet.
    pub(crate) fn open(&self) -> Vec<Words> {
        self.groups().into_iter().flat_map(|asked| asked.open).collect()
    }

    /// Whether the signs of one's own guideline were not asked, which matters wherever our sources know too few.
    pub(crate) fn own_signs_open(&self) -> bool {
        let asked = |record: &Record| record.fields.get("own-signs-asked") == Some(&Value::YesNo(true));
        self.signs.is_some_and(|record| !self.low_back() && !asked(record))
    }

    /// Question 1: are there signs of a specific condition? Yes is *niet pluis*.
    pub(crate) fn suspicion(&self) -> Answered {
        match self.question("suspicion").and_then(Value::word) {
            Some("niet-pluis") => Answered::Yes,
            Some("pluis") => Answered::No,
            _ => Answered::Open,
        }
    }

    /// Question 2: is more medical information wanted?
    pub(crate) fn more_information(&self) -> Answered {
        yes_no(self.question("more-information"))
    }

    /// Question 3: is treatment possibly indicated?
    pub(crate) fn possibly_indicated(&self) -> Answered {
        yes_no(self.question("possibly-indicated"))
    }

    /// Whether a physician was contacted.
    pub(crate) fn contacted(&self) -> bool {
        self.question("contact").and_then(Value::word).is_some_and(|contact| !contact.trim().is_empty())
    }

    fn question(&self, field: &str) -> Option<&'a Value> {
        self.questions?.fields.get(field)
    }
}

fn yes_no(value: Option<&Value>) -> Answered {
    match value {
        Some(Value::YesNo(true)) => Answered::Yes,
        Some(Value::YesNo(false)) => Answered::No,
        _ => Answered::Open,
    }
}
