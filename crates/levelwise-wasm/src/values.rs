//! Results as JavaScript's values: plain objects, lists, texts, numbers, true and
//! false, and null for what is absent, as JSON would have them.
//!
//! What is written is known and small, so that this is a tenth of what a
//! serializer for everything takes: numbers are below 2^53, keys are texts, and
//! nothing fails.

use std::fmt::Display;

use js_sys::Array;
use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    Serializer,
};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// An object with no fields but its own.
    #[wasm_bindgen(js_name = Object)]
    pub(crate) type Plain;

    #[wasm_bindgen(constructor, js_class = Object)]
    pub(crate) fn new() -> Plain;

    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn set(this: &Plain, key: &str, value: JsValue);
}

/// The value in plain objects, lists and null, as JSON would have it.
pub(crate) fn value_of<T: Serialize + ?Sized>(value: &T) -> JsValue {
    let Ok(value) = value.serialize(Values);
    value
}

/// Writes one value.
struct Values;

/// There is none: no result holds what cannot be written.
#[derive(Debug)]
enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl serde::ser::Error for Never {
    fn custom<T: Display>(message: T) -> Self {
        unreachable!("no result of the engine says: {message}")
    }
}

type Written = Result<JsValue, Never>;

/// An object on its way, and the key whose value comes next.
struct Fields {
    object: Plain,
    key: String,
    /// The variant of which these are the fields; then they stand in an object of
    /// their own.
    variant: Option<&'static str>,
}

/// A list on its way.
struct Items(Array);

impl Fields {
    #[inline(never)]
    fn new(variant: Option<&'static str>) -> Self {
        Self {
            object: Plain::new(),
            key: String::new(),
            variant,
        }
    }

    #[inline(never)]
    fn put(&self, key: &str, value: JsValue) {
        self.object.set(key, value);
    }

    #[inline(never)]
    fn finish(self) -> JsValue {
        match self.variant {
            None => self.object.into(),
            Some(variant) => {
                let around = Plain::new();
                around.set(variant, self.object.into());
                around.into()
            }
        }
    }
}

/// A number; those of the engine are counts, far below 2^53.
macro_rules! numbers {
    ($($name:ident: $type:ty),*) => { $(
        fn $name(self, value: $type) -> Written {
            Ok(JsValue::from_f64(value as f64))
        }
    )* };
}

impl Serializer for Values {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = Items;
    type SerializeTuple = Impossible<JsValue, Never>;
    type SerializeTupleStruct = Impossible<JsValue, Never>;
    type SerializeTupleVariant = Impossible<JsValue, Never>;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    numbers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32
    );

    fn serialize_f64(self, value: f64) -> Written {
        Ok(JsValue::from_f64(value))
    }

    fn serialize_bool(self, value: bool) -> Written {
        Ok(JsValue::from_bool(value))
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(JsValue::from_str(value))
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        unreachable!()
    }

    fn serialize_none(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let fields = Fields::new(None);
        fields.put(variant, value.serialize(Self)?);
        Ok(fields.finish())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Never> {
        Ok(Items(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Never> {
        unreachable!()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Never> {
        unreachable!()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        unreachable!()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Never> {
        Ok(Fields::new(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Never> {
        Ok(Fields::new(None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Fields, Never> {
        Ok(Fields::new(Some(variant)))
    }
}

impl SerializeSeq for Items {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.0.push(&value.serialize(Values)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.0.into())
    }
}

impl SerializeMap for Fields {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.key = key.serialize(Values)?.as_string().unwrap_or_default();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.put(&self.key, value.serialize(Values)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.finish())
    }
}

impl SerializeStruct for Fields {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.put(key, value.serialize(Values)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.finish())
    }
}

impl SerializeStructVariant for Fields {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        SerializeStruct::serialize_field(self, key, value)
    }

    fn end(self) -> Written {
        Ok(self.finish())
    }
}
