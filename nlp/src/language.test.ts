import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectLanguage } from './language.ts';

test.each([
  ['the waiter was rude to us', 'en'],
  ['Great!', 'en'],
  ["it doesn't work", 'en'],
  ['la comida estaba fría', 'es'],
  ['Pésimo', 'es'],
  ['muy caro', 'es'],
  ['¿A qué hora abren?', 'es'],
  ['服务很差', 'zh'],
  ['這個 app 很難用', 'zh'],
  ['Das Essen war sehr gut und nicht teuer', 'und'],
  ['Le service est très lent dans ce restaurant', 'und'],
  ['O atendimento não foi bom, muito caro', 'und'],
  ['料理がおいしい', 'und'],
  ['음식이 맛있어요', 'und'],
  ['Очень вкусно', 'und'],
  ['12345 !!!', 'und'],
  ['', 'und'],
])('"%s" is %s', (text, lang) => {
  expect(detectLanguage(text).lang).toBe(lang);
});

test('without any evidence the confidence is 0', () => {
  expect(detectLanguage('Zzyzx 42')).toEqual({ lang: 'und', confidence: 0 });
});

test('confidence lies between 0 and 1, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { confidence } = detectLanguage(text);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
    }),
  );
});
