import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createReader } from '../src/reader.ts';
import { aPack } from './a-pack.ts';

type Row = { id: string; text: string; polarity: string };

const data = new URL('../../../shared/data/', import.meta.url);
const fileOf = (set: string): URL => new URL(`${set}/train.jsonl`, data);

const rowsAtMost = 2000;

/** At most 2,000 rows that judge, evenly over the file: some files list one side first. */
function sample(set: string): Row[] {
  const rows = readFileSync(fileOf(set), 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))
    .filter(({ polarity }) => polarity !== 'neutral');
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
    { set: 'waimai10k-zh', all: 0.8, balanced: 0.8 },
    { set: 'chnsenticorp-hotel-zh', all: 0.78, balanced: 0.78 },
    { set: 'uci-sentences-en', all: 0.78, balanced: 0.78 },
    { set: 'tripadvisor-cuba-hotels-es', all: 0.9, balanced: 0.85 },
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
