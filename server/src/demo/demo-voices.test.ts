import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demoCompany } from './demo-company.ts';
import { type DemoVoice, demoVoices } from './demo-voices.ts';

const endsAt = new Date('2026-11-01T00:00:00Z');
const build = (seed: number) => {
  const company = demoCompany({ seed, endsAt, months: 12 });
  return { company, voices: [...demoVoices(company)] };
};
const fingerprint = (built: ReturnType<typeof build>) =>
  createHash('sha256').update(JSON.stringify(built)).digest('hex');

const first = build(7);
const { company, voices } = first;
const texts = voices.map(({ envelope }) => envelope.content.text);

describe('the sample company', () => {
  it('is the same for the same seed, byte by byte, and another for another', () => {
    expect(fingerprint(build(7))).toBe(fingerprint(first));
    expect(fingerprint(build(8))).not.toBe(fingerprint(first));
  });

  it('has 24 stores in three regions, under headquarters with departments', () => {
    const kinds = (kind: string) => company.units.filter((unit) => unit.kind === kind);
    expect(kinds('region')).toHaveLength(3);
    for (const { key } of kinds('region')) {
      expect(company.units.filter(({ parentKey }) => parentKey === key)).toHaveLength(8);
    }
    const departments = kinds('department').map(({ key }) => key);
    expect(departments).toEqual(
      expect.arrayContaining([
        'kitchen',
        'floor',
        'delivery',
        'procurement',
        'it',
        'marketing',
        'finance',
        'facilities',
        'customer-care',
        'store-management',
        'food-safety',
      ]),
    );
  });

  it('lists parents before children and has people of every role in known units', () => {
    const seen = new Set<string | null>([null]);
    for (const { key, parentKey } of company.units) {
      expect(seen.has(parentKey)).toBe(true);
      seen.add(key);
    }
    const roles = new Set(company.people.map(({ role }) => role));
    expect(roles).toEqual(new Set(['administrator', 'management', 'business', 'execution']));
    expect(company.people.every(({ unitKey }) => seen.has(unitKey))).toBe(true);
  });

  it('has two customers who write Traditional characters', () => {
    const keys = company.customers.filter(({ traditional }) => traditional).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    const written = voices.filter(({ customerKey }) => customerKey && keys.includes(customerKey));
    expect(
      written.some(({ envelope }) => /[們這個來時說還點會]/u.test(envelope.content.text)),
    ).toBe(true);
    expect(
      written.every(({ envelope }) => !/[们这个来时说还点会]/u.test(envelope.content.text)),
    ).toBe(true);
  });
});

describe('the voices', () => {
  it('number 12,000, give or take 300, for any seed', () => {
    for (const seed of [1, 2, 3]) {
      expect(Math.abs(build(seed).voices.length - 12_000)).toBeLessThanOrEqual(300);
    }
  });

  it('come in order of time within the year, each with an id of its own', () => {
    const times = voices.map(({ envelope }) => Date.parse(envelope.occurredAt));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.every((at) => at >= company.startsAt.getTime() && at < endsAt.getTime())).toBe(
      true,
    );
    expect(new Set(voices.map(({ envelope }) => envelope.source.externalId)).size).toBe(
      voices.length,
    );
  });

  it('use six channels and carry ratings in about 60 %', () => {
    expect(new Set(voices.map(({ envelope }) => envelope.channel)).size).toBe(6);
    const rated = voices.filter(({ envelope }) => envelope.content.ratings).length / voices.length;
    expect(rated).toBeGreaterThan(0.55);
    expect(rated).toBeLessThan(0.7);
  });

  it('rate within their scales', () => {
    for (const rating of voices.flatMap(({ envelope }) => envelope.content.ratings ?? [])) {
      expect(rating.value).toBeGreaterThanOrEqual(rating.min);
      expect(rating.value).toBeLessThanOrEqual(rating.max);
    }
  });

  it('are all different among the first 200, and hardly repeat over the year', () => {
    expect(new Set(texts.slice(0, 200)).size).toBe(200);
    const repeated = texts.length - new Set(texts).size;
    expect(repeated / texts.length).toBeLessThanOrEqual(0.03);
    const meant = voices.filter(({ truth }) => truth.needs.length > 0);
    const different = new Set(meant.map(({ envelope }) => envelope.content.text));
    expect((meant.length - different.size) / meant.length).toBeLessThan(0.002);
  });

  it('leave no slot open, no mark standing and no envelope over 4,000 characters', () => {
    for (const { envelope } of voices) {
      expect(envelope.content.text).not.toMatch(/[{}]|@door|@table|undefined/);
      expect(envelope.content.text.trim().length).toBeGreaterThan(0);
      expect(JSON.stringify(envelope).length).toBeLessThan(4000);
    }
  });

  it('keep the planned truth out of the envelope', () => {
    expect(voices.every(({ envelope }) => !('truth' in envelope))).toBe(true);
    expect(JSON.stringify(voices[0]?.envelope)).not.toContain('polarity');
  });
});

describe('the customers', () => {
  const byCustomer = new Map<string, DemoVoice[]>();
  for (const voice of voices) {
    if (!voice.customerKey) continue;
    byCustomer.set(voice.customerKey, [...(byCustomer.get(voice.customerKey) ?? []), voice]);
  }

  it('each speak as often as their history says, 1 to 12 times', () => {
    for (const { key, history } of company.customers) {
      expect(history).toBeGreaterThanOrEqual(1);
      expect(history).toBeLessThanOrEqual(12);
      expect(byCustomer.get(key)).toHaveLength(history);
    }
  });

  it('keep a mood that hangs together', () => {
    const score = ({ envelope }: DemoVoice) => {
      const [rating] = envelope.content.ratings ?? [];
      return rating ? (rating.value - rating.min) / (rating.max - rating.min) : null;
    };
    const pairs: [number, number][] = [];
    for (const list of byCustomer.values()) {
      const scores = list.map(score).filter((value) => value !== null);
      scores.slice(1).forEach((value, index) => {
        pairs.push([scores[index] ?? 0, value]);
      });
    }
    expect(pairs.length).toBeGreaterThan(1000);
    expect(correlation(pairs)).toBeGreaterThan(0.2);
  });

  it('have addresses, numbers and cards that belong to nobody', () => {
    const fictitious = {
      email: /^[a-z.]+\d+@example\.com$/,
      phone:
        /^(\+86100\d{8}|\+34500\d{6}|\+44(7700900|2079460|113496|117496|121496|131496|151496|161496)\d{3,4})$/,
      cardNo: /^HL-\d{6}$/,
    };
    const owners = new Map<string, string>();
    for (const { envelope, customerKey = '' } of voices) {
      for (const { type, value } of envelope.subject.identities) {
        expect(value).toMatch(fictitious[type]);
        expect(owners.get(value) ?? customerKey).toBe(customerKey);
        owners.set(value, customerKey);
      }
    }
    expect(company.people.every(({ email }) => email.endsWith('@example.org'))).toBe(true);
  });

  it('are named nowhere in anonymous voices, and write no address or number into texts', () => {
    const anonymous = voices.filter(({ envelope }) => envelope.subject.anonymous);
    expect(anonymous.every(({ envelope }) => envelope.subject.identities.length === 0)).toBe(true);
    expect(texts.every((text) => !/@|https?:|\+\d{6}|\d{7}/.test(text))).toBe(true);
  });
});

function correlation(pairs: readonly [number, number][]): number {
  const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (term: (pair: [number, number]) => number) =>
    pairs.reduce((total, pair) => total + term(pair), 0);
  const spread = Math.sqrt(sum(([a]) => (a - x) ** 2) * sum(([, b]) => (b - y) ** 2));
  return sum(([a, b]) => (a - x) * (b - y)) / spread;
}
