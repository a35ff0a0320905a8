import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJs from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, harmless, sheetCell } from './export.ts';
import { tableWriter } from './export-writer.store.ts';

test('E3: whatever a spreadsheet would run gets an apostrophe, also behind spaces', () => {
  for (const start of [
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    '\t',
    '\r',
    '\n',
    '  =',
    '\u00A0+',
    '\u3000＝',
    '\uFEFF=',
  ]) {
    expect(harmless(`${start}1+1`), JSON.stringify(start)).toBe(`'${start}1+1`);
  }
  for (const text of ['a=1', '5', "'=1", '', ' good']) expect(harmless(text)).toBe(text);
});

test('E3: a number stays a number', () => {
  expect(csvLine([-5, 1.5, true, null, undefined])).toBe('-5,1.5,true,,\r\n');
  expect(csvLine(['-5'])).toBe("'-5\r\n");
  expect(sheetCell(-5)).toBe(-5);
  expect(sheetCell('-5')).toBe("'-5");
});

/** Reads one record of RFC 4180, the plain way. */
function fieldsOf(line: string): string[] {
  const body = `,${line.slice(0, -2)}`;
  return [...body.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/gs)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

test('E3: 2,000 random cells come back as they were, but for the apostrophe, and none is a formula', () => {
  const unit = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＠',
    '\t',
    '\r',
    '\n',
    ' ',
    '"',
    ',',
    'a',
    '好',
    '1',
  );
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      (cells) => {
        const back = fieldsOf(csvLine(cells));
        expect(back).toEqual(cells.map(harmless));
        for (const [at, field] of back.entries()) {
          expect(field).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/u);
          expect([cells[at], `'${cells[at]}`]).toContain(field);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a CSV file starts with the mark of UTF-8 and ends its rows with CR LF', async () => {
  const stream = new PassThrough();
  const content = buffer(stream);
  const writer = await tableWriter('csv', stream, ['no', '评价']);
  await writer.write([
    [1, 'a "b", c'],
    [2, '=1'],
  ]);
  await writer.end();
  stream.end();
  expect((await content).toString('utf8')).toBe('\uFEFFno,评价\r\n1,"a ""b"", c"\r\n2,\'=1\r\n');
});

test('E3: a workbook holds texts as texts and numbers as numbers', async () => {
  const stream = new PassThrough();
  const content = buffer(stream);
  const writer = await tableWriter('xlsx', stream, ['no', 'text']);
  await writer.write([
    [-5, '=1+1'],
    [2, new Date('2026-03-05T00:00:00Z')],
  ]);
  await writer.end();
  const book = new ExcelJs.Workbook();
  await book.xlsx.load((await content) as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('1');
  expect(sheet?.getCell('A2').value).toBe(-5);
  expect(sheet?.getCell('B2').value).toBe("'=1+1");
  expect(sheet?.getCell('B2').type).toBe(ExcelJs.ValueType.String);
  expect(sheet?.getCell('B3').value).toBe('2026-03-05T00:00:00.000Z');
});
