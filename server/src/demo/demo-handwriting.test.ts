import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WritingStyle } from './demo-company.ts';
import { inHandwriting } from './demo-handwriting.ts';
import { chance, pick, seededRandom, weighted, whole } from './demo-random.ts';
import { toTraditional } from './demo-traditional.ts';

const careful: WritingStyle = { typos: 0, emoji: 0, slang: 0, mixing: 0, stretching: 0 };
const careless: WritingStyle = { ...careful, typos: 1 };
const sentence = 'The waitress was really friendly because the restaurant was quiet';

describe('handwriting', () => {
  it('leaves a careful hand’s text alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('zh', 'en', 'es'), (text, language) => {
        const given = { language, style: careful } as const;
        expect(inHandwriting(seededRandom(text), text, given)).toBe(text.trim());
      }),
    );
  });

  it('makes slips that change little', () => {
    const given = { language: 'en', style: careless } as const;
    const written = Array.from({ length: 50 }, (_, seed) =>
      inHandwriting(seededRandom(String(seed)), sentence, given),
    );
    expect(written.every((text) => text !== sentence)).toBe(true);
    for (const text of written) {
      const kept = sentence.split(' ').filter((word) => text.split(' ').includes(word));
      expect(kept.length).toBeGreaterThanOrEqual(sentence.split(' ').length - 3);
    }
  });

  it('stretches and mixes words when the hand is given to it', () => {
    const style = { ...careful, mixing: 1, stretching: 1 };
    const text = inHandwriting(seededRandom('a'), '服务真的好', { language: 'zh', style });
    expect(text).toContain('service');
    expect(text).toContain('真的真的');
  });

  it('turns Simplified into Traditional, hair and noodles by their meaning', () => {
    expect(toTraditional('面条里有根头发，发票没开')).toBe('麵條裡有根頭髮，發票沒開');
    expect(toTraditional('对面的店很干净')).toBe('對面的店很乾淨');
  });
});

describe('randomness', () => {
  it('repeats for a seed and stays in its bounds', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const [a, b] = [seededRandom(seed), seededRandom(seed)];
        for (let turn = 0; turn < 20; turn += 1) {
          const value = a();
          expect(value).toBe(b());
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1);
        }
      }),
    );
  });

  it('is even enough to plan with', () => {
    const random = seededRandom('even');
    const draws = 20_000;
    const hits = Array.from({ length: draws }).filter(() => chance(random, 0.08)).length;
    // One sd of 20,000 draws at 8 % is 0.19 points.
    expect(Math.abs(hits / draws - 0.08)).toBeLessThan(0.008);
    const dice = Array.from({ length: draws }, () => whole(random, 1, 6));
    expect(new Set(dice)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  it('chooses nothing of no weight and refuses to choose from nothing', () => {
    const random = seededRandom('weights');
    const chosen = Array.from({ length: 500 }, () =>
      weighted(random, [
        ['a', 1],
        ['b', 0],
        ['c', 2],
      ]),
    );
    expect(new Set(chosen)).toEqual(new Set(['a', 'c']));
    expect(() => pick(random, [])).toThrow(RangeError);
    expect(() => weighted(random, [])).toThrow(RangeError);
  });
});
