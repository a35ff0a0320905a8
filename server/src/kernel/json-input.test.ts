import { describe, expect, test } from 'vitest';
import { checkJson, cleanText, isCleanText } from './json-input.ts';

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { next: nested(depth - 1) };
}

describe('JSON from outside', () => {
  test('D1: one over each limit is refused, and names its place', () => {
    expect(() => checkJson(nested(40))).toThrow(/faults/);
    expect(() => checkJson({ text: 'x'.repeat(20_001) })).toThrow(/faults/);
    expect(() =>
      checkJson(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 1]))),
    ).toThrow(/faults/);
    expect(checkJson({ text: '🙂'.repeat(20_000) })).toEqual({ text: '🙂'.repeat(20_000) });
  });

  test('D2: keys that reach into prototypes and numbers past the range are refused', () => {
    expect(() => checkJson(JSON.parse('{"constructor": 1}'))).toThrow(/faults/);
    expect(() => checkJson(JSON.parse('{"__proto__": {"admin": true}}'))).toThrow(/faults/);
    expect(() => checkJson(JSON.parse('{"n": 1e400}'))).toThrow(/faults/);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('D3: NUL and lone surrogates become U+FFFD wherever they stand', () => {
    expect(checkJson({ a: ['\u0000', { b: '\ud800x' }] })).toEqual({
      a: ['\uFFFD', { b: '\uFFFDx' }],
    });
    expect([isCleanText('a\u0000'), isCleanText('ok 🙂')]).toEqual([false, true]);
    expect(cleanText('好\udc00')).toBe('好\uFFFD');
  });
});
