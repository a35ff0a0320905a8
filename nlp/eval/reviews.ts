import { packParts } from '../packs/index.ts';
import { checkPack } from '../src/check-pack.ts';
import { createReader } from '../src/reader.ts';
import type { Point } from '../src/reading.ts';
import {
  type Half,
  halfOf,
  type Result,
  readReviews,
  reviews,
  sharesOf,
  shareText,
} from './review-set.ts';

const usage = `node nlp/eval/reviews.ts [tune | held-out] [--rows]

Reads the labelled reviews of one half (both without one) and prints, for each language, how
needs, points and polarities agree with the labels. --rows adds what was misread, and is refused
for the held-out half: a row that was looked at measures nothing any more.
`;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const points: readonly Point[] = ['pain', 'itch', 'delight', null];

/** How often each labelled point was read as which. */
function printPoints({ answers }: Result): void {
  print(`  labelled   ${['pain', 'itch', 'delight', 'none', 'missed'].map(padded).join('')}`);
  for (const point of points) {
    const of = answers.filter(({ label }) => label.point === point);
    const read = points.map((each) => of.filter(({ found }) => found?.point === each).length);
    const missed = of.filter(({ found }) => found === undefined).length;
    print(`  ${(point ?? 'none').padEnd(9)}  ${[...read, missed].map(padded).join('')}`);
  }
}

const padded = (value: string | number): string => String(value).padStart(9);

/** What was misread, row by row. */
function printRows({ answers, counted }: Result): void {
  for (const { review, label, found } of answers) {
    const wanted = `${label.need} ${label.point} ${label.polarity}`;
    if (!found) print(`  missed ${review.id} ${wanted}: ${review.text}`);
    else if (found.point !== label.point || found.polarity !== label.polarity) {
      const got = `${found.need} ${found.point} ${found.polarity}`;
      print(`  judged ${review.id} ${wanted}, read ${got}: ${review.text}`);
    }
  }
  for (const { review, need, right } of counted) {
    if (!right) print(`  extra  ${review.id} ${need}: ${review.text}`);
  }
}

function printHalf(half: Half, withRows: boolean): void {
  const reader = createReader(checkPack(packParts.restaurant));
  const own = reviews.filter((review) => halfOf(review) === half);
  for (const lang of ['zh', 'en', 'es', 'all'] as const) {
    const rows = own.filter((review) => lang === 'all' || review.lang === lang);
    const result = readReviews(reader, rows);
    const shares = Object.entries(sharesOf(result)).map(([name, of]) => `${name} ${shareText(of)}`);
    print(`${half} ${lang}: ${rows.length} reviews, ${shares.join(', ')}`);
    if (half === 'tune' && lang !== 'all') printPoints(result);
    if (withRows && lang !== 'all') printRows(result);
  }
}

const given = process.argv.slice(2);
const known = new Set(['tune', 'held-out', '--rows']);
const halves = given.filter((each) => each === 'tune' || each === 'held-out');
const withRows = given.includes('--rows');

if (given.some((each) => !known.has(each))) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else if (withRows && (halves.length !== 1 || halves[0] !== 'tune')) {
  process.stderr.write(
    'Rows are shown of the tune half only: node nlp/eval/reviews.ts tune --rows\n',
  );
  process.exitCode = 2;
} else {
  for (const half of halves.length > 0 ? halves : (['tune', 'held-out'] as const)) {
    printHalf(half, withRows);
  }
}
