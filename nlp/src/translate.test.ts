import { expect, test } from 'vitest';
import { aPack } from '../eval/a-pack.ts';
import { createReader } from './reader.ts';
import { translateLine } from './translate.ts';

const reader = createReader(aPack());
const out = (line: string): Record<string, unknown> => JSON.parse(translateLine(reader, line));

test('a line with a text gives its reading', () => {
  const reading = out('{"id":"1","text":"the food was awful"}');
  expect(reading).toEqual(reader.read({ id: '1', text: 'the food was awful' }));
});

test('a line with turns gives its reading', () => {
  const turns = [{ speaker: 'customer', text: '菜很难吃' }] as const;
  expect(out(JSON.stringify({ id: '2', turns }))).toEqual(reader.read({ id: '2', turns }));
});

test.each([
  ['not json', null],
  ['', null],
  ['[]', null],
  ['{"text":"x"}', null],
  ['{"id":"7"}', '7'],
  ['{"id":"8","text":3}', '8'],
  ['{"id":"9","text":"x","lang":"fr"}', '9'],
  ['{"id":"10","turns":[{"speaker":"bot","text":"x"}]}', '10'],
])('the faulty line %s gives its id and an error', (line, id) => {
  const answer = out(line);
  expect(answer.id).toBe(id);
  expect(answer.error).toEqual(expect.stringMatching(/./));
});

test('the answer is one line, whatever the text holds', () => {
  const line = translateLine(reader, JSON.stringify({ id: 'a\nb', text: 'x\n\u2028y' }));
  expect(line).not.toContain('\n');
});
