import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { packParts } from '../packs/index.ts';
import { checkPack } from '../src/check-pack.ts';
import { createReader } from '../src/reader.ts';
import { halfOf, readReviews, reviews, sharesOf, shareText } from './review-set.ts';

const command = fileURLToPath(new URL('./reviews.ts', import.meta.url));
const pack = checkPack(packParts.restaurant);

describe('the labelled reviews', () => {
  test('at least 80 a language, each once, on at least 50 needs of the pack', () => {
    for (const lang of ['zh', 'en', 'es']) {
      expect(reviews.filter((review) => review.lang === lang).length).toBeGreaterThanOrEqual(80);
    }
    expect(new Set(reviews.map(({ text }) => text)).size).toBe(reviews.length);
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(reviews.length);
    const labels = reviews.flatMap(({ truth }) => truth);
    expect(new Set(labels.map(({ need }) => need)).size).toBeGreaterThanOrEqual(50);
    const ids = new Set(pack.needs.map(({ id }) => id));
    const named = labels.flatMap(({ need, or = [] }) => [need, ...or]);
    expect(named.filter((need) => !ids.has(need))).toEqual([]);
  });

  test('a hash parts them into halves of about one size', () => {
    const heldOut = reviews.filter((review) => halfOf(review) === 'held-out').length;
    expect(Math.abs(heldOut / reviews.length - 0.5)).toBeLessThan(0.1);
  });

  test('labels agree with what the points mean', () => {
    const side = { pain: 'negative', itch: 'neutral', delight: 'positive' };
    const odd = reviews
      .flatMap(({ id, truth }) => truth.map((label) => ({ id, ...label })))
      .filter(({ point, polarity }) => point !== null && side[point] !== polarity);
    expect(odd).toEqual([]);
  });
});

describe('the command', () => {
  test('tells the held-out half in shares alone', () => {
    const told = execFileSync(process.execPath, [command, 'held-out'], { encoding: 'utf8' });
    expect(told).toMatch(/^held-out es: \d+ reviews, recall [\d.]+ \([\d.]+-[\d.]+, n \d+\)/mu);
    expect(reviews.filter(({ id, text }) => told.includes(text) || told.includes(id))).toEqual([]);
  });

  test('shows misread rows of the tune half', () => {
    const told = execFileSync(process.execPath, [command, 'tune', '--rows'], { encoding: 'utf8' });
    const shown = reviews.filter(({ id }) => told.includes(` ${id} `));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((review) => halfOf(review) !== 'tune')).toEqual([]);
  });

  test.for([['held-out', '--rows'], ['tune', 'held-out', '--rows'], ['--rows']])(
    'refuses %s',
    (asked) => {
      const { status, stdout } = spawnSync(process.execPath, [command, ...asked], {
        encoding: 'utf8',
      });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    },
  );
});

test('the held-out half stays above its floors', ({ annotate }) => {
  const reader = createReader(pack);
  const rows = reviews.filter((review) => halfOf(review) === 'held-out');
  const shares = sharesOf(readReviews(reader, rows));
  for (const [name, share] of Object.entries(shares)) annotate(`${name} ${shareText(share)}`);
  const least = { recall: 0.73, precision: 0.74, point: 0.84, polarity: 0.92 };
  for (const name of ['recall', 'precision', 'point', 'polarity'] as const) {
    expect(shares[name].hits / shares[name].n, name).toBeGreaterThanOrEqual(least[name]);
  }
});
