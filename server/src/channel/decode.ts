import type { EncodingName } from './encoding.ts';

/**
 * Stands around the byte offset of bytes that the encoding does not allow, inside the decoded text:
 * a character that no text may hold, so that row readers can tell it from content.
 */
export const faultMark = '\uFFFF';

const faultPattern = /\uFFFF(\d+)\uFFFF/;

/** The byte offset of the first wrong byte in a decoded text, or null. */
export function faultOffset(text: string): number | null {
  const found = faultPattern.exec(text);
  return found ? Number(found[1]) : null;
}

/** A longer stretch without a line end is cut where it happens to be. */
const longestLine = 4 * 1024 * 1024;

function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  } finally {
    try {
      decoder.decode();
    } catch {
      // Only resets the decoder: an unfinished character is no fault of the prefix.
    }
  }
}

function isWhole(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A prefix that decodes stays one when cut, so the first wrong byte is found by halving. */
function firstWrongByte(decoder: TextDecoder, line: Uint8Array): number {
  let good = 0;
  let bad = line.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(decoder, line.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // The byte that made it wrong may be the second or third of a character that began before.
  for (let at = good; at > Math.max(0, good - 4); at -= 1) {
    if (isWhole(decoder, line.subarray(0, at))) return at;
  }
  return good;
}

class LineDecoder {
  private readonly strict: TextDecoder;
  private readonly lenient: TextDecoder;

  constructor(encoding: EncodingName) {
    this.strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    this.lenient = new TextDecoder(encoding, { ignoreBOM: true });
  }

  /** The text of whole lines, with a fault mark where bytes are wrong. `start` is their offset. */
  decode(bytes: Uint8Array, start: number): string {
    const text = this.tryStrict(bytes);
    if (text !== null) return text;
    const lines: string[] = [];
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(0x0a, from);
      const to = end === -1 ? bytes.length : end + 1;
      lines.push(this.decodeLine(bytes.subarray(from, to), start + from));
      from = to;
    }
    return lines.join('');
  }

  private tryStrict(bytes: Uint8Array): string | null {
    try {
      const text = this.strict.decode(bytes);
      return text.includes(faultMark) ? text.replaceAll(faultMark, '\uFFFD') : text;
    } catch {
      return null;
    }
  }

  private decodeLine(line: Uint8Array, start: number): string {
    const text = this.tryStrict(line);
    if (text !== null) return text;
    const at = firstWrongByte(this.strict, line);
    const mark = `${faultMark}${start + at}${faultMark}`;
    return (
      this.lenient.decode(line.subarray(0, at)) + mark + this.lenient.decode(line.subarray(at))
    );
  }
}

async function* decodeWide(
  bytes: AsyncIterable<Uint8Array>,
  encoding: EncodingName,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const block of bytes) yield decoder.decode(block, { stream: true });
  yield decoder.decode();
}

async function* decodeLines(
  bytes: AsyncIterable<Uint8Array>,
  encoding: EncodingName,
): AsyncGenerator<string> {
  const decoder = new LineDecoder(encoding);
  let rest = new Uint8Array();
  let start = 0;
  for await (const block of bytes) {
    const joined = rest.length === 0 ? block : Buffer.concat([rest, block]);
    // No encoding here uses the line end's byte inside a longer character.
    const end = joined.lastIndexOf(0x0a) + 1;
    const cut = end > 0 || joined.length < longestLine ? end : joined.length;
    if (cut > 0) yield decoder.decode(joined.subarray(0, cut), start);
    start += cut;
    rest = Uint8Array.from(joined.subarray(cut));
  }
  if (rest.length > 0) yield decoder.decode(rest, start);
}

/** The text of a file in blocks, without its byte order mark. Wrong bytes leave a fault mark. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: EncodingName,
): AsyncGenerator<string> {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  let first = true;
  for await (const text of (wide ? decodeWide : decodeLines)(bytes, encoding)) {
    if (text === '') continue;
    yield first && text.startsWith('\uFEFF') ? text.slice(1) : text;
    first = false;
  }
}
