import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from '#ui/csv.ts';

test('commas, quotes and line ends are quoted, numbers stay bare', () => {
  expect(writeCsv([['a,b', 'say "hi"', 'x\ny', 1.5, null]])).toBe(
    '\uFEFF"a,b","say ""hi""","x\ny",1.5,\r\n',
  );
});

test('a text that a spreadsheet would run begins with an apostrophe', () => {
  for (const text of ['=1+1', '+7', '-2', '@x', ' =1', '＝1', '\tx']) {
    expect(
      writeCsv([[text]])
        .slice(1)
        .replace('"', ''),
    ).toMatch(/^'/);
  }
});

test('every row ends once, whatever its cells hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (cells) => {
      const outside = writeCsv([cells]).replace(/"(?:[^"]|"")*"/g, '');
      expect(outside.endsWith('\r\n')).toBe(true);
      expect(outside.slice(0, -2)).not.toMatch(/[\r\n]/);
    }),
  );
});
