import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../src/language.ts';
import { createReader } from '../src/reader.ts';
import { aPack } from './a-pack.ts';

type Row = { id: string; lang: string; text: string; polarity: string };

const data = new URL('../../../shared/data/', import.meta.url);
const fileOf = (set: string, part = 'train'): URL => new URL(`${set}/${part}.jsonl`, data);

const rowsAtMost = 2000;

const rowsOf = (file: URL): Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line));

/** At most 2,000 rows that judge, evenly over the file: some files list one side first. */
function sample(set: string): Row[] {
  const rows = rowsOf(fileOf(set)).filter(({ polarity }) => polarity !== 'neutral');
  const step = Math.max(1, rows.length / rowsAtMost);
  const count = Math.min(rowsAtMost, rows.length);
  return Array.from({ length: count }, (_, i) => rows[Math.floor(i * step)]).filter(
    (row) => row !== undefined,
  );
}

/** Share of rows whose valence lies on the right side: of all, and the mean of both sides. */
function accuracyOn(set: string): { all: number; balanced: number } {
  const reader = createReader(aPack());
  const right = { positive: 0, negative: 0 };
  const count = { positive: 0, negative: 0 };
  for (const { id, text, polarity } of sample(set)) {
    const side = polarity === 'positive' ? 'positive' : 'negative';
    const guess = reader.read({ id, text }).valence >= 50 ? 'positive' : 'negative';
    count[side]++;
    if (guess === side) right[side]++;
  }
  return {
    all: (right.positive + right.negative) / (count.positive + count.negative),
    balanced: (right.positive / count.positive + right.negative / count.negative) / 2,
  };
}

describe('polarity of a voice against labels the lexicons were not made from', () => {
  const floors = [
    { set: 'waimai10k-zh', all: 0.82, balanced: 0.82 },
    { set: 'chnsenticorp-hotel-zh', all: 0.79, balanced: 0.8 },
    { set: 'uci-sentences-en', all: 0.84, balanced: 0.84 },
    { set: 'tripadvisor-cuba-hotels-es', all: 0.94, balanced: 0.88 },
  ];

  for (const { set, all, balanced } of floors) {
    test.skipIf(!existsSync(fileOf(set)))(`${set} stays above its floor`, ({ annotate }) => {
      const found = accuracyOn(set);
      annotate(`accuracy ${found.all.toFixed(4)}, balanced ${found.balanced.toFixed(4)}`);
      expect(found.all).toBeGreaterThanOrEqual(all);
      expect(found.balanced).toBeGreaterThanOrEqual(balanced);
    });
  }
});

/** The text with two letters swapped, or one doubled or lost, in one word of five letters or more. */
function withTypo(text: string, seed: number): string {
  const words = [...text.matchAll(/\p{L}{5,}/gu)];
  const word = words[seed % Math.max(1, words.length)];
  if (!word) return text;
  const at = word.index + 1 + (seed % (word[0].length - 2));
  const [before, letter, next] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1)];
  const rest = text.slice(at + 2);
  if (seed % 3 === 0) return before + next + letter + rest;
  return seed % 3 === 1 ? before + letter + letter + next + rest : before + next + rest;
}

/** Share of voices whose polarity changes with the text. */
function changes(set: string, change: (text: string, i: number) => string): number {
  const reader = createReader(aPack());
  const rows = sample(set);
  const changed = rows.filter(({ id, text }, i) => {
    const before = reader.read({ id, text }).polarity;
    return reader.read({ id, text: change(text, i) }).polarity !== before;
  });
  return changed.length / rows.length;
}

describe('polarity is steady', () => {
  const reviews = 'tripadvisor-cuba-hotels-es';
  const sentences = 'uci-sentences-en';

  test.skipIf(!existsSync(fileOf(reviews)))('without accents, in Spanish reviews', () => {
    const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
    expect(changes(reviews, bare)).toBeLessThanOrEqual(0.02);
  });

  test.skipIf(!existsSync(fileOf(reviews)))('with a typo, in Spanish reviews', ({ annotate }) => {
    const share = changes(reviews, withTypo);
    annotate(`changed ${share.toFixed(4)}`);
    expect(share).toBeLessThanOrEqual(0.05);
  });

  // Known weak: a short sentence has one word of judgement, and only words of seven letters are
  // mended. The goal for trained weights is 5 %.
  test.skipIf(!existsSync(fileOf(sentences)))(
    'with a typo, in English sentences',
    ({ annotate }) => {
      const share = changes(sentences, withTypo);
      annotate(`changed ${share.toFixed(4)}`);
      expect(share).toBeLessThanOrEqual(0.15);
    },
  );
});

describe('language of the first 6 words or 12 characters', () => {
  const beginning = ({ lang, text }: Row): string =>
    lang === 'zh' ? [...text].slice(0, 12).join('') : text.split(/\s+/).slice(0, 6).join(' ');

  for (const set of ['m-absa-restaurant', 'm-absa-hotel', 'm-absa-food', 'm-absa-laptop']) {
    test.skipIf(!existsSync(fileOf(set, 'dev')))(`${set} stays above its floor`, ({ annotate }) => {
      const rows = rowsOf(fileOf(set, 'dev'));
      const right = rows.filter((row) => detectLanguage(beginning(row)).lang === row.lang);
      annotate(`accuracy ${(right.length / rows.length).toFixed(4)}`);
      expect(right.length / rows.length).toBeGreaterThanOrEqual(0.98);
    });
  }
});
