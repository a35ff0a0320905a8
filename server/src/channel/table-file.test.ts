import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessDelimiter } from './formats/csv.ts';
import { openJsonl } from './formats/jsonl.ts';
import { openCsv, type Table, type TableRow, tableFormat, tableRows } from './table-file.ts';

async function* inBlocks(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(table: Table): Promise<TableRow[]> {
  return Array.fromAsync(tableRows(table));
}

async function readCsv(text: string, delimiter: ',' | ';' | '\t' | '|' = ',', size = 7) {
  const table = await openCsv(inBlocks(bytesOf(text), size), { encoding: 'utf-8', delimiter });
  return { columns: table.columns, rows: await read(table) };
}

test('a header gives its names to the cells, and rows count as in a spreadsheet', async () => {
  const { columns, rows } = await readCsv('id,text\r\n1,"a ""b"", c"\r\n\r\n2,d\n');
  expect(columns).toEqual(['id', 'text']);
  expect(rows).toEqual([
    { rowNo: 2, cells: { id: '1', text: 'a "b", c' } },
    { rowNo: 4, cells: { id: '2', text: 'd' } },
  ]);
});

test('D5: a BOM is no part of the first name; double and empty names are told apart', async () => {
  const { columns } = await readCsv('\uFEFFa,a,,a,__proto__\n1,2,3,4,5\n');
  expect(columns).toEqual(['a', 'a (2)', 'column 3', 'a (3)', 'column __proto__']);
});

test('D5: a bare CR, an LF and a CR LF all end a row, wherever the blocks are cut', async () => {
  for (const size of [1, 2, 3, 100]) {
    const { rows } = await readCsv('a,b\r1,2\n3,4\r\n5,6', ',', size);
    expect(rows.map((row) => [row.rowNo, row.cells])).toEqual([
      [2, { a: '1', b: '2' }],
      [3, { a: '3', b: '4' }],
      [4, { a: '5', b: '6' }],
    ]);
  }
});

test('D5: a quote that is open at the end of the file is a row error, the rows before are kept', async () => {
  const { rows } = await readCsv('a,b\n1,2\n3,"open\n5,6\n7,8');
  expect(rows[0]?.cells).toEqual({ a: '1', b: '2' });
  expect(rows).toHaveLength(2);
  expect(rows[1]?.error?.code).toBe('quote_never_closed');
});

test('D5: ragged rows are row errors, and the report is the same twice', async () => {
  const text = 'a,b\n1\n1,2,3\n1,2,\n4,5\n';
  const { rows } = await readCsv(text);
  expect(rows.map((row) => row.error?.values ?? 'good')).toEqual([
    { cells: 1, columns: 2 },
    { cells: 3, columns: 2 },
    'good',
    'good',
  ]);
  expect((await readCsv(text, ',', 3)).rows).toEqual(rows);
});

test('D1: a cell of 32,767 characters is kept, one more and a cell of a million are row errors', async () => {
  const text = `a,b\n${'好'.repeat(32_767)},1\n${'x'.repeat(32_768)},2\n"${'y'.repeat(1e6)}",3\nz,4\n`;
  const { rows } = await readCsv(text, ',', 65_536);
  expect(rows.map((row) => row.error?.message.includes('more than 32767') ?? false)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('D1: 500 columns are read, 501 are refused', async () => {
  const header = (n: number) => Array.from({ length: n }, (_, at) => `c${at}`).join(',');
  expect((await readCsv(`${header(500)}\n`)).columns).toHaveLength(500);
  await expect(readCsv(`${header(501)}\n`)).rejects.toMatchObject({ code: 'too_many_columns' });
});

test('D3: NUL and lone surrogates are replaced and flagged', async () => {
  const { rows } = await readCsv('a\nx\u0000y\nfine\n');
  expect(rows[0]).toEqual({ rowNo: 2, cells: { a: 'x\uFFFDy' }, replaced: true });
  expect(rows[1]).toEqual({ rowNo: 3, cells: { a: 'fine' } });
  const lone = await openJsonl(inBlocks(bytesOf('{"a":"\\ud800!"}')), 'utf-8');
  expect(await read(lone)).toEqual([{ rowNo: 1, cells: { a: '\uFFFD!' }, replaced: true }]);
});

test('D10: joined emoji, direction marks and piles of combining marks stay as sent', async () => {
  const odd = `👩‍👩‍👧‍👦 \u202Eabc\u202C ${'e\u0301'.repeat(5_000)}`;
  const { rows } = await readCsv(`a\n"${odd}"\n`);
  expect(rows[0]?.cells['a']).toBe(odd);
});

test('any table written with quotes is read back, whatever the block size', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '好', ';') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 20 }),
      async (table, size) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const lines = table.map((row) => row.map(quoted).join(','));
        const { rows } = await readCsv(`p,q\r\n${lines.join('\r\n')}\r\n`, ',', size);
        const back = rows.map(({ cells }) => [cells['p'] ?? '', cells['q'] ?? '']);
        expect(back).toEqual(table);
      },
    ),
    { numRuns: 100 },
  );
});

test('no text at all crashes the reader', async () => {
  const unit = fc.constantFrom('"', ',', '\n', '\r', '\u0000', '\uFFFF', '\uFEFF', 'a', '7');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, maxLength: 60 }), async (text) => {
      const once = await readCsv(`h,i\n${text}`, ',', 5);
      expect((await readCsv(`h,i\n${text}`, ',', 64)).rows).toEqual(once.rows);
    }),
    { numRuns: 200 },
  );
});

test('the delimiter is the one under which the rows are as wide as the header', () => {
  expect(guessDelimiter('a;b;c\n1,5;2;3\n')).toBe(';');
  expect(guessDelimiter('a\tb\n1, 2\t3\n4, 5\t6\n')).toBe('\t');
  expect(guessDelimiter('a|b\n1|2\n')).toBe('|');
  expect(guessDelimiter('text\nno delimiter here\n')).toBe(',');
});

test('JSON lines are flattened, large numbers keep their digits, wrong lines are row errors', async () => {
  const lines = [
    '{"id":12345678901234567890,"c":{"e":"x"},"t":["a","b"]}',
    '[1]',
    '{bad',
    '{"id":1e400}',
  ];
  const rows = await read(await openJsonl(inBlocks(bytesOf(lines.join('\n'))), 'utf-8'));
  expect(rows[0]).toEqual({
    rowNo: 1,
    cells: { id: '12345678901234567890', 'c.e': 'x', t: 'a, b' },
  });
  expect(rows[1]?.error?.code).toBe('not_an_object');
  expect(rows[2]?.error?.code).toBe('not_json');
  expect(rows[3]?.cells).toEqual({ id: '1e400' });
});

test('D2: a member named __proto__ changes no prototype', async () => {
  const rows = await read(
    await openJsonl(inBlocks(bytesOf('{"__proto__":{"x":1},"a":1}')), 'utf-8'),
  );
  expect(Object.getPrototypeOf(rows[0]?.cells)).toBe(Object.prototype);
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});

test('D8: the bytes of a file, not its name, say what it is', () => {
  expect(tableFormat('a.csv', Uint8Array.of(0x50, 0x4b, 3, 4))).toBe('xlsx');
  expect(tableFormat('a.csv', bytesOf('\uFEFF {"a":1}'))).toBe('jsonl');
  expect(tableFormat('a.tsv', bytesOf('a\tb'))).toBe('tsv');
  expect(() => tableFormat('a.xls', Uint8Array.of(0xd0, 0xcf))).toThrow('old Excel');
});
