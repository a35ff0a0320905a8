import type { Services } from '#kernel/http.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { exportRun } from './export/export-job-kinds.ts';
import { runExport } from './export/export-run.store.ts';
import { ticketRowSource } from './ticket/ticket-export.jobs.ts';
import { voiceRowSource } from './voice/voice-export.jobs.ts';

/** Every kind of rows that can be exported. */
const sources = [voiceRowSource, ticketRowSource];

/** The worker that writes exports. */
export function exportSubscriptions(services: Services): Subscription[] {
  return [subscribe(exportRun, (job) => runExport(services, job, sources))];
}
