import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtSpans, type MarkedSpan } from '#ui/marked-spans.ts';

const span = (id: string, start: number, end: number): MarkedSpan => ({
  id,
  start,
  end,
  polarity: 'negative',
  label: id,
});

test('overlapping spans share the piece they both cover', () => {
  const pieces = cutAtSpans('abcdef', [span('x', 1, 4), span('y', 3, 6)]);
  expect(pieces.map((one) => [one.text, one.spans.map(({ id }) => id).join('')])).toEqual([
    ['a', ''],
    ['bc', 'x'],
    ['d', 'xy'],
    ['ef', 'y'],
  ]);
});

test('whatever the spans, the pieces joined are the text', () => {
  const spans = fc.array(
    fc.record({ start: fc.integer({ min: -5, max: 60 }), length: fc.integer({ min: 0, max: 30 }) }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), spans, (text, list) => {
      const marked = list.map((one, at) => span(String(at), one.start, one.start + one.length));
      expect(
        cutAtSpans(text, marked)
          .map((one) => one.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
