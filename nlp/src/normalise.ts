import { simplifiedCharacter } from './simplified.ts';

/** A text made comparable, with the way back to the text as given. */
export type Normalised = {
  text: string;
  /** For each unit of `text`, where the character it came from starts in the text as given. */
  starts: readonly number[];
  /** For each unit of `text`, where that character ends, with the marks that belong to it. */
  ends: readonly number[];
};

/** Stands in the normalised text for a URL, an e-mail address or a handle. */
const maskedToken = '\uFFFC';

const folded = new Map<number, string>();
const asciiFolded = Array.from({ length: 128 }, (_, code) =>
  code < 32 && code !== 10 ? ' ' : String.fromCharCode(code).toLowerCase(),
);

/** Lower case, without accents, full width or tradition; '' for marks, ' ' for control characters. */
function foldCodePoint(codePoint: number): string {
  if (codePoint < 128) return asciiFolded[codePoint] ?? ' ';
  const known = folded.get(codePoint);
  if (known !== undefined) return known;
  const result = foldRare(codePoint);
  folded.set(codePoint, result);
  return result;
}

function foldRare(codePoint: number): string {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return '\uFFFD';
  if (codePoint === 0x2028 || codePoint === 0x2029) return '\n';
  const joins = codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f);
  const skin = codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
  const character = String.fromCodePoint(codePoint);
  if (joins || skin || /[\p{M}\p{Cf}]/u.test(character)) return '';
  if (/[\p{Cc}\p{Z}]/u.test(character)) return ' ';
  if (character === '’' || character === '‘' || character === '´') return "'";
  const plain = character.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return simplifiedCharacter(plain);
}

const masked = /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\p{L}\p{N}])@\w+/gu;

function maskedSpans(text: string): { start: number; end: number }[] {
  if (!text.includes('@') && !/http|www\./i.test(text)) return [];
  return Array.from(text.matchAll(masked), (m) => ({ start: m.index, end: m.index + m[0].length }));
}

const isLetter = (unit: string): boolean => unit >= 'a' && unit <= 'z';

/** Collects normalised units and where they came from. */
function createCollector(given: string) {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  // What stands unchanged in the text as given is taken over in one piece, not unit by unit.
  let from = 0;
  let to = 0;
  const flush = (): void => {
    if (to > from) text += given.slice(from, to);
  };
  return {
    add(piece: string, start: number, end: number): void {
      for (let i = 0; i < piece.length; i++) {
        starts.push(start);
        ends.push(end);
      }
      const unchanged = piece.length === 1 && end - start === 1 && piece === given.charAt(start);
      if (unchanged && start === to) {
        to = end;
        return;
      }
      flush();
      if (unchanged) {
        from = start;
        to = end;
        return;
      }
      text += piece;
      from = end;
      to = end;
    },
    /** What is dropped belongs to the character before it, so that spans take it along. */
    drop(end: number): void {
      if (ends.length > 0) ends[ends.length - 1] = end;
    },
    done(): Normalised {
      flush();
      return { text, starts, ends };
    },
  };
}

/** Counts how often a letter is repeated, so that "soooo" can be cut to "soo". */
function createRuns(): (piece: string) => number {
  let last = '';
  let run = 0;
  return (piece) => {
    run = piece === last && isLetter(piece) ? run + 1 : 1;
    last = piece;
    return run;
  };
}

/** Normalises a text; never throws, whatever the text holds. */
export function normalise(given: string): Normalised {
  const collected = createCollector(given);
  const runOf = createRuns();
  const masks = maskedSpans(given);
  let nextMask = 0;
  for (let at = 0; at < given.length; ) {
    const mask = masks[nextMask];
    if (mask && at === mask.start) {
      collected.add(maskedToken, mask.start, mask.end);
      at = mask.end;
      nextMask++;
      continue;
    }
    const codePoint = given.codePointAt(at) ?? 0;
    const end = at + (codePoint > 0xffff ? 2 : 1);
    const piece = foldCodePoint(codePoint);
    if (piece === '' || runOf(piece) > 2) collected.drop(end);
    else collected.add(piece, at, end);
    at = end;
  }
  return collected.done();
}

/** Terms that are normal already, most of a pack: lower case, no accent, no letter three times. */
const plainTerm = /^(?! )(?!.*([a-z])\1\1)[a-z0-9 '#*-]*[a-z0-9'#*-]$/;

/** A lexicon or pack term in the form normalised texts have. */
export function normaliseTerm(term: string): string {
  if (plainTerm.test(term)) return term;
  const runOf = createRuns();
  let out = '';
  for (const character of term.trim()) {
    const piece = foldCodePoint(character.codePointAt(0) ?? 0);
    if (piece !== '' && runOf(piece) <= 2) out += piece;
  }
  return out;
}

/** The span of the text as given for a span of the normalised text. */
export function originalSpan(of: Normalised, start: number, end: number) {
  if (end <= start) {
    const at = of.starts[start] ?? of.ends[of.ends.length - 1] ?? 0;
    return { start: at, end: at };
  }
  return { start: of.starts[start] ?? 0, end: of.ends[end - 1] ?? 0 };
}
