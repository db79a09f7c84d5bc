//! Finds the framework that is asked for, with its pack and the scales that it names.

use clap::Arg;
use vakwerk_core::catalogue::{Framework, Item, LevelScale, Pack};
use vakwerk_core::id::ItemId;
use vakwerk_core::text::Language;

use crate::command::show::unknown;
use crate::frame::ARGUMENTS;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::Failure;
use crate::shelf::Shelf;
use crate::words::Word;

/// A framework with the pack it stands in.
pub(super) struct Picked<'a> {
    pub pack: &'a Pack,
    pub framework: &'a Framework,
}

impl<'a> Picked<'a> {
    /// The framework with this id.
    pub fn from(shelf: &Shelf<'a>, id: &str) -> Result<Self, Failure> {
        let found = id.parse::<ItemId>().ok().and_then(|id| shelf.item(&id));
        match found {
            Some((pack, Item::Framework(framework))) => Ok(Self { pack, framework }),
            Some((_, item)) => {
                let needed = Phrase::new("een beroepskader", "a framework");
                let found = item.phrase();
                Err(Problem::WrongKind { id: id.to_owned(), found, needed }.into())
            }
            None => Err(unknown(shelf, id)),
        }
    }

    pub fn id(&self) -> ItemId {
        self.pack.full_id(&self.framework.id)
    }

    /// The scales of levels that it names and that are there.
    pub fn scales(&self, shelf: &Shelf<'a>) -> Vec<&'a LevelScale> {
        let named = self.framework.level_scales.iter();
        let found = named.filter_map(|scale| match shelf.item(&scale.within(&self.pack.manifest.id))?.1 {
            Item::LevelScale(scale) => Some(scale),
            _ => None,
        });
        found.collect()
    }
}

/// The argument that names a framework.
pub(super) fn framework_arg(language: Language) -> Arg {
    Arg::new("framework")
        .value_name(Phrase::new("KADER", "FRAMEWORK").get(language))
        .help(Phrase::new("Een beroepskader als `plugin:kader`", "A framework as `plugin:framework`").get(language))
        .help_heading(ARGUMENTS.get(language))
        .required(true)
}
