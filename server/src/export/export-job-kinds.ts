import { z } from 'zod';
import type { JobKind } from '#kernel/jobs.ts';

/** Which export a job is about. */
export const ExportJob = z.object({ orgId: z.uuid(), exportId: z.uuid() });
export type ExportJob = z.infer<typeof ExportJob>;

/** A file that someone asked for is to be written. */
export const exportRun: JobKind<ExportJob> = {
  name: 'export.run',
  payload: ExportJob,
  about: ({ exportId }) => ({ table: 'export', ids: [exportId] }),
  leaseSeconds: 900,
};
