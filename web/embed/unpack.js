// Reads what one file carries: bytes as letters, and LZMA. A browser unpacks
// DEFLATE by itself, which leaves the page a fifth larger.

const RADIX = 46341;
const FIRST = 0x3400;
const N_FIRST = 0xd7a4 - FIRST;
const SECOND = 0xe000;

/** Two letters are 31 bits, lowest first: crates/xtask/src/one_file.rs writes them. */
export const bytesOf = (text) => {
  const bytes = new Uint8Array(text.length * 2);
  const value = (at) => {
    const code = text.charCodeAt(at);
    return code < SECOND ? code - FIRST : code - SECOND + N_FIRST;
  };
  let size = 0;
  let bits = 0;
  // Up to 38 bits, which a number holds and an integer of JavaScript's does not.
  let held = 0;
  for (let at = 0; at < text.length; at += 2) {
    held += (value(at) + value(at + 1) * RADIX) * 2 ** bits;
    for (bits += 31; bits > 7; bits -= 8) {
      bytes[size++] = held % 256;
      held = Math.floor(held / 256);
    }
  }
  return bytes.subarray(0, size);
};

const LITERAL_BITS = 4;

const probabilities = (size) => new Uint16Array(size).fill(1024);

/**
 * The `size` bytes that were packed by LZMA without a header, with four bits of
 * context and none of position: the specification by Igor Pavlov in the LZMA
 * SDK (<https://7-zip.org/sdk.html>), whose names stand here too.
 */
export const unpacked = (packed, size) => {
  const output = new Uint8Array(size);
  let position = 0;

  // The range decoder. The first byte is always zero.
  let at = 5;
  let range = 2 ** 32 - 1;
  let code = packed.subarray(1, 5).reduce((number, byte) => number * 256 + byte, 0);
  const normalize = () => {
    if (range >= 2 ** 24) return;
    range *= 256;
    code = code * 256 + packed[at++];
  };
  const bit = (probs, index) => {
    const bound = (range >>> 11) * probs[index];
    const isOne = code >= bound;
    if (isOne) {
      range -= bound;
      code -= bound;
      probs[index] -= probs[index] >> 5;
    } else {
      range = bound;
      probs[index] += (2048 - probs[index]) >> 5;
    }
    normalize();
    return isOne ? 1 : 0;
  };
  const directBits = (n) => {
    let number = 0;
    for (; n > 0; n -= 1) {
      range >>>= 1;
      const isOne = code >= range;
      if (isOne) code -= range;
      number = number * 2 + (isOne ? 1 : 0);
      normalize();
    }
    return number;
  };
  const tree = (probs, start, n) => {
    let node = 1;
    for (let done = 0; done < n; done += 1) node = node * 2 + bit(probs, start + node);
    return node - (1 << n);
  };
  const reverseTree = (probs, start, n) => {
    let node = 1;
    let number = 0;
    for (let done = 0; done < n; done += 1) {
      const next = bit(probs, start + node);
      node = node * 2 + next;
      number |= next << done;
    }
    return number;
  };

  const literal = probabilities(0x300 << LITERAL_BITS);
  const [isMatch, isRep, isRepG0, isRepG1, isRepG2, isRep0Long] = Array.from({ length: 6 }, () => probabilities(12));
  const posSlot = probabilities(4 * 64);
  const posDecoders = probabilities(115);
  const align = probabilities(16);
  const lengthDecoder = () => {
    const choice = probabilities(2);
    const [low, mid, high] = [probabilities(8), probabilities(8), probabilities(256)];
    return () => {
      if (!bit(choice, 0)) return tree(low, 0, 3);
      if (!bit(choice, 1)) return 8 + tree(mid, 0, 3);
      return 16 + tree(high, 0, 8);
    };
  };
  const [matchLength, repLength] = [lengthDecoder(), lengthDecoder()];

  let state = 0;
  const rep = [0, 0, 0, 0];

  const readLiteral = () => {
    const before = position > 0 ? output[position - 1] : 0;
    const start = (before >> (8 - LITERAL_BITS)) * 0x300;
    let symbol = 1;
    if (state >= 7) {
      let match = output[position - rep[0] - 1];
      let isSame = true;
      while (symbol < 256 && isSame) {
        const expected = match >> 7;
        match = (match << 1) & 255;
        const next = bit(literal, start + ((1 + expected) << 8) + symbol);
        symbol = symbol * 2 + next;
        isSame = next === expected;
      }
    }
    while (symbol < 256) symbol = symbol * 2 + bit(literal, start + symbol);
    output[position++] = symbol;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  const readDistance = (length) => {
    const slot = tree(posSlot, Math.min(length, 3) * 64, 6);
    if (slot < 4) return slot;
    const n = (slot >> 1) - 1;
    const start = (2 + (slot & 1)) << n;
    if (slot < 14) return start + reverseTree(posDecoders, start - slot, n);
    return start + directBits(n - 4) * 16 + reverseTree(align, 0, 4);
  };
  const copy = (length) => {
    for (const end = Math.min(position + length, size); position < end; position += 1)
      output[position] = output[position - rep[0] - 1];
  };

  while (position < size) {
    if (!bit(isMatch, state)) {
      readLiteral();
    } else if (!bit(isRep, state)) {
      const length = matchLength();
      rep.unshift(readDistance(length));
      rep.pop();
      state = state < 7 ? 7 : 10;
      copy(length + 2);
    } else if (!bit(isRepG0, state)) {
      const isLong = bit(isRep0Long, state);
      const length = isLong ? repLength() + 2 : 1;
      state = isLong ? (state < 7 ? 8 : 11) : state < 7 ? 9 : 11;
      copy(length);
    } else {
      // One of the last distances comes again, and is the last one then.
      const which = bit(isRepG1, state) ? 2 + bit(isRepG2, state) : 1;
      rep.unshift(...rep.splice(which, 1));
      const length = repLength();
      state = state < 7 ? 8 : 11;
      copy(length + 2);
    }
  }
  return output;
};
