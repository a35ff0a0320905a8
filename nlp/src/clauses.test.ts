import { expect, test } from 'vitest';
import { clausesOf } from './clauses.ts';
import { cueTrie } from './cues.ts';
import { normalise } from './normalise.ts';

function split(given: string): string[] {
  const { text } = normalise(given);
  return clausesOf(text, cueTrie().find(text, 0, text.length)).map(({ start, end }) =>
    text.slice(start, end),
  );
}

test.each([
  ['the food was good. the service was slow!', ['the food was good', 'the service was slow']],
  ['the food was good but the room was dirty', ['the food was good', 'but the room was dirty']],
  ['la comida bien aunque el local es feo', ['la comida bien', 'aunque el local es feo']],
  ['味道不错但是上菜太慢', ['味道不错', '但是上菜太慢']],
  ['味道不错 送餐很快', ['味道不错', '送餐很快']],
  ['it costs 4.50 or 1,200 in total', ['it costs 4.50 or 1,200 in total']],
  ['味道再好不过了', ['味道再好不过了']],
  ['这家店不过如此', ['这家店不过如此']],
  ['很快，好吃，味道足', ['很快,好吃', '味道足']],
  ['well, the food was good', ['well, the food was good']],
  ['nothing but praise from us', ['nothing but praise from us']],
  ['last but not least the staff', ['last but not least the staff']],
])('%s', (given, clauses) => {
  expect(split(given)).toEqual(clauses);
});

test('no clause is longer than 40 words', () => {
  for (const clause of split('word '.repeat(500))) {
    expect(clause.split(' ').length).toBeLessThanOrEqual(41);
  }
});

test('the clause after a contrast leads, also after a concession that opens the sentence', () => {
  const leads = (given: string): boolean[] => {
    const { text } = normalise(given);
    return clausesOf(text, cueTrie().find(text, 0, text.length)).map((clause) => clause.leads);
  };
  expect(leads('the food was good but the room was dirty')).toEqual([false, true]);
  expect(leads('although the room was dirty, the food was good')).toEqual([false, true]);
  expect(leads('虽然环境一般，但是味道很好')).toEqual([false, true]);
});
