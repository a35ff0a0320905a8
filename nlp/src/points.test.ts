import { describe, expect, test } from 'vitest';
import { aPack } from '../eval/a-pack.ts';
import { createReader } from './reader.ts';
import type { Mention, Reading } from './reading.ts';

const reader = createReader(aPack());
const read = (text: string): Reading => reader.read({ id: 'v', text });

function mention(text: string, need: string): Mention {
  const found = read(text).mentions.find((each) => each.need === need && !each.abstained);
  if (!found) throw new Error(`no mention of ${need} in "${text}"`);
  return found;
}

describe('pain, itch and delight', () => {
  test.each([
    ['等了一个小时还没上菜', 'speed', 'pain'],
    ['I was charged twice', 'trust', 'pain'],
    ['Llegó frío', 'product.food', 'pain'],
    ['要是能线上取号就好了', 'access', 'itch'],
    ['It would be nice to have parking', 'access', 'itch'],
    ['Ojalá abrieran antes', 'access', 'itch'],
    ['The staff even remembered my name, wonderful', 'service', 'delight'],
    ['没想到服务这么好', 'service', 'delight'],
    ['the food was good', 'product.food', null],
  ])('%s', (text, need, point) => {
    expect(mention(text, need).point).toBe(point);
  });

  test('an abstained mention has no point', () => {
    for (const text of ['the food', 'parking', '菜', 'la cuenta por favor']) {
      for (const each of read(text).mentions) {
        if (each.abstained) expect(each.point).toBeNull();
      }
    }
  });
});

describe('cause', () => {
  test.each([
    [
      'The food was cold because the kitchen was short-staffed.',
      'product.food',
      'the kitchen was short-staffed',
      'service.staffing',
    ],
    ['上菜慢，因为人手不够', 'speed', '人手不够', 'service.staffing'],
    ['La comida llegó fría por culpa de la espera', 'product.food', 'la espera', 'speed'],
    ['人手不足导致上菜慢', 'speed', '人手不足', 'service.staffing'],
  ])('is what the connective names in "%s"', (text, need, span, cause) => {
    const found = mention(text, need).cause;
    expect(found && text.slice(found.start, found.end)).toBe(span);
    expect(found?.need).toBe(cause);
  });

  test('else the negative need next to it that the pack knows as its cause', () => {
    const text = 'Only one waiter for twelve tables. The food was cold.';
    expect(mention(text, 'product.food').cause).toMatchObject({ need: 'service.staffing' });
    expect(mention('The music was loud. The food was cold.', 'product.food').cause).toBeNull();
  });
});

describe('intent, emotion and severity', () => {
  test.each([
    ['I am never coming back, cancel my membership', 'leave'],
    ['你们应该增加一些座位', 'suggest'],
    ['What time do you open on Sunday?', 'ask'],
    ['The food was awful and the service was rude', 'complain'],
    ['Everything was wonderful', 'praise'],
    ['Quiero que me llamen, por favor', 'request'],
  ])('%s', (text, intent) => {
    expect(read(text).intent).toBe(intent);
  });

  test('severity grows from no complaint to blame with a consequence', () => {
    const severity = (text: string) => read(text).complaint.severity;
    expect(severity('The food was great')).toBe(0);
    expect(severity('The soup was a bit cold')).toBeLessThanOrEqual(1);
    expect(severity('The service was rude')).toBe(2);
    expect(severity('The waiter lied to us, it is a scam')).toBe(3);
    expect(severity('The waiter lied to us, I want my money back')).toBe(4);
    expect(severity('服务太差了，我要投诉')).toBe(4);
  });

  test('emotion is named by words and emoji', () => {
    expect(read('I am furious about the service').emotion).toBe('anger');
    expect(read('非常失望').emotion).toBe('sadness');
    expect(read('Qué asco de comida').emotion).toBe('disgust');
    expect(read('The table is round').emotion).toBeNull();
  });
});

describe('sensitive words', () => {
  test('are found with their place, in either script, and excused by notWhen', () => {
    const text = 'We all got food poisoning.';
    const [hit] = read(text).sensitive;
    expect(hit && text.slice(hit.start, hit.end)).toBe('food poisoning');
    expect(read('No food poisoning this time, great').sensitive).toEqual([]);
    expect(read('吃完食物中毒了').sensitive).toMatchObject([{ start: 2, end: 6, list: 'safety' }]);
    expect(read('los voy a DENUNCIAR').sensitive).toMatchObject([{ term: 'denunciar' }]);
  });

  test("of the organisation are added to the pack's", () => {
    const own = createReader(aPack(), { sensitive: [{ list: 'vip', lang: 'zh', term: '记者' }] });
    expect(own.read({ id: 'v', text: '我是記者' }).sensitive).toMatchObject([{ list: 'vip' }]);
  });
});

test("the department is the pack's, or the organisation's for a need and all below it", () => {
  expect(mention('the food was awful', 'product.food').department?.id).toBe('kitchen');
  const own = createReader(aPack(), { department: { product: 'quality' } });
  const [food] = own.read({ id: 'v', text: 'the food was awful' }).mentions;
  expect(food?.department?.id).toBe('quality');
  expect(food?.department?.confidence).toBeLessThanOrEqual(food?.confidence ?? 0);
});

test('in a conversation only the customer judges, and spans count within the turn', () => {
  const turns = [
    { speaker: 'agent', text: 'Hello, the service here is excellent!' },
    { speaker: 'customer', text: 'The food was cold and awful.' },
  ] as const;
  const reading = reader.read({ id: 'call', turns });
  expect(reading.polarity).toBe('negative');
  expect(reading.mentions.map(({ need, turn }) => [need, turn])).toEqual([['product.food', 1]]);
  expect(reading.clauses.map(({ turn, speaker }) => [turn, speaker])).toContainEqual([0, 'agent']);
  for (const { start, end, turn = 0 } of reading.clauses) {
    expect(end).toBeLessThanOrEqual(turns[turn]?.text.length ?? 0);
    expect(start).toBeLessThan(end);
  }
});

test('below the threshold of the pack a mention abstains', () => {
  const strict = createReader(aPack({ thresholds: { count: 0.99, alert: 0.99 } }));
  const { mentions } = strict.read({ id: 'v', text: 'the food was awful' });
  expect(mentions.map(({ abstained, point }) => [abstained, point])).toEqual([[true, null]]);
});

test("an organisation's own terms name their need in every language", () => {
  const own = createReader(aPack(), { terms: { 'product.food': ['Plum Rib', '梅子肋排'] } });
  for (const text of ['The plum rib was amazing', '梅子肋排太好吃了', 'Plum rib, ¡qué rico!']) {
    const needs = own.read({ id: 'v', text }).mentions.map(({ need }) => need);
    expect(needs).toContain('product.food');
  }
});

test('severity is high for threats, harm and fraud, and not for a plain complaint', () => {
  const severity = (text: string) => read(text).complaint.severity;
  expect(severity('Terrible food, the manager gave us a refund')).toBeLessThanOrEqual(2);
  expect(severity('La sopa estaba mala y pedí la devolución')).toBeLessThanOrEqual(2);
  expect(severity('Awful food, I ended up in hospital')).toBeGreaterThanOrEqual(3);
  expect(severity('服务太差，我要打12315举报')).toBe(4);
});
