//! The declarations: `record!` for an object with named fields, `words!` for
//! one of a few words, `kinds!` for what ids name.

/// Declares a struct, its JSON fields and its schema in one place.
///
/// `"key" field: Type` must be there; `"key" field: Type = default` may be left
/// out and is not written while it equals the default. Every record keeps the
/// fields it does not know in `extra`.
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $(#[derive($derived:ident)])?
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])*
                $key:literal $field:ident : $type:ty $(= $default:expr)?
            ),* $(,)?
        }
    ) => {
        $(#[doc = $about])*
        $(#[derive($derived)])?
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $( $(#[doc = $doc])* pub $field: $type, )*
            /// Fields of a newer version, kept as they came.
            pub extra: $crate::record::JsonMap,
        }

        impl $crate::record::Field for $name {
            fn read(reader: &mut $crate::record::Reader) -> Self {
                reader.open();
                Self {
                    $( $field: record!(@read reader $key $type $(= $default)?), )*
                    extra: reader.close(),
                }
            }

            fn write(&self) -> $crate::record::Json {
                let mut map = self.extra.clone();
                $( record!(@write self map $key $field $type $(= $default)?); )*
                $crate::record::Json::Object(map)
            }

            fn schema(book: &mut $crate::record::SchemaBook) -> serde_json::Value {
                book.record(stringify!($name), concat!($($about),*), |book| {
                    let mut fields = $crate::record::SchemaBook::fields();
                    $(
                        fields.add(
                            $key,
                            concat!($($doc),*),
                            <$type as $crate::record::Field>::schema(book),
                            record!(@default $type $(= $default)?),
                        );
                    )*
                    fields
                })
            }
        }
    };
    (@read $reader:ident $key:literal $type:ty) => {
        $reader.required($key)
    };
    (@read $reader:ident $key:literal $type:ty = $default:expr) => {
        $reader.optional($key, || $default)
    };
    (@write $self:ident $map:ident $key:literal $field:ident $type:ty) => {
        $crate::record::put(&mut $map, $key, $crate::record::Field::write(&$self.$field));
    };
    (@write $self:ident $map:ident $key:literal $field:ident $type:ty = $default:expr) => {
        let default: $type = $default;
        $crate::record::put_unless(
            $crate::record::Field::write(&default),
            &mut $map,
            $key,
            $crate::record::Field::write(&$self.$field),
        );
    };
    (@default $type:ty) => { None };
    (@default $type:ty = $default:expr) => {{
        let default: $type = $default;
        Some($crate::record::Field::write(&default))
    }};
}

/// Declares an enum that is one of a few words in JSON.
macro_rules! words {
    (
        $(#[doc = $about:literal])*
        pub enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $( $(#[$vmeta])* #[serde(rename = $word)] $variant ),*
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The word that stands in files.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }
        }

        impl $crate::record::Field for $name {
            fn read(reader: &mut $crate::record::Reader) -> Self {
                Self::ALL[reader.word(&[$( $word ),*])]
            }

            fn write(&self) -> $crate::record::Json {
                $crate::record::text_value(self.word())
            }

            fn schema(book: &mut $crate::record::SchemaBook) -> serde_json::Value {
                let form = serde_json::json!({ "enum": [$( $word ),*] });
                book.named(stringify!($name), concat!($($about),*), form)
            }
        }
    };
}

/// Declares what ids name: a marker and the id type of each kind.
macro_rules! kinds {
    ($($(#[doc = $about:literal])* $kind:ident $id:ident = $name:literal;)*) => { $(
        $(#[doc = $about])*
        #[derive(Debug)]
        pub enum $kind {}

        impl $crate::record::Kind for $kind {
            const NAME: &'static str = $name;
            const ID: &'static str = stringify!($id);
            const ABOUT: &'static str = concat!($($about),*);
        }

        $(#[doc = $about])*
        pub type $id = $crate::record::Id<$kind>;
    )* };
}

pub(crate) use kinds;
pub(crate) use record;
pub(crate) use words;
