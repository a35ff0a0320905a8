import { z } from 'zod';
import { AppError } from '#kernel/error.ts';
import { columnRoles } from './column-names.ts';
import { encodingNames } from './encoding.ts';
import { Mapping } from './mapping.ts';
import { tableFormats } from './table-file.ts';
import { timeFormats } from './time-cell.ts';

/** Where an import stands. */
const importStatuses = [
  'uploaded',
  'mapped',
  'running',
  'done',
  'cancelled',
  'failed',
  'undone',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

const next: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  uploaded: ['mapped', 'cancelled'],
  mapped: ['mapped', 'running', 'cancelled'],
  running: ['done', 'cancelled', 'failed'],
  done: ['undone'],
  cancelled: ['running', 'undone'],
  failed: ['running', 'undone'],
  undone: [],
};

/** What a file's encoding most likely is. */
const EncodingGuessed = z.object({
  name: z.enum(encodingNames),
  confidence: z.number(),
  candidates: z.array(z.object({ name: z.enum(encodingNames), confidence: z.number() })),
});

/** A column of an uploaded file with what it most likely holds. */
export const ImportColumn = z.object({
  name: z.string(),
  samples: z.array(z.string()),
  guess: z.object({
    role: z.enum(columnRoles),
    confidence: z.number(),
    rating: z.object({ metric: z.string(), min: z.number(), max: z.number() }).optional(),
    timeFormat: z.enum(timeFormats).optional(),
    ambiguous: z.literal(true).optional(),
  }),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** A mapping as it is kept: with the unit whose subtree its rows may go to. */
export const StoredMapping = z.intersection(Mapping, z.object({ scopeUnitId: z.uuid() }));
export type StoredMapping = z.infer<typeof StoredMapping>;

/** A file of voices on its way in. */
export const Import = z.object({
  id: z.uuid(),
  fileName: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  format: z.enum(tableFormats),
  encoding: EncodingGuessed.nullable(),
  status: z.enum(importStatuses),
  columns: z.array(ImportColumn),
  mapping: StoredMapping.nullable(),
  rows: z.number(),
  total: z.number().nullable(),
  accepted: z.number(),
  duplicates: z.number(),
  revised: z.number(),
  rejected: z.number(),
  understood: z.number(),
  failure: z.string().nullable(),
  ratePerSecond: z.number().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Import = z.infer<typeof Import>;

/**
 * The status after a step.
 *
 * @throws AppError `import_transition` (409) when it may not follow the present one.
 */
export function moveImport(from: ImportStatus, to: ImportStatus): ImportStatus {
  if (next[from].includes(to)) return to;
  throw new AppError('import_transition', 409, `An import that is ${from} cannot become ${to}.`);
}

/** Rows a second so far, or null before the first. */
export function rowRate(rows: number, startedAt: Date | null, until: Date): number | null {
  if (!startedAt || rows === 0) return null;
  const seconds = Math.max(0.001, (until.getTime() - startedAt.getTime()) / 1000);
  return Math.round(rows / seconds);
}

/**
 * What tells one source of files from another: rows with the same key are the same voice only
 * within one source. Files whose key, text and time stand in equally named columns share one.
 */
export function sourceName(mapping: Mapping): string {
  return JSON.stringify([mapping.id ?? '', [...mapping.text].sort(), mapping.time ?? '']);
}
