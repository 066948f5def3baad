//! How does a linked module name what it imports and exports, and how is that
//! renamed?
//!
//! Only as much of the binary format as that takes:
//! <https://webassembly.github.io/spec/core/binary/modules.html>

/// What wasm-bindgen imports from its own script.
pub(crate) const IMPORTED_FROM: &str = "./levelwise-web_bg.js";
/// What a later part imports from the first.
pub(crate) const FIRST_PART: &str = "__wasm_split";

/// Replaces `long` where it stands as a word or a path of its own.
pub(crate) fn renamed(script: &str, long: &str, short: &str) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find(long) {
        let (before, found) = rest.split_at(at);
        let after = &found[long.len()..];
        text.push_str(before);
        let stands_alone = !before.ends_with(is_word) && !after.starts_with(is_word);
        text.push_str(if stands_alone { short } else { long });
        rest = after;
    }
    text + rest
}

/// Which name became which.
pub(crate) type Names = Vec<(String, String)>;

/// How the names begin by which nobody but its own script calls a module.
const FOR_THE_SCRIPT: [&str; 3] = ["wasm_bindgen_", "__wbindgen_", "__externref_"];

/// The module with its imports and exports renamed: what comes from its own
/// script or from the first part comes from `id`; what the script gives or takes
/// has a name of one to three letters.
pub(crate) fn linked_by(id: &str, module: &[u8]) -> Option<(Vec<u8>, Names)> {
    const IMPORTS: u8 = 2;
    const EXPORTS: u8 = 7;
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut written = header.to_vec();
    let mut names = Names::new();
    while let Some((kind, after)) = rest.split_first() {
        let (size, body) = number(after)?;
        let (section, next) = body.split_at_checked(size)?;
        written.push(*kind);
        let short = match *kind {
            IMPORTS => short_imports(section, id, &mut names)?,
            EXPORTS => short_exports(section, &mut names)?,
            _ => section.to_vec(),
        };
        put_number(&mut written, short.len());
        written.extend(short);
        rest = next;
    }
    Some((written, names))
}

fn short_imports(section: &[u8], id: &str, names: &mut Names) -> Option<Vec<u8>> {
    let (n_imports, mut rest) = number(section)?;
    let mut written = Vec::new();
    put_number(&mut written, n_imports);
    for _ in 0..n_imports {
        let (from, after) = text(rest)?;
        let (name, after) = text(after)?;
        let after_type = skip_type(after)?;
        let short = if from == IMPORTED_FROM {
            let short = short_name(names.len());
            names.push((name.to_owned(), short.clone()));
            short
        } else {
            name.to_owned()
        };
        let is_ours = from == IMPORTED_FROM || from == FIRST_PART;
        put_text(&mut written, if is_ours { id } else { from });
        put_text(&mut written, &short);
        written.extend(&after[..after.len() - after_type.len()]);
        rest = after_type;
    }
    Some(written)
}

fn short_exports(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (n_exports, mut rest) = number(section)?;
    let mut written = Vec::new();
    put_number(&mut written, n_exports);
    for _ in 0..n_exports {
        let (name, kind) = text(rest)?;
        let after = number(kind.get(1..)?)?.1;
        if FOR_THE_SCRIPT.iter().any(|start| name.starts_with(start)) {
            let short = short_name(names.len());
            put_text(&mut written, &short);
            names.push((name.to_owned(), short));
        } else {
            put_text(&mut written, name);
        }
        written.extend(&kind[..kind.len() - after.len()]);
        rest = after;
    }
    Some(written)
}

/// What stands behind the type of an import.
fn skip_type(bytes: &[u8]) -> Option<&[u8]> {
    let limits = |bytes| {
        let (kind, mut rest) = number(bytes)?;
        for _ in 0..=(kind & 1) {
            rest = number(rest)?.1;
        }
        Some(rest)
    };
    let (kind, rest) = bytes.split_first()?;
    match kind {
        0 => number(rest).map(|(_, rest)| rest),
        1 => limits(rest.get(1..)?),
        2 => limits(rest),
        3 => rest.get(2..),
        _ => None,
    }
}

/// `$a`, `$b` …: no name of JavaScript's and none of wasm-bindgen's.
fn short_name(index: usize) -> String {
    let letter = |index: usize| char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    let mut name = String::from("$");
    if index >= 26 {
        name.push(letter(index / 26 - 1));
    }
    name.push(letter(index));
    name
}

/// An unsigned LEB128 number, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

fn put_number(written: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        if value == 0 {
            written.push(low);
            return;
        }
        written.push(low | 0x80);
    }
}

fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (size, rest) = number(bytes)?;
    let (text, rest) = rest.split_at_checked(size)?;
    Some((std::str::from_utf8(text).ok()?, rest))
}

fn put_text(written: &mut Vec<u8>, text: &str) {
    put_number(written, text.len());
    written.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_come_back() {
        for value in [0, 1, 127, 128, 300, 16_384, 4_000_000] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            bytes.push(7);
            assert_eq!(number(&bytes), Some((value, &[7][..])), "{value}");
        }
        assert_eq!(number(&[0x80]), None);
    }

    #[test]
    fn only_imports_of_the_same_build_are_renamed() {
        let mut section = Vec::new();
        put_number(&mut section, 4);
        for (from, name) in [
            (IMPORTED_FROM, "__wbg_click_0123456789abcdef"),
            ("__wasm_split", "memory"),
            ("./host.js", "mount"),
            (IMPORTED_FROM, "__wbindgen_throw"),
        ] {
            put_text(&mut section, from);
            put_text(&mut section, name);
            section.extend([0, 5]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(2);
        put_number(&mut module, section.len());
        module.extend(&section);
        module.extend([10, 2, 1, 0]);

        let (short, names) = linked_by("b1", &module).expect("a module");
        assert_eq!(
            names,
            [
                ("__wbg_click_0123456789abcdef".into(), "$a".into()),
                ("__wbindgen_throw".into(), "$b".into())
            ]
        );
        assert!(short.ends_with(&[10, 2, 1, 0]));
        let text = String::from_utf8_lossy(&short).into_owned();
        assert!(text.contains("\u{2}b1\u{6}memory") && !text.contains("click"));
        assert!(text.contains("\u{9}./host.js\u{5}mount"), "{text}");
        assert_eq!(linked_by("b1", &module[..20]), None);
    }

    #[test]
    fn only_exports_for_the_script_are_renamed() {
        let mut section = Vec::new();
        put_number(&mut section, 3);
        for (name, kind) in [
            ("memory", 2),
            ("__wbindgen_malloc", 0),
            ("__wasm_split_1", 0),
        ] {
            put_text(&mut section, name);
            // Of a function whose number takes two bytes.
            section.extend([kind, 0x80, 1]);
        }
        let mut names = Names::new();
        let short = short_exports(&section, &mut names).expect("a section");
        assert_eq!(names, [("__wbindgen_malloc".into(), "$a".into())]);
        let mut expected = vec![3];
        for (name, kind) in [("memory", 2), ("$a", 0), ("__wasm_split_1", 0)] {
            put_text(&mut expected, name);
            expected.extend([kind, 0x80, 1]);
        }
        assert_eq!(short, expected);
        assert_eq!(short_exports(&section[..12], &mut names), None);
    }

    #[test]
    fn a_longer_name_is_left_alone() {
        let script = "x.__wbg_a = __wbg_a; __wbg_a_1(__wbg_a)";
        assert_eq!(renamed(script, "__wbg_a", "$a"), "x.$a = $a; __wbg_a_1($a)");
        let script = "{ __wasm_split: {} }, __wasm_split_load, it.__wasm_split.a";
        assert_eq!(
            renamed(script, FIRST_PART, "b1"),
            "{ b1: {} }, __wasm_split_load, it.b1.a"
        );
        assert_eq!(
            renamed("a[\"./levelwise-web_bg.js\"]", IMPORTED_FROM, "b1"),
            "a[\"b1\"]"
        );
        assert_eq!(short_name(0), "$a");
        assert_eq!(short_name(25), "$z");
        assert_eq!(short_name(26), "$aa");
        assert_eq!(short_name(146), "$eq");
    }
}
