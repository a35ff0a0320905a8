const half = 32;

function mix(seed: number, text: string, at: number): number {
  let hash = seed;
  for (let step = 0; step < 3; step += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at + step), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function halfHash(letters: string, seed: number): number {
  const votes = new Int32Array(half);
  for (let at = 0; at + 3 <= letters.length; at += 1) {
    const hash = mix(seed, letters, at);
    for (let bit = 0; bit < half; bit += 1) {
      votes[bit] = (votes[bit] ?? 0) + ((hash >>> bit) & 1 ? 1 : -1);
    }
  }
  let value = 0;
  for (let bit = 0; bit < half; bit += 1) if ((votes[bit] ?? 0) > 0) value |= 1 << bit;
  return value >>> 0;
}

/**
 * SimHash of a text's character trigrams, as a signed 64-bit number in decimal digits; near texts
 * differ in few bits. Two 32-bit halves: whole-number arithmetic is many times faster than BigInt.
 *
 * @see Charikar, M. (2002). Similarity estimation techniques from rounding algorithms. STOC ’02.
 * @returns null for texts under 12 letters, which say too little to be told apart.
 */
export function simhash(text: string): string | null {
  const letters = text
    .slice(0, 2_000)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  if (letters.length < 12) return null;
  const high = BigInt(halfHash(letters, 0x9e3779b9));
  const low = BigInt(halfHash(letters, 0x7f4a7c15));
  return BigInt.asIntN(64, (high << 32n) | low).toString();
}

/** In how many of 64 bits two hashes differ. */
export function hammingDistance(a: string, b: string): number {
  let difference = BigInt.asUintN(64, BigInt(a) ^ BigInt(b));
  let count = 0;
  while (difference) {
    count += 1;
    difference &= difference - 1n;
  }
  return count;
}
