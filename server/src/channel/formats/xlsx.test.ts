import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJs from 'exceljs';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableRows } from '../table-file.ts';
import { openXlsx } from './xlsx.store.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xlsx-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(path: string) {
  return Array.fromAsync(tableRows(await openXlsx(path)));
}

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The parts of a small workbook, as a spreadsheet program writes them, with some replaced. */
function workbook(parts: Zippable): Uint8Array {
  const sheet =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    ...parts,
  });
}

async function refused(name: string, bytes: Uint8Array): Promise<string> {
  const path = await written(name, bytes);
  const started = performance.now();
  const error = await rowsOf(path).then(
    () => ({ code: 'read' }),
    (reason: { code: string }) => reason,
  );
  // The bound of two seconds is measured in bench; this one only catches a hang.
  expect(performance.now() - started).toBeLessThan(15_000);
  return error.code;
}

test('a sheet is read: dates without a zone, formulas by their result, rich text as text', async () => {
  const book = new ExcelJs.Workbook();
  book.addWorksheet('empty');
  const sheet = book.addWorksheet('voices');
  sheet.addRow(['编号', '评价', '时间', '合计', '链接']);
  sheet.addRow([
    1,
    { richText: [{ text: '很' }, { text: '好' }] },
    new Date(Date.UTC(2026, 2, 5, 12, 30)),
    { formula: 'A2+1', result: 2 },
    { text: 'x@example.com', hyperlink: 'mailto:x@example.com' },
  ]);
  sheet.addRow([]);
  sheet.addRow([
    2,
    'slow',
    new Date(Date.UTC(2026, 2, 6)),
    { formula: 'A1/0', result: { error: '#DIV/0!' } },
  ]);
  const path = join(folder, 'good.xlsx');
  await book.xlsx.writeFile(path);
  expect(await rowsOf(path)).toEqual([
    {
      rowNo: 2,
      cells: {
        编号: 1,
        评价: '很好',
        时间: '2026-03-05T12:30:00',
        合计: 2,
        链接: 'x@example.com',
      },
    },
    {
      rowNo: 4,
      cells: {
        编号: 2,
        评价: 'slow',
        时间: '2026-03-06',
        合计: null,
        链接: null,
      },
    },
  ]);
});

test('a reader that stops early ends the worker', async () => {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('a');
  for (let at = 0; at < 2_000; at += 1) sheet.addRow([`r${at}`]);
  const path = join(folder, 'long.xlsx');
  await book.xlsx.writeFile(path);
  const table = await openXlsx(path);
  for await (const row of tableRows(table)) {
    expect(row.cells).toEqual({ r0: 'r1' });
    break;
  }
  expect(await Array.fromAsync(table.batches)).toEqual([]);
});

test('D6: a bomb, too many entries and too much content are refused', async () => {
  const zeros = new Uint8Array(64 * 1024 * 1024);
  expect(await refused('bomb.xlsx', workbook({ 'xl/media/a.bin': zeros }))).toBe('archive_refused');
  const many = Object.fromEntries(
    Array.from({ length: 1_001 }, (_, at) => [`x/${at}`, strToU8('x')]),
  );
  expect(await refused('many.xlsx', workbook(many))).toBe('archive_refused');
  const stored: Zippable = Object.fromEntries(
    Array.from({ length: 4 }, (_, at) => [`m/${at}`, [zeros, { level: 0 }]]),
  );
  expect(await refused('large.xlsx', workbook(stored))).toBe('archive_refused');
});

test('D6: paths that lead out, links and document types are refused', async () => {
  const evil = workbook({ '../../evil.txt': strToU8('x') });
  expect(await refused('path.xlsx', evil)).toBe('archive_refused');
  const link = workbook({ 'xl/link': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] });
  expect(await refused('link.xlsx', link)).toBe('archive_refused');
  const dtd = strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>');
  expect(await refused('dtd.xlsx', workbook({ 'xl/worksheets/sheet1.xml': dtd }))).toBe(
    'archive_refused',
  );
});

test('D6: archives that are no workbook, are cut off, or lie about themselves are refused', async () => {
  const inner = workbook({});
  expect(await refused('nested.xlsx', zipSync({ 'inner.xlsx': inner }))).toBe('not_a_workbook');
  expect(await refused('cut.xlsx', inner.subarray(0, inner.length - 40))).toBe('archive_refused');
  const lie = Buffer.from(inner);
  lie.writeUInt16LE(0xffff, lie.length - 12);
  expect(await refused('zip64.xlsx', lie)).toBe('archive_refused');
  const hidden = Buffer.from(inner);
  // The name in the entry itself differs from the one in the table of contents.
  hidden.write('X', hidden.indexOf('xl/worksheets/sheet1.xml'), 'latin1');
  expect(await refused('hidden.xlsx', hidden)).toBe('archive_refused');
});

test('D6: a merge over the whole sheet is ignored, a cell in the last column is refused', async () => {
  const start =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  const cell = (ref: string) => `<c r="${ref}" t="inlineStr"><is><t>x</t></is></c>`;
  const end =
    '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>';
  const merged = strToU8(
    `${start}<row r="1">${cell('A1')}</row><row r="2">${cell('A2')}</row>${end}`,
  );
  const good = await written('merged.xlsx', workbook({ 'xl/worksheets/sheet1.xml': merged }));
  expect(await rowsOf(good)).toEqual([{ rowNo: 2, cells: { x: 'x' } }]);
  const wide = strToU8(`${start}<row r="1">${cell('A1')}${cell('XFD1')}</row>${end}`);
  expect(await refused('wide.xlsx', workbook({ 'xl/worksheets/sheet1.xml': wide }))).toBe(
    'too_many_columns',
  );
});
