import { describe, expect, test } from 'vitest';
import { packParts } from '../packs/index.ts';
import { checkPack } from './check-pack.ts';
import { createReader } from './reader.ts';
import type { Mention } from './reading.ts';

const reader = createReader(checkPack(packParts.restaurant));
const counted = (text: string): Mention[] =>
  reader.read({ id: 'v', text }).mentions.filter(({ abstained }) => !abstained);
const pointOf = (text: string, need: string): Mention['point'] | 'missed' => {
  const found = counted(text).find((mention) => mention.need === need);
  return found ? found.point : 'missed';
};

describe('a seed with a gap', () => {
  test.each([
    ['The curry arrived an hour later and cold', 'product.food.temperature', 'pain'],
    ['La sopa llegó casi helada', 'product.food.temperature', 'pain'],
    ['点的面送到手里已经凉', 'product.food.temperature', 'pain'],
    ['小程序居然记得我上次点的菜', 'access.ordering-app', 'delight'],
    ['小程序还能记住我爱吃什么', 'access.ordering-app', 'delight'],
    ['The website even remembers my order', 'access.ordering-app', 'delight'],
    ['La app se acuerda de mi pedido', 'access.ordering-app', 'delight'],
  ])('%s', (text, need, point) => {
    expect(pointOf(text, need)).toBe(point);
  });

  test('says nothing when its halves are far apart, turned round, or out of order', () => {
    for (const text of [
      'It arrived with a nice note and a free drink for all of us on a cold day',
      'The curry arrived not at all cold',
      'It was a cold day when we arrived',
    ]) {
      expect(pointOf(text, 'product.food.temperature')).toBe('missed');
    }
  });

  test('leaves what stands inside it to its own need', () => {
    const needs = counted('El pedido llegó una hora tarde y helado').map(({ need }) => need);
    expect(needs).toContain('product.food.temperature');
  });
});

describe('a mark', () => {
  test.each([
    ['The new ramen is amazing', 'delight'],
    ['The new miso aubergine is amazing', 'delight'],
    ['Their latest burger is incredible', 'delight'],
    ['新出的烤鱼太好吃了', 'delight'],
    ['新出的藤椒鸡太好吃了', 'delight'],
    ['El nuevo arroz es una maravilla', 'delight'],
    ['La nueva tlayuda es una maravilla', 'delight'],
    ['The new curry is disgusting', 'pain'],
  ])('makes a dish a new one: %s', (text, point) => {
    expect(pointOf(text, 'product.dish.signature')).toBe(point);
  });

  test.each([
    'The new decor is lovely',
    'The new manager is rude',
    '新出的小程序很卡',
    'La nueva camarera es muy simpática',
    'The new place is great',
    'El nuevo local es precioso',
  ])('says nothing before another thing: %s', (text) => {
    expect(pointOf(text, 'product.dish.signature')).toBe('missed');
  });
});

describe('a microwave', () => {
  test.each([
    ['The lasagne tastes microwaved', 'product.food.freshness'],
    ['It came straight out of the microwave', 'product.food.freshness'],
    ['包子像是微波炉叮出来的', 'product.food.freshness'],
    ['Las croquetas sabían a recalentado de microondas', 'product.food.freshness'],
    ['I had to microwave it at home', 'product.food.temperature'],
    ['到家只能自己微波炉热一下', 'product.food.temperature'],
    ['Tuve que meterlo en el micro en casa', 'product.food.temperature'],
  ])('of theirs is about freshness, of mine about warmth: %s', (text, need) => {
    expect(pointOf(text, need)).toBe('pain');
  });
});

test('what nobody would miss is a delight when it is praised, what must be is not', () => {
  expect(pointOf('The terrace is good', 'place.view')).toBe('delight');
  expect(pointOf('The toilets were clean', 'place.toilets')).toBe(null);
});
