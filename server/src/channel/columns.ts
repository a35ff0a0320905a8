import { asksRecommendation, type ColumnRole, rolesByName } from './column-names.ts';
import { ratingForm, ratingValue, type Scale } from './rating-cell.ts';
import type { Cell, TableRow } from './table-file.ts';
import { guessTimeFormat, type TimeFormat } from './time-cell.ts';

/** What a column most likely holds, with what is needed to read it. */
export type ColumnGuess = {
  column: string;
  role: ColumnRole;
  confidence: number;
  samples: string[];
  rating?: { metric: string; min: number; max: number } | undefined;
  timeFormat?: TimeFormat | undefined;
  /** Day and month could change places: a person should look. */
  ambiguous?: true | undefined;
};

/** What the sampled cells of one column look like. */
type Profile = {
  header: string;
  cells: Cell[];
  /** Shares of the filled cells. */
  filled: number;
  letters: number;
  distinct: number;
  /** Cells that say what another cell said before. */
  repeats: number;
  meanLength: number;
};

type Verdict = Omit<ColumnGuess, 'column' | 'samples'>;

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const phonePattern = /^\+?[\d\s().-]{7,20}$/;
const languagePattern = /^[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/;

function profileOf(header: string, all: readonly Cell[]): Profile {
  const cells = all.filter((cell) => cell !== null);
  const texts = cells.map(String);
  const share = (test: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  return {
    header,
    cells,
    filled: all.length === 0 ? 0 : cells.length / all.length,
    letters: share((text) => /\p{L}/u.test(text)),
    distinct: texts.length === 0 ? 0 : new Set(texts).size / texts.length,
    repeats: texts.length - new Set(texts).size,
    meanLength: texts.reduce((sum, text) => sum + [...text].length, 0) / Math.max(1, texts.length),
  };
}

function shareMatching(profile: Profile, test: (text: string) => boolean): number {
  const { cells } = profile;
  if (cells.length === 0) return 0;
  return cells.filter((cell) => test(String(cell).trim())).length / cells.length;
}

function scaleFor(highest: number, lowest: number, header: string): Scale | null {
  if (lowest < 0) return null;
  if (highest <= 5 && !asksRecommendation(header)) return { min: lowest < 1 ? 0 : 1, max: 5 };
  if (highest <= 10) return { min: asksRecommendation(header) || lowest < 1 ? 0 : 1, max: 10 };
  return highest <= 100 ? { min: 0, max: 100 } : null;
}

/** The scale that holds every rating of the column, or null when it holds none. */
function ratingScale(profile: Profile): Scale | null {
  const forms = profile.cells.map(ratingForm);
  if (forms.length === 0 || forms.filter(Boolean).length < forms.length * 0.9) return null;
  if (forms.every((form) => form === 'word' || form === 'stars')) return { min: 1, max: 5 };
  const best = profile.cells.map((cell) => /(?:\/|out of|de)\s*(\d+)/.exec(String(cell))?.[1]);
  const stated = best.find((one) => one !== undefined);
  if (stated) return { min: 0, max: Number(stated) };
  const values = profile.cells
    .filter((_, at) => forms[at] === 'number')
    .map((cell) => ratingValue(cell, { min: -Infinity, max: Infinity }) ?? 0);
  return scaleFor(Math.max(...values), Math.min(...values), profile.header);
}

function metricOf(header: string, scale: Scale): string {
  return asksRecommendation(header) && scale.min === 0 && scale.max === 10 ? 'nps' : 'csat';
}

function ratingVerdict(profile: Profile, named: boolean): Verdict | null {
  const scale = ratingScale(profile);
  if (!scale) return null;
  const forms = new Set(profile.cells.map(ratingForm));
  const shown = forms.has('stars') || forms.has('word') || forms.has('fraction');
  // Bare numbers under a header that says nothing may be anything.
  if (!named && !shown) return null;
  const rating = { metric: metricOf(profile.header, scale), ...scale };
  return { role: 'rating', confidence: named ? 0.95 : 0.7, rating };
}

function timeVerdict(profile: Profile, named: boolean): Verdict | null {
  const time = guessTimeFormat(profile.cells);
  if (!time) return null;
  const count = time.format === 'unix' || time.format === 'unix_ms';
  if (count && !named) return null;
  return {
    role: 'time',
    confidence: (named ? 0.95 : 0.7) * time.share,
    timeFormat: time.format,
    ...(time.ambiguous ? { ambiguous: true as const } : {}),
  };
}

function sharedVerdict(role: ColumnRole, share: number, named: boolean): Verdict | null {
  const least = named ? 0.5 : 0.9;
  return share >= least ? { role, confidence: share * (named ? 0.98 : 0.75) } : null;
}

/**
 * A column whose name says id is one, also where a few rows repeat it: a person is told of them
 * before the import. Many repeats make it something else, such as an order with several voices.
 */
function idVerdict({ distinct, repeats, cells }: Profile): Verdict | null {
  if (repeats === 0) return { role: 'id', confidence: 0.85 };
  const few = repeats === 1 && cells.length > 2;
  return few || distinct >= 0.95 ? { role: 'id', confidence: 0.6 } : null;
}

/** How well the cells bear out a role that the header speaks for. */
function namedVerdict(role: ColumnRole, profile: Profile): Verdict | null {
  if (role === 'rating') return ratingVerdict(profile, true);
  if (role === 'time') return timeVerdict(profile, true);
  if (role === 'email')
    return sharedVerdict(
      role,
      shareMatching(profile, (t) => emailPattern.test(t)),
      true,
    );
  if (role === 'phone')
    return sharedVerdict(
      role,
      shareMatching(profile, (t) => phonePattern.test(t)),
      true,
    );
  if (role === 'text') return profile.letters > 0.3 ? { role, confidence: 0.9 } : null;
  if (role === 'language') {
    return sharedVerdict(
      role,
      shareMatching(profile, (t) => languagePattern.test(t)),
      true,
    );
  }
  if (role === 'id' || role === 'userId' || role === 'cardNo') {
    const short =
      profile.meanLength <= 64 && shareMatching(profile, (t) => !/\s.*\s/.test(t)) > 0.9;
    if (!short) return null;
    return role === 'id' ? idVerdict(profile) : { role, confidence: 0.85 };
  }
  return profile.meanLength <= 80 ? { role, confidence: 0.8 } : null;
}

/** What the cells alone show, under a header that says nothing. */
function unnamedVerdict(profile: Profile): Verdict | null {
  const email = sharedVerdict(
    'email',
    shareMatching(profile, (t) => emailPattern.test(t)),
    false,
  );
  if (email) return email;
  const found = timeVerdict(profile, false) ?? ratingVerdict(profile, false);
  if (found) return found;
  const phone = shareMatching(profile, (t) => /^(\+\d[\d\s().-]{6,}|1[3-9]\d{9})$/.test(t));
  return sharedVerdict('phone', phone, false);
}

/** Sentences differ from each other and are longer than names and categories. */
function looksLikeText(profile: Profile): boolean {
  const { cells, letters, distinct, meanLength } = profile;
  if (cells.length === 0 || letters < 0.6) return false;
  const cjk = shareMatching(profile, (t) => /[\p{Script=Han}\p{Script=Hiragana}]/u.test(t)) > 0.5;
  return meanLength >= (cjk ? 8 : 25) && distinct > 0.5;
}

function verdictOf(profile: Profile): Verdict {
  const attribute: Verdict = { role: 'attribute', confidence: 0.5 };
  if (profile.cells.length === 0) return attribute;
  const named = rolesByName(profile.header);
  for (const role of named) {
    const verdict = namedVerdict(role, profile);
    if (verdict) return verdict;
  }
  const found = unnamedVerdict(profile);
  if (found) return found;
  return looksLikeText(profile) ? { role: 'text', confidence: 0.6 } : attribute;
}

/** Roles that one column at most can have; the others of that role become attributes. */
const single: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'title',
  'time',
  'id',
  'unit',
  'channel',
  'language',
  'email',
  'phone',
  'cardNo',
  'userId',
  'name',
]);

function keepBestOfEach(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  const best = new Map<ColumnRole, ColumnGuess>();
  for (const guess of guesses) {
    const rival = best.get(guess.role);
    if (!rival || guess.confidence > rival.confidence) best.set(guess.role, guess);
  }
  return guesses.map((guess) => {
    if (!single.has(guess.role) || best.get(guess.role) === guess) return guess;
    const { column, samples } = guess;
    return { column, role: 'attribute', confidence: 0.4, samples };
  });
}

const personal: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'email',
  'phone',
  'cardNo',
  'userId',
  'name',
]);

/** A few cells to recognise a column by. They are kept with the import, so persons are masked. */
function samplesOf(cells: readonly Cell[], role: ColumnRole): string[] {
  const texts = [...new Set(cells.map((cell) => [...String(cell)].slice(0, 120).join('')))].slice(
    0,
    3,
  );
  if (!personal.has(role)) return texts;
  return texts.map(
    (text) => `${[...text][0] ?? ''}•••${text.length > 6 ? [...text].slice(-2).join('') : ''}`,
  );
}

/**
 * What each column of a table most likely is, from its header and a sample of its rows.
 *
 * Headers count most, in English, Chinese and Spanish, but only where the cells bear them out.
 */
export function guessColumns(columns: readonly string[], rows: readonly TableRow[]): ColumnGuess[] {
  const usable = rows.filter((row) => !row.error);
  const guesses = columns.map((column) => {
    const all = usable.map((row) => row.cells[column] ?? null);
    const profile = profileOf(column, all);
    const verdict = verdictOf(profile);
    return { column, samples: samplesOf(profile.cells, verdict.role), ...verdict };
  });
  return keepBestOfEach(guesses);
}
