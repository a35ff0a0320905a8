import { describe, expect, it } from 'vitest';
import { demoCompany } from './demo-company.ts';
import type { NeedId, PlannedMention } from './demo-needs.ts';
import { monthAt } from './demo-schedule.ts';
import { demoStory } from './demo-story.ts';
import { scarePhase } from './demo-story-share.ts';
import { type DemoVoice, demoVoices } from './demo-voices.ts';

const company = demoCompany({ seed: 7, endsAt: new Date('2026-11-01T00:00:00Z'), months: 12 });
const voices = [...demoVoices(company)];
const monthOf = (voice: DemoVoice) => monthAt(company, Date.parse(voice.envelope.occurredAt));

const says = (need: NeedId, point?: PlannedMention['point']) => (voice: DemoVoice) =>
  voice.truth.needs.some((said) => said.need === need && (!point || said.point === point));

function share(among: readonly DemoVoice[], holds: (voice: DemoVoice) => boolean): number {
  return among.filter(holds).length / among.length;
}

function meanRating(among: readonly DemoVoice[]): number {
  const values = among
    .flatMap(({ envelope }) => envelope.content.ratings ?? [])
    .map(({ value, min, max }) => (value - min) / (max - min));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const lateStores = new Set<string>(demoStory.lateDelivery.stores);
const isLate = says('speed.delivery', 'pain');
const deliveries = voices.filter(({ occasion }) => occasion === 'delivery');

describe('the late deliveries', () => {
  const theirs = deliveries.filter(({ unitKey }) => lateStores.has(unitKey));
  const before = theirs.filter((voice) => monthOf(voice) < 8);
  const after = theirs.filter((voice) => monthOf(voice) >= 8);

  it('rise from about 8 % to about 45 % in three stores from month 8', () => {
    // About 69 delivery voices a month: 7 x 69 = 483 before, one sd of 8 % is 1.2 points;
    // 5 x 69 = 345 after, one sd of 45 % is 2.7 points. The bounds leave more than three.
    expect(share(before, isLate)).toBeGreaterThan(0.04);
    expect(share(before, isLate)).toBeLessThan(0.13);
    expect(share(after, isLate)).toBeGreaterThan(0.36);
    expect(share(after, isLate)).toBeLessThan(0.54);
  });

  it('rise in every one of the three stores', () => {
    for (const key of lateStores) {
      const store = (list: DemoVoice[]) => list.filter(({ unitKey }) => unitKey === key);
      expect(share(store(after), isLate)).toBeGreaterThan(share(store(before), isLate) + 0.15);
    }
  });

  it('stay as they were in the other twenty-one', () => {
    const others = deliveries.filter(({ unitKey }) => !lateStores.has(unitKey));
    for (let month = 1; month <= 12; month += 1) {
      const inMonth = others.filter((voice) => monthOf(voice) === month);
      // About 270 voices a month: one sd of 8 % is 1.7 points.
      expect(share(inMonth, isLate)).toBeLessThan(0.15);
    }
  });

  it('take the ratings of those deliveries down with them', () => {
    // 37 points more of voices that lose 1.3 of mood and say one pain instead of something mild.
    expect(meanRating(before) - meanRating(after)).toBeGreaterThan(0.08);
  });
});

describe('the hygiene scare', () => {
  const needs = demoStory.hygieneScare.needs.map(([need]) => need);
  const isScare = (voice: DemoVoice) => needs.some((need) => says(need, 'pain')(voice));
  const theirs = voices.filter(({ unitKey }) => unitKey === demoStory.hygieneScare.store);
  const phase = (voice: DemoVoice) =>
    scarePhase(company, voice.unitKey, Date.parse(voice.envelope.occurredAt));

  it('fills three weeks of month 6 in one store', () => {
    const scared = theirs.filter((voice) => phase(voice) === 'scare');
    // About 42 voices a month, 1.9 times as many for 21 of 30 days: 42 x 1.9 x 0.7 = 56.
    expect(scared.length).toBeGreaterThan(30);
    expect(scared.every((voice) => monthOf(voice) === 6)).toBe(true);
    // 48 % of 56, one sd 6.7 points.
    expect(share(scared, isScare)).toBeGreaterThan(0.27);
  });

  it('fades afterwards and was not there before', () => {
    const before = theirs.filter((voice) => phase(voice) === 'before');
    const over = theirs.filter((voice) => phase(voice) === 'over');
    expect(share(before, isScare)).toBeLessThan(0.05);
    expect(share(over, isScare)).toBeLessThan(0.05);
    expect(meanRating(over)).toBeGreaterThan(
      meanRating(theirs.filter((voice) => phase(voice) === 'scare')) + 0.08,
    );
  });

  it('leaves the other stores alone', () => {
    const others = voices.filter(({ unitKey }) => unitKey !== demoStory.hygieneScare.store);
    expect(share(others, isScare)).toBeLessThan(0.02);
  });
});

describe('the new dish', () => {
  const named = says('product.dish.signature');

  it('is on nobody’s lips before month 5 and in a tenth of all voices after', () => {
    const before = voices.filter((voice) => monthOf(voice) < 5);
    const after = voices.filter((voice) => monthOf(voice) >= 5);
    expect(share(before, named)).toBe(0);
    // 10 % of about 8,200, one sd 0.3 points.
    expect(Math.abs(share(after, named) - 0.1)).toBeLessThan(0.015);
  });

  it('delights four of five who name it, in all three languages', () => {
    for (const language of ['zh', 'en', 'es']) {
      const fans = voices.filter((voice) => voice.language === language && named(voice));
      expect(fans.length).toBeGreaterThan(150);
      expect(share(fans, says('product.dish.signature', 'delight'))).toBeGreaterThan(0.7);
    }
  });
});

describe('the wish for split bills', () => {
  const wishes = says('access.split-bill', 'itch');
  const tables = voices.filter(({ occasion }) => occasion === 'dine_in');

  it('grows through the year', () => {
    const quarter = (first: number) =>
      share(
        tables.filter((voice) => monthOf(voice) >= first && monthOf(voice) < first + 3),
        wishes,
      );
    // Mean shares by plan, before ages and languages: 0.010, 0.020, 0.031, 0.041.
    expect(quarter(10)).toBeGreaterThan(2 * quarter(1));
    expect(quarter(7)).toBeGreaterThan(quarter(1));
  });

  it('is a wish of the young, and rarer in Chinese', () => {
    const aged = (ages: string[]) =>
      tables.filter(({ envelope }) => ages.includes(String(envelope.attributes['ageGroup'])));
    const young = share(aged(['under 25', '25 to 34']), wishes);
    expect(young).toBeGreaterThan(2 * share(aged(['35 to 49', '50 and over']), wishes));
    const speaking = (language: string) =>
      share(
        tables.filter((voice) => voice.language === language),
        wishes,
      );
    expect(speaking('zh')).toBeLessThan(speaking('es'));
    expect(speaking('zh')).toBeGreaterThan(0);
  });
});

describe('the regions', () => {
  const inRegion = (key: string) => {
    const stores = company.units.filter(({ parentKey }) => parentKey === key);
    const keys = new Set(stores.map((unit) => unit.key));
    return voices.filter(({ unitKey }) => keys.has(unitKey));
  };

  it('speak their own language, with some guests', () => {
    for (const [region, language] of [
      ['region-china', 'zh'],
      ['region-spain', 'es'],
      ['region-uk', 'en'],
    ] as const) {
      const own = share(inRegion(region), (voice) => voice.language === language);
      expect(own).toBeGreaterThan(0.92);
      expect(own).toBeLessThan(1);
    }
  });

  it('differ in what they think of value for money', () => {
    const grumbling = (region: string) => {
      const spoken = inRegion(region).flatMap(({ truth }) =>
        truth.needs.filter(({ need }) => need === 'price.value'),
      );
      return spoken.filter(({ polarity }) => polarity === 'negative').length / spoken.length;
    };
    // About 270 mentions a region: one sd of a third is 2.9 points.
    expect(grumbling('region-uk')).toBeGreaterThan(grumbling('region-spain') + 0.1);
  });

  it('are busiest at the weekend', () => {
    const weekday = (day: number) =>
      voices.filter(({ envelope }) => new Date(envelope.occurredAt).getUTCDay() === day).length;
    expect(weekday(6)).toBeGreaterThan(1.5 * weekday(1));
    expect(weekday(0)).toBeGreaterThan(1.3 * weekday(2));
  });
});
