// Whether two values are the same to the byte, in the form that SPEC.md F5
// describes: two spaces, keys sorted by their UTF-8 bytes.

export function same(expected, found) {
  sameText(written(expected), written(found));
}

export function sameText(expected, found) {
  if (expected !== found) {
    throw new Error(`expected\n${expected}\nfound\n${found}`);
  }
}

/** The canonical text of a value, without a line break at the end. */
export function written(value, margin = "") {
  const within = `${margin}  `;
  const list = (open, entries, close) =>
    entries.length === 0
      ? open + close
      : `${open}\n${within}${entries.join(`,\n${within}`)}\n${margin}${close}`;
  if (Array.isArray(value)) {
    return list("[", value.map((item) => written(item, within)), "]");
  }
  if (value !== null && typeof value === "object") {
    const keys = Object.keys(value).sort(byCodePoints);
    const entry = (key) => `${JSON.stringify(key)}: ${written(value[key], within)}`;
    return list("{", keys.map(entry), "}");
  }
  return JSON.stringify(value);
}

/** UTF-8 sorts as code points do; JavaScript sorts by halves of them. */
function byCodePoints(one, other) {
  const [ones, others] = [[...one], [...other]];
  for (let index = 0; index < Math.min(ones.length, others.length); index += 1) {
    const difference = ones[index].codePointAt(0) - others[index].codePointAt(0);
    if (difference !== 0) {
      return difference;
    }
  }
  return ones.length - others.length;
}
