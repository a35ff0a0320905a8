import type { JobKind } from '#kernel/jobs.ts';
import { demoSeed } from './demo/demo-job-kinds.ts';
import {
  factsForgotten,
  factsStale,
  voiceReceived,
  voiceUnderstood,
} from './voice/voice-job-kinds.ts';

/** Every queue of the product; migrations create them, `jobs.ts` says who works on each. */
export const queues: readonly JobKind<never>[] = [
  voiceReceived,
  voiceUnderstood,
  factsStale,
  factsForgotten,
  demoSeed,
] as unknown as readonly JobKind<never>[];
