//! The table of stable codes that every crate keeps: one macro, so that all tables are of one form.

/// Declares the enum `Code` from a table: per line a reason, a name, the code, and a short title in Dutch and English.
///
/// A code never changes its meaning and is never used again.
///
/// ```
/// use vakwerk_core::text::Language;
///
/// vakwerk_core::codes! {
///     /// The folder cannot be read.
///     Unreadable = "E0999", "map onleesbaar", "folder unreadable";
/// }
///
/// assert_eq!(Code::Unreadable.as_str(), "E0999");
/// assert_eq!(Code::ALL[0].title(Language::Nl), "map onleesbaar");
/// ```
#[macro_export]
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $nl:literal, $en:literal;)+) => {
        /// What went wrong; a code never changes its meaning and is never used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The code as it is printed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// A short title.
            #[must_use]
            pub const fn title(self, language: $crate::text::Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, $crate::text::Language::Nl) => $nl,
                      (Self::$name, $crate::text::Language::En) => $en,)+
                }
            }
        }
    };
}
