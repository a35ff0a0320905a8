import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language, LanguageBook } from './demo-language.ts';
import { demoNeeds, needIds, saysOf, touchpointOf } from './demo-needs.ts';
import { seededRandom } from './demo-random.ts';
import { fillSlots } from './demo-slots.ts';
import { englishBook } from './sentences-en.ts';
import { spanishBook } from './sentences-es.ts';
import { chineseBook } from './sentences-zh.ts';

const books: [Language, LanguageBook][] = [
  ['zh', chineseBook],
  ['en', englishBook],
  ['es', spanishBook],
];

const fragmentsOf = ({ clauses }: LanguageBook) =>
  Object.values(clauses).flatMap((tones) => Object.values(tones).flat());

const pack = join(import.meta.dirname, '../../../nlp/packs/restaurant');
const readPack = (file: string): unknown => JSON.parse(readFileSync(join(pack, file), 'utf8'));

describe.each(books)('the book of %s', (language, book) => {
  it('has at least 350 fragments and 150 whole sentences, all different', () => {
    const fragments = fragmentsOf(book);
    expect(new Set(fragments).size).toBe(fragments.length);
    expect(fragments.length).toBeGreaterThanOrEqual(350);
    const sentences = book.sentences.map(([text]) => text);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.length).toBeGreaterThanOrEqual(150);
  });

  it('has words for every need, good and bad', () => {
    for (const need of needIds()) {
      const tones = book.clauses[need];
      expect(tones?.pain?.length ?? 0, need).toBeGreaterThan(0);
      if (need === 'trust.foreign-object' || need === 'trust.food-safety') continue;
      expect((tones?.good ?? []).length + (tones?.delight ?? []).length, need).toBeGreaterThan(0);
    }
  });

  it('says of every whole sentence what it says, without naming a need twice', () => {
    for (const sentence of book.sentences) {
      const needs = saysOf(sentence).map(({ need }) => need);
      expect(needs.length, sentence[0]).toBeGreaterThan(0);
      expect(new Set(needs).size, sentence[0]).toBe(needs.length);
    }
  });

  it('fills every slot it opens', () => {
    const { speech } = book;
    const framed = [
      ...Object.values(speech.openings).flat(),
      ...Object.values(speech.closings).flatMap(({ good, bad }) => [...good, ...bad]),
      ...Object.values(speech.causes).flat(),
      ...Object.values(speech.tails).flat(),
      ...Object.values(speech.titles).flat(),
    ];
    const texts = [...fragmentsOf(book), ...book.sentences.map(([text]) => text), ...framed];
    for (const text of texts) {
      const values = new Map([['city', 'Leeds']]);
      const given = { language, country: language, speech, values };
      expect(fillSlots(seededRandom(text), text, given)).not.toMatch(/[{}]/);
    }
  });

  it('ends no fragment with a full stop, so that fragments join', () => {
    expect(fragmentsOf(book).filter((text) => /[.。!！]$/.test(text))).toEqual([]);
  });
});

describe('the needs', () => {
  it('are at least 40, and all known to the restaurant pack with their touchpoints', () => {
    expect(needIds().length).toBeGreaterThanOrEqual(40);
    const ids = new Set<string>();
    for (const file of readdirSync(pack).filter((name) => name.startsWith('needs-'))) {
      for (const node of listOf(readPack(file))) ids.add(node.id);
    }
    expect(needIds().filter((need) => !ids.has(need))).toEqual([]);
    const journey = JSON.stringify(readPack('journey.json'));
    for (const need of needIds()) {
      for (const occasion of ['dine_in', 'delivery'] as const) {
        expect(journey).toContain(`"id":"${touchpointOf(need, occasion)}"`);
      }
    }
  });

  it('can come up at table or at the door unless the story brings them', () => {
    const never = needIds().filter(
      (need) => demoNeeds[need].dineIn + demoNeeds[need].delivery === 0,
    );
    expect(never).toEqual(['product.dish.signature', 'speed.delivery', 'access.split-bill']);
  });
});

function listOf(value: unknown): { id: string }[] {
  if (!Array.isArray(value)) throw new TypeError('A list of needs was expected.');
  return value;
}
