import { createReadStream } from 'node:fs';
import type { Blobs } from '#kernel/blob.ts';
import { AppError } from '#kernel/error.ts';
import { guessColumns } from './columns.ts';
import { decodeText } from './decode.ts';
import { detectEncoding, type EncodingName, takeSample } from './encoding.ts';
import { type Delimiter, guessDelimiter } from './formats/csv.ts';
import { openJsonl } from './formats/jsonl.ts';
import { openXlsx } from './formats/xlsx.store.ts';
import type { Import, ImportColumn } from './import.ts';
import { type Mapping, mappingFromGuesses } from './mapping.ts';
import { openCsv, type Table, type TableFormat, type TableRow, tableFormat } from './table-file.ts';

const blockBytes = 256 * 1024;
const sampleRows = 300;
const startBytes = 64 * 1024;

/** How an import's file is to be read. */
export type FileLayout = { blob: string; format: TableFormat; encoding: EncodingName };

/** What is known of a file once its start was read. */
export type Inspection = Pick<Import, 'format' | 'encoding' | 'columns'> & {
  readonly mapping: Mapping | null;
};

function blocks(path: string) {
  return createReadStream(path, { highWaterMark: blockBytes });
}

async function startOf(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path, { end: startBytes - 1 })) parts.push(part);
  return Buffer.concat(parts);
}

/** How files begin that are no tables, whatever their name says. */
const otherKinds = [
  '89504e47',
  'ffd8ff',
  '47494638',
  '25504446',
  '504b0304',
  '52494646',
  '7f454c46',
  '1f8b',
];

/** @throws AppError `not_a_table` (422) for an image, a document, an archive or a program. */
function mustBeText(start: Buffer): void {
  const begins = start.subarray(0, 4).toString('hex');
  if (!otherKinds.some((kind) => begins.startsWith(kind))) return;
  throw new AppError(
    'not_a_table',
    422,
    'This file is no table, whatever its name says. Nothing was kept; send CSV, TSV, XLSX or JSONL.',
  );
}

async function delimiterOf(path: string, encoding: EncodingName): Promise<Delimiter> {
  const start = await startOf(path);
  const texts = await Array.fromAsync(
    decodeText(
      (async function* () {
        yield start;
      })(),
      encoding,
    ),
  );
  return guessDelimiter(texts.join(''));
}

/** Opens the table of a stored file. */
export async function openImportFile(blobs: Blobs, layout: FileLayout): Promise<Table> {
  const path = blobs.path(layout.blob);
  const { format, encoding } = layout;
  if (format === 'xlsx') return openXlsx(path);
  if (format === 'jsonl') return openJsonl(blocks(path), encoding);
  const delimiter = format === 'tsv' ? '\t' : await delimiterOf(path, encoding);
  return openCsv(blocks(path), { encoding, delimiter });
}

async function firstRows(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  try {
    for await (const batch of table.batches) {
      rows.push(...batch.slice(0, sampleRows - rows.length));
      if (rows.length >= sampleRows) break;
    }
  } finally {
    await table.close();
  }
  return rows;
}

/** The encoding that was chosen by a person counts as certain. */
async function encodingOf(
  path: string,
  chosen: EncodingName | undefined,
): Promise<Import['encoding']> {
  const guess = detectEncoding(await takeSample(blocks(path)));
  if (chosen === undefined) return guess;
  return { name: chosen, confidence: 1, candidates: guess.candidates };
}

/**
 * Reads the start of a stored file: its format, encoding and columns, and what they most likely
 * hold.
 *
 * @throws AppError when it is no table that can be read.
 */
export async function inspectFile(
  blobs: Blobs,
  blob: string,
  given: { fileName: string; encoding?: EncodingName | undefined },
): Promise<Inspection> {
  const path = blobs.path(blob);
  const start = await startOf(path);
  const format = tableFormat(given.fileName, start);
  if (format !== 'xlsx') mustBeText(start);
  const encoding = format === 'xlsx' ? null : await encodingOf(path, given.encoding);
  const layout = { blob, format, encoding: encoding?.name ?? 'utf-8' } as const;
  const table = await openImportFile(blobs, layout);
  const guesses = guessColumns(table.columns, await firstRows(table));
  const columns: ImportColumn[] = guesses.map(({ column, samples, ...guess }) => ({
    name: column,
    samples,
    guess,
  }));
  return { format, encoding, columns, mapping: mappingFromGuesses(guesses) };
}
