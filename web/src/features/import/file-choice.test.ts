import { expect, test } from 'vitest';
import { fileFault, isOtherKind, largestBytes } from '#features/import/file-choice.ts';

const file = (name: string, size = 10) => ({ name, size });

test('tables of every kind can be sent, whatever the case of their ending', () => {
  for (const name of ['a.csv', 'a.TSV', 'a.b.xlsx', 'a.jsonl', 'a.ndjson', '评价.csv']) {
    expect(fileFault([file(name)])).toBeNull();
  }
});

test('what cannot be sent is told by its own reason', () => {
  expect(fileFault([file('a.png')])).toBe('wrong_type');
  expect(fileFault([file('a.xls')])).toBe('old_workbook');
  expect(fileFault([file('a.csv', 0)])).toBe('empty_file');
  expect(fileFault([file('a.csv', largestBytes + 1)])).toBe('file_too_large');
  expect(fileFault([file('a.csv'), file('b.csv')])).toBe('several_files');
  expect(fileFault([])).toBeNull();
});

test('an image, a document or an archive is known by its first bytes, a workbook is let through', () => {
  expect(isOtherKind(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d]))).toBe(true);
  expect(isOtherKind(new TextEncoder().encode('%PDF-1.7'))).toBe(true);
  expect(isOtherKind(new TextEncoder().encode('PK\u0003\u0004'))).toBe(false);
  expect(isOtherKind(new TextEncoder().encode('id,review'))).toBe(false);
  expect(isOtherKind(new Uint8Array())).toBe(false);
});
