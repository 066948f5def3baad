//! Writes codes whose packed bytes no engine would write.

/// The code that holds these packed bytes (L3).
pub(crate) fn code_of(packed: &[u8]) -> String {
    let size = u32::try_from(packed.len())
        .expect("a code's size")
        .to_be_bytes();
    let check = hmac_sha256::Hash::hash(packed);
    let bytes = [&size[1..], &check[..4], packed].concat();
    let letters: Vec<char> = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(['-', '_'])
        .collect();
    let mut code = "LW1-".to_owned();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| {
            bits << 8 | usize::from(*three.get(at).unwrap_or(&0))
        });
        code.extend((0..=three.len()).map(|at| letters[bits >> (18 - 6 * at) & 63]));
    }
    code
}
