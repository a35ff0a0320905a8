import type { JobKind } from '#kernel/jobs.ts';
import { alertRaised } from './alert/alert-job-kinds.ts';
import { importRun, importUndo } from './channel/import-job-kinds.ts';
import { demoSeed } from './demo/demo-job-kinds.ts';
import { exportRun } from './export/export-job-kinds.ts';
import { calendarChanged } from './ticket/ticket-job-kinds.ts';
import {
  factsForgotten,
  factsRebuild,
  factsStale,
  voiceReceived,
  voiceUnderstood,
  voiceUndone,
} from './voice/voice-job-kinds.ts';

/** Every queue of the product; migrations create them, `jobs.ts` says who works on each. */
export const queues: readonly JobKind<never>[] = [
  voiceReceived,
  voiceUnderstood,
  voiceUndone,
  factsStale,
  factsForgotten,
  importRun,
  importUndo,
  alertRaised,
  calendarChanged,
  exportRun,
  factsRebuild,
  demoSeed,
] as unknown as readonly JobKind<never>[];
