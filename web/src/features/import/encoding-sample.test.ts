import { expect, test } from 'vitest';
import { foreignLines, linesIn } from '#features/import/encoding-sample.ts';

test('the sample keeps the lines that an encoding could change, and no others', () => {
  const text = 'id,review\n1,plain\n2,opinión\n3,plain\n4,fría\n';
  expect(linesIn(foreignLines(new TextEncoder().encode(text)), 'utf-8')).toEqual([
    '2,opinión',
    '4,fría',
  ]);
});

test('the same bytes read differently in each encoding', () => {
  // 评价 in GB 18030.
  const bytes = Uint8Array.from([0xc6, 0xc0, 0xbc, 0xdb, 0x0a]);
  const sample = foreignLines(bytes);
  expect(linesIn(sample, 'gb18030')).toEqual(['评价']);
  expect(linesIn(sample, 'windows-1252')).toEqual(['ÆÀ¼Û']);
});

test('two-byte text is kept from its start', () => {
  const bytes = Uint8Array.from(
    [...'id,好'].flatMap((one) => [one.charCodeAt(0) & 0xff, one.charCodeAt(0) >> 8]),
  );
  expect(linesIn(foreignLines(bytes), 'utf-16le')).toEqual(['id,好']);
});

test('a very long line is cut, and at most four are kept', () => {
  const long = `${'é'.repeat(5_000)}\n`.repeat(9);
  expect(foreignLines(new TextEncoder().encode(long)).length).toBeLessThanOrEqual(4 * 241);
});
