const prime = 0x100000001b3n;

/**
 * A short name for data, equal when the data are: 16 hexadecimal digits of FNV-1a over their JSON.
 *
 * It shows that two results rest on the same input; it is no protection against a forger.
 *
 * @param input Anything JSON can write; keys count in the order they stand.
 * @see Fowler, G., Noll, L., Vo, K. & Eastlake, D. (2024). The FNV Non-Cryptographic Hash Algorithm.
 * @example fingerprint('a') === fingerprint('a') // true
 */
export function fingerprint(input: unknown): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify(input))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
}
