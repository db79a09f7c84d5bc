//! What a type that holds something about a person shows a developer who prints it: its name.

/// Gives types a `Debug` that names them and shows nothing of what they hold: what is printed may end in a log.
macro_rules! silent {
    ($($name:ident $(<$life:lifetime>)?)+) => {
        $(impl ::std::fmt::Debug for $name $(<$life>)? {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        })+
    };
}

pub(crate) use silent;
