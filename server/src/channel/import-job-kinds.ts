import { z } from 'zod';
import type { JobKind } from '#kernel/jobs.ts';

/** Which import a job is about. */
export const ImportJob = z.object({ orgId: z.uuid(), importId: z.uuid() });
export type ImportJob = z.infer<typeof ImportJob>;

const about = ({ importId }: ImportJob) => ({ table: 'import', ids: [importId] }) as const;

/** Rows of an import are to be taken in, from where it stands. */
export const importRun: JobKind<ImportJob> = {
  name: 'import.run',
  payload: ImportJob,
  about,
  leaseSeconds: 60,
};

/** What an import brought in is to be taken back. */
export const importUndo: JobKind<ImportJob> = {
  name: 'import.undo',
  payload: ImportJob,
  about,
  leaseSeconds: 60,
};
