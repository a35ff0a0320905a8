import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { wilson } from '@voxloop/stats';
import type { KnownLang, Mention, Point, Polarity, Reader } from '../src/reading.ts';

/** A need a review speaks of; `or` are needs a fair person would accept for the same words. */
type Label = { need: string; or?: readonly string[]; point: Point; polarity: Polarity };

/** A review written for this project and labelled by hand before any reader saw it. */
export type Review = {
  id: string;
  lang: KnownLang;
  text: string;
  irony?: true;
  truth: readonly Label[];
};

/** Rows of one half may be looked at while words are chosen; the other half only counts. */
export type Half = 'tune' | 'held-out';

/** Every labelled review. */
export const reviews: readonly Review[] = readFileSync(
  new URL('./reviews.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line): Review => JSON.parse(line));

/** The half of a review: by a hash of its text, so that nobody chooses it. */
export function halfOf({ text }: Review): Half {
  const [first = 0] = createHash('sha256').update(text).digest();
  return first % 2 === 0 ? 'tune' : 'held-out';
}

/** A label with the mention that answers it, if any. */
type Answer = { review: Review; label: Label; found: Mention | undefined };

/** How one half of a language was read. */
export type Result = {
  answers: readonly Answer[];
  /** Needs counted in a review, with whether it speaks of them. */
  counted: readonly { review: Review; need: string; right: boolean }[];
};

const onOneBranch = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

const accepted = ({ need, or = [] }: Label): readonly string[] => [need, ...or];

const answers = (label: Label, need: string): boolean =>
  accepted(label).some((each) => onOneBranch(each, need));

/** The mention that answers a label: the need itself, then one accepted for it, then a relative. */
function answerOf(label: Label, counted: readonly Mention[]): Mention | undefined {
  const rank = ({ need }: Mention): number =>
    need === label.need ? 0 : accepted(label).includes(need) ? 1 : 2;
  return counted
    .filter(({ need }) => answers(label, need))
    .toSorted((a, b) => rank(a) - rank(b) || b.confidence - a.confidence)[0];
}

/** Reads reviews and holds what was read against their labels. */
export function readReviews(reader: Reader, rows: readonly Review[]): Result {
  const read = rows.map((review) => ({
    review,
    counted: reader
      .read({ id: review.id, text: review.text })
      .mentions.filter(({ abstained }) => !abstained),
  }));
  return {
    answers: read.flatMap(({ review, counted }) =>
      review.truth.map((label) => ({ review, label, found: answerOf(label, counted) })),
    ),
    counted: read.flatMap(({ review, counted }) =>
      [...new Set(counted.map(({ need }) => need))].map((need) => ({
        review,
        need,
        right: review.truth.some((label) => answers(label, need)),
      })),
    ),
  };
}

/** A share of something counted. */
export type Share = { hits: number; n: number };

const shareOf = <T>(all: readonly T[], holds: (each: T) => boolean): Share => ({
  hits: all.filter(holds).length,
  n: all.length,
});

/** The shares a half is judged by; points and polarities are of the labels that were found. */
export function sharesOf({ answers: all, counted }: Result) {
  const met = all.filter(({ found }) => found !== undefined);
  return {
    recall: shareOf(all, ({ found }) => found !== undefined),
    precision: shareOf(counted, ({ right }) => right),
    point: shareOf(met, ({ label, found }) => label.point === found?.point),
    polarity: shareOf(met, ({ label, found }) => label.polarity === found?.polarity),
  };
}

/** A share in per cent with its 95 % interval by Wilson and its n. */
export function shareText({ hits, n }: Share): string {
  if (n === 0) return 'none';
  const { lo, hi } = wilson({ hits, n }, 0.95);
  const percent = (value: number): string => (value * 100).toFixed(1);
  return `${percent(hits / n)} (${percent(lo)}-${percent(hi)}, n ${n})`;
}
