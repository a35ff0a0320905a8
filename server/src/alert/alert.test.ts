import { expect, test } from 'vitest';
import { openPack } from '#need/need.ts';
import {
  AlertCondition,
  type AlertMention,
  type AlertVoice,
  defaultAlertRules,
  fires,
  inAlertWindow,
  mustKnow,
} from './alert.ts';

const pack = openPack('restaurant');

function aMention(given: Partial<AlertMention> = {}): AlertMention {
  return {
    no: 0,
    path: ['speed', 'speed.wait'],
    point: 'pain',
    polarity: 'negative',
    strength: 60,
    confidence: 0.9,
    abstained: false,
    ...given,
  };
}

function aVoice(given: Partial<AlertVoice> = {}): AlertVoice {
  return {
    ratings: [],
    polarity: 'negative',
    severity: 0,
    confidence: 0.5,
    sensitive: [],
    mentions: [],
    sureFrom: 0.7,
    ...given,
  };
}

const when = (condition: AlertCondition) => ({ when: condition });

test('a rating on its own scale is compared as a share of that scale', () => {
  // 2 on a scale of 1 to 5 is a quarter of the way up, as is a share of 0.25.
  const rule = when({ ratingAtMost: { metric: 'any', value: 2, scale: { min: 1, max: 5 } } });
  expect(fires(rule, aVoice({ ratings: [{ metric: 'csat', share: 0.25 }] }))).toEqual({
    rating: { metric: 'csat', share: 0.25 },
  });
  expect(fires(rule, aVoice({ ratings: [{ metric: 'csat', share: 0.3 }] }))).toBeNull();
});

test('a rule on one metric does not look at another', () => {
  const rule = when({ ratingAtMost: { metric: 'nps', value: 0.2 } });
  expect(fires(rule, aVoice({ ratings: [{ metric: 'csat', share: 0 }] }))).toBeNull();
});

test('all parts of a condition must hold', () => {
  const rule = when({ ratingAtMost: { metric: 'any', value: 0.2 }, polarity: 'negative' });
  const ratings = [{ metric: 'csat', share: 0 }];
  expect(fires(rule, aVoice({ ratings, polarity: 'negative' }))).not.toBeNull();
  expect(fires(rule, aVoice({ ratings, polarity: 'positive' }))).toBeNull();
  expect(fires(rule, aVoice({ polarity: 'negative' }))).toBeNull();
});

test('severity calls someone only when the complaint is surely understood', () => {
  const rule = when({ severityAtLeast: 3 });
  expect(fires(rule, aVoice({ severity: 4, mentions: [aMention()] }))).toEqual({ severity: 4 });
  const unsure = aMention({ confidence: 0.6 });
  expect(fires(rule, aVoice({ severity: 4, mentions: [unsure] }))).toBeNull();
  expect(fires(rule, aVoice({ severity: 4, confidence: 0.8 }))).toEqual({ severity: 4 });
  expect(fires(rule, aVoice({ severity: 2, mentions: [aMention()] }))).toBeNull();
});

test('a sensitive word fires with the list and the word that were met', () => {
  const rule = when({ sensitive: { lists: ['legal', 'injury'] } });
  const sensitive = [
    { list: 'media', term: 'newspaper' },
    { list: 'legal', term: 'lawyer' },
  ];
  expect(fires(rule, aVoice({ sensitive }))).toEqual({
    sensitive: { list: 'legal', term: 'lawyer' },
  });
  expect(fires(rule, aVoice({ sensitive: sensitive.slice(0, 1) }))).toBeNull();
});

test('a need stands for everything below it, at the point asked for', () => {
  const rule = when({ need: { keys: ['speed'], point: 'pain' } });
  expect(fires(rule, aVoice({ mentions: [aMention()] }))?.need).toEqual({
    key: 'speed.wait',
    point: 'pain',
    mention: 0,
  });
  expect(fires(rule, aVoice({ mentions: [aMention({ point: 'delight' })] }))).toBeNull();
  expect(fires(rule, aVoice({ mentions: [aMention({ path: ['price'] })] }))).toBeNull();
});

test('a mention that is counted may still be too unsure to open a ticket', () => {
  const rule = when({ need: { keys: ['speed'] } });
  expect(fires(rule, aVoice({ mentions: [aMention({ confidence: 0.69 })] }))).toBeNull();
  expect(fires(rule, aVoice({ mentions: [aMention({ abstained: true })] }))).toBeNull();
});

test('what was said more than 48 hours ago calls nobody', () => {
  const now = new Date('2026-06-03T12:00:00Z');
  expect(inAlertWindow(new Date('2026-06-01T12:00:00Z'), now)).toBe(true);
  expect(inAlertWindow(new Date('2026-06-01T11:59:59Z'), now)).toBe(false);
  expect(inAlertWindow(new Date('2026-06-04T12:00:00Z'), now)).toBe(false);
});

test('a condition needs a part, and a value that lies on its scale', () => {
  expect(AlertCondition.safeParse({}).success).toBe(false);
  expect(AlertCondition.safeParse({ polarity: 'negative' }).success).toBe(false);
  expect(AlertCondition.safeParse({ ratingAtMost: { value: 2 } }).success).toBe(false);
  const scale = { min: 1, max: 5 };
  expect(AlertCondition.safeParse({ ratingAtMost: { value: 2, scale } }).success).toBe(true);
});

test('a rule may only name needs and lists that the pack knows', () => {
  expect(() => mustKnow(pack, { need: { keys: ['no.such.need'] } })).toThrow(/no need/);
  expect(() => mustKnow(pack, { sensitive: { lists: ['weather'] } })).toThrow(/no sensitive list/);
  for (const rule of defaultAlertRules(pack)) expect(() => mustKnow(pack, rule.when)).not.toThrow();
});

test('an organisation starts with rules in its own language', () => {
  expect(defaultAlertRules(pack, 'zh').map(({ name }) => name)).toContain('严重投诉');
  expect(defaultAlertRules(pack)).toHaveLength(3);
});
