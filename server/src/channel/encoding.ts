import {
  cjkPunctuation,
  kanji,
  simplified,
  traditional,
  western,
  westernSigns,
} from './encoding-frequent.ts';

/** The text encodings that files can be read in. */
export const encodingNames = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'windows-1252',
] as const;
export type EncodingName = (typeof encodingNames)[number];

/** How likely each encoding is, best first; `name` is the best. */
export type EncodingGuess = {
  name: EncodingName;
  confidence: number;
  candidates: { name: EncodingName; confidence: number }[];
};

/** Whether the guess is too weak to go on with: a person must choose. */
export function mustAsk(guess: { confidence: number }): boolean {
  return guess.confidence < 0.5;
}

type Score = {
  /** From 0 to 1: how much the decoded text looks like text of this encoding. */
  fit: number;
  /** Characters that speak for it. */
  evidence: number;
};

/** This many characters of evidence make a perfect fit half certain. */
const halfCertain = 16;

const setOf = (...texts: string[]) => new Set(texts.join(''));
const frequentIn = {
  gb18030: setOf(simplified, cjkPunctuation),
  big5: setOf(traditional, cjkPunctuation),
  shift_jis: setOf(kanji, cjkPunctuation),
};
const westernLetters = setOf(western);
const westernOther = setOf(westernSigns);

function byteOrderMark(sample: Uint8Array): EncodingName | null {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return null;
}

function isKana(code: number): boolean {
  return code >= 0x3041 && code <= 0x30ff;
}

/** A wrong byte costs far more than a rare character: real text holds hardly any. */
function withFaults(hits: number, others: number, faults: number): Score {
  const all = hits + others + faults;
  if (all === 0) return { fit: 0, evidence: 0 };
  return { fit: Math.max(0, hits / all - (3 * faults) / all), evidence: hits + others };
}

function scoreEastAsian(text: string, name: keyof typeof frequentIn): Score {
  let hits = 0;
  let others = 0;
  let faults = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    if (code === 0xfffd) faults += 1;
    else if (frequentIn[name].has(character)) hits += 1;
    else if (name === 'shift_jis' && isKana(code)) hits += 1;
    else others += 1;
  }
  return withFaults(hits, others, faults);
}

/** An accented letter counts when it stands among ASCII letters, as it does in a word. */
function scoreWestern(text: string): Score {
  let hits = 0;
  let others = 0;
  const ascii = (at: number) => {
    const code = text.charCodeAt(at);
    return Number.isNaN(code) || code < 0x80;
  };
  for (let at = 0; at < text.length; at += 1) {
    if (ascii(at)) continue;
    const character = text.charAt(at);
    const alone = ascii(at - 1) && ascii(at + 1);
    if (westernOther.has(character) || (alone && westernLetters.has(character))) hits += 1;
    else others += 1;
  }
  return withFaults(hits, others, 0);
}

function scoreUtf8(text: string): Score {
  let good = 0;
  let faults = 0;
  for (const character of text) {
    if (character === '\uFFFD') faults += 1;
    else if (character >= '\u0080') good += 1;
  }
  // A multi-byte sequence rarely comes about by chance, so each one counts for many characters.
  const { fit } = withFaults(good, 0, faults);
  return { fit, evidence: good * halfCertain };
}

/** UTF-16 shows by its zero bytes, all of them on one side of the pairs. */
function scoreUtf16(sample: Uint8Array, zeroAt: 0 | 1): Score {
  let zeros = 0;
  let elsewhere = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at + zeroAt] === 0) zeros += 1;
    if (sample[at + 1 - zeroAt] === 0) elsewhere += 1;
  }
  const pairs = sample.length / 2;
  if (zeros < Math.max(2, pairs * 0.02) || elsewhere > zeros / 10) return { fit: 0, evidence: 0 };
  return { fit: 1, evidence: zeros * 8 };
}

function scoreOf(sample: Uint8Array, name: EncodingName): Score {
  if (name === 'utf-16le') return scoreUtf16(sample, 1);
  if (name === 'utf-16be') return scoreUtf16(sample, 0);
  // The sample may end inside a character; `stream` keeps that from counting as a fault.
  const text = new TextDecoder(name).decode(sample, { stream: true });
  if (name === 'utf-8') return scoreUtf8(text);
  if (name === 'windows-1252') return scoreWestern(text);
  return scoreEastAsian(text, name);
}

function certain(name: EncodingName): EncodingGuess {
  return { name, confidence: 1, candidates: [{ name, confidence: 1 }] };
}

/** Other encodings pass as UTF-8 only by chance, and each further character halves that chance. */
function strictUtf8(characters: number): EncodingGuess {
  const confidence = 1 - 0.5 ** characters;
  return { name: 'utf-8', confidence, candidates: [{ name: 'utf-8', confidence }] };
}

/**
 * The encoding that `sample`, the start of a file, is most likely written in.
 *
 * A byte order mark settles it; otherwise the sample is decoded in every encoding and the texts are
 * compared by their frequent characters. Confidence grows with evidence, so that a sample of a few
 * East Asian characters stays below one half (`mustAsk`).
 */
export function detectEncoding(sample: Uint8Array): EncodingGuess {
  const marked = byteOrderMark(sample);
  if (marked) return certain(marked);
  if (!sample.some(isForeign)) return certain('utf-8');
  const utf8 = scoreOf(sample, 'utf-8');
  if (utf8.fit === 1) return strictUtf8(utf8.evidence / halfCertain);
  const scored = encodingNames
    .map((name) => ({ name, ...scoreOf(sample, name) }))
    .sort((a, b) => b.fit - a.fit || b.evidence - a.evidence);
  const candidates = scored
    .map((one, at) => {
      const rival = scored[at === 0 ? 1 : 0]?.fit ?? 0;
      const lead = one.fit === 0 ? 0 : Math.max(0, one.fit - rival) / one.fit;
      const weight = one.evidence / (one.evidence + halfCertain);
      const confidence = Math.min(1, one.fit / 0.4) * weight * (at === 0 ? lead : 0.2);
      return { name: one.name, confidence: Math.round(confidence * 100) / 100 };
    })
    .filter((one, at) => at === 0 || one.confidence > 0);
  const best = candidates[0] ?? { name: 'utf-8', confidence: 0 };
  return { name: best.name, confidence: best.confidence, candidates };
}

/** Bytes of text worth looking at: enough for certainty, little enough to be quick. */
const sampleBytes = 128 * 1024;

/** A file that is plain ASCII for so long is taken for plain ASCII. */
const searchedBytes = 64 * 1024 * 1024;

/** Whether plain ASCII text has no such byte. */
const isForeign = (byte: number) => byte >= 0x80 || byte === 0;

/** Whole lines from the first byte that is not ASCII, so that no character is cut at either side. */
function foreignLines(block: Uint8Array): Uint8Array {
  const lineBefore = block.lastIndexOf(0x0a, block.findIndex(isForeign)) + 1;
  const from = lineBefore > 0 ? lineBefore : block.indexOf(0x0a) + 1;
  const to = block.lastIndexOf(0x0a, from + sampleBytes / 4);
  return block.subarray(from, Math.max(from, to));
}

/**
 * A sample of a file for `detectEncoding`: its start and, where that is plain ASCII, the first
 * stretches further on that are not.
 */
export async function takeSample(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let foreign = false;
  let seen = 0;
  for await (const block of bytes) {
    seen += block.length;
    const interesting = block.some(isForeign);
    const part = size === 0 ? block.subarray(0, sampleBytes) : foreignLines(block);
    if (size === 0 || interesting) {
      parts.push(Uint8Array.from(part));
      size += part.length;
    }
    foreign ||= interesting;
    if ((foreign && size >= sampleBytes / 2) || seen >= searchedBytes) break;
  }
  return Buffer.concat(parts);
}
