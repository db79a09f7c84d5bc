//! Laban's effort: four factors with two poles each, and the drives and states that their combinations are called.
//!
//! ```
//! use vakwerk_dans::effort::{ActionDrive, Pole};
//! let glide = ActionDrive::of(Pole::Direct, Pole::Light, Pole::Sustained);
//! assert_eq!(glide, Some(ActionDrive::Glide));
//! assert_eq!(ActionDrive::Glide.poles(), [Pole::Direct, Pole::Light, Pole::Sustained]);
//! ```

/// What a movement attends to, weighs, decides or keeps going.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factor {
    /// Attention: direct or indirect.
    Space,
    /// Intention: strong or light.
    Weight,
    /// Decision: sudden or sustained.
    Time,
    /// Continuity: bound or free.
    Flow,
}

impl Factor {
    /// The four factors, in Laban's order.
    pub const ALL: [Self; 4] = [Self::Space, Self::Weight, Self::Time, Self::Flow];

    /// The name in the catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Space => "space",
            Self::Weight => "weight",
            Self::Time => "time",
            Self::Flow => "flow",
        }
    }

    /// Its two poles: the one that fights, then the one that indulges.
    #[must_use]
    pub fn poles(self) -> [Pole; 2] {
        match self {
            Self::Space => [Pole::Direct, Pole::Indirect],
            Self::Weight => [Pole::Strong, Pole::Light],
            Self::Time => [Pole::Sudden, Pole::Sustained],
            Self::Flow => [Pole::Bound, Pole::Free],
        }
    }
}

/// One of the two ways in which a factor is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pole {
    /// Space, fighting.
    Direct,
    /// Space, indulging.
    Indirect,
    /// Weight, fighting.
    Strong,
    /// Weight, indulging.
    Light,
    /// Time, fighting.
    Sudden,
    /// Time, indulging.
    Sustained,
    /// Flow, fighting.
    Bound,
    /// Flow, indulging.
    Free,
}

impl Pole {
    /// The factor it belongs to.
    #[must_use]
    pub fn factor(self) -> Factor {
        match self {
            Self::Direct | Self::Indirect => Factor::Space,
            Self::Strong | Self::Light => Factor::Weight,
            Self::Sudden | Self::Sustained => Factor::Time,
            Self::Bound | Self::Free => Factor::Flow,
        }
    }

    /// The name in the catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Strong => "strong",
            Self::Light => "light",
            Self::Sudden => "sudden",
            Self::Sustained => "sustained",
            Self::Bound => "bound",
            Self::Free => "free",
        }
    }

    /// The pole with this name.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Factor::ALL.into_iter().flat_map(Factor::poles).find(|pole| pole.id() == id)
    }
}

/// One of the eight combinations of space, weight and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionDrive {
    /// Direct, strong, sudden.
    Punch,
    /// Direct, strong, sustained.
    Press,
    /// Indirect, strong, sudden.
    Slash,
    /// Indirect, strong, sustained.
    Wring,
    /// Direct, light, sudden.
    Dab,
    /// Direct, light, sustained.
    Glide,
    /// Indirect, light, sudden.
    Flick,
    /// Indirect, light, sustained.
    Float,
}

impl ActionDrive {
    /// The eight drives.
    pub const ALL: [Self; 8] =
        [Self::Punch, Self::Press, Self::Slash, Self::Wring, Self::Dab, Self::Glide, Self::Flick, Self::Float];

    /// The drive of a pole of space, one of weight and one of time; nothing for poles of other factors.
    #[must_use]
    pub fn of(space: Pole, weight: Pole, time: Pole) -> Option<Self> {
        Self::ALL.into_iter().find(|drive| drive.poles() == [space, weight, time])
    }

    /// Its poles of space, weight and time.
    #[must_use]
    pub fn poles(self) -> [Pole; 3] {
        use Pole::{Direct, Indirect, Light, Strong, Sudden, Sustained};
        match self {
            Self::Punch => [Direct, Strong, Sudden],
            Self::Press => [Direct, Strong, Sustained],
            Self::Slash => [Indirect, Strong, Sudden],
            Self::Wring => [Indirect, Strong, Sustained],
            Self::Dab => [Direct, Light, Sudden],
            Self::Glide => [Direct, Light, Sustained],
            Self::Flick => [Indirect, Light, Sudden],
            Self::Float => [Indirect, Light, Sustained],
        }
    }

    /// The name in the catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Punch => "punch",
            Self::Press => "press",
            Self::Slash => "slash",
            Self::Wring => "wring",
            Self::Dab => "dab",
            Self::Glide => "glide",
            Self::Flick => "flick",
            Self::Float => "float",
        }
    }

    /// The drive with this name.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|drive| drive.id() == id)
    }
}

/// What a combination of factors is called, whatever their poles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Combination {
    /// All four at once: no name of its own.
    Full,
    /// Space, weight and time: an action drive, named by its poles.
    Action,
    /// Three factors with flow, by the name that stands in the catalogue.
    Transformation(&'static str),
    /// Two factors: a state, by the name that stands in the catalogue.
    State(&'static str),
    /// One factor.
    Single,
    /// None.
    Nothing,
}

impl Combination {
    /// What the combination of these factors is called; order and repetition do not matter.
    #[must_use]
    pub fn of(factors: &[Factor]) -> Self {
        let has = |factor| factors.contains(&factor);
        match (has(Factor::Space), has(Factor::Weight), has(Factor::Time), has(Factor::Flow)) {
            (true, true, true, true) => Self::Full,
            (true, true, true, false) => Self::Action,
            (false, true, true, true) => Self::Transformation("passion"),
            (true, false, true, true) => Self::Transformation("vision"),
            (true, true, false, true) => Self::Transformation("spell"),
            (true, false, true, false) => Self::State("awake"),
            (false, true, false, true) => Self::State("dream"),
            (true, false, false, true) => Self::State("remote"),
            (false, true, true, false) => Self::State("near"),
            (true, true, false, false) => Self::State("stable"),
            (false, false, true, true) => Self::State("mobile"),
            (false, false, false, false) => Self::Nothing,
            _ => Self::Single,
        }
    }
}
