import { expect, test } from 'vitest';
import { packParts } from '../packs/index.ts';
import { checkPack } from './check-pack.ts';
import { createReader } from './reader.ts';

const reader = createReader(checkPack(packParts.restaurant));
const needsOf = (text: string): string[] =>
  reader.read({ id: 'v', text }).mentions.map(({ need }) => need);

test.each([
  ['The soup was cold', ['product.food.temperature']],
  ['Clean toilets', ['place.toilets']],
  ['El pedido llegó tarde', ['speed.delivery']],
  ['外卖迟到了四十分钟', ['speed.delivery']],
])('"%s" speaks of one need', (text, needs) => {
  expect(needsOf(text)).toEqual(needs);
});

test('a need never stands beside its own ancestor in a clause', () => {
  const texts = ['The food had no flavour', '味道不错，价格合理', 'El servicio fue lento y borde'];
  for (const { mentions } of texts.map((text) => reader.read({ id: 'v', text }))) {
    for (const one of mentions) {
      const below = mentions.filter(
        ({ need, start }) => start === one.start && need.startsWith(`${one.need}.`),
      );
      expect(below).toEqual([]);
    }
  }
});

test('a word of another language does not judge', () => {
  expect(needsOf('Once we come in, the waiter was lovely')).not.toContain('speed.delivery');
});
