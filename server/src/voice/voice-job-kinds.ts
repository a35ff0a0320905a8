import { z } from 'zod';
import type { JobKind } from '#kernel/jobs.ts';

const VoiceBatch = z.object({ orgId: z.uuid(), voiceIds: z.array(z.uuid()).max(1_000) });

/** Many times what a batch takes: after a crash its work goes on so much later. */
const leaseSeconds = 45;

const about = ({ voiceIds }: z.infer<typeof VoiceBatch>) =>
  ({ table: 'voice', ids: voiceIds }) as const;

/** Voices were accepted: understand them and write their facts. */
export const voiceReceived: JobKind<z.infer<typeof VoiceBatch>> = {
  name: 'voice.received',
  payload: VoiceBatch,
  about,
  leaseSeconds,
  batch: 8,
  isSmall: ({ voiceIds }) => voiceIds.length <= 20,
  parallel: 2,
};

/** Voices were understood: rules on a single voice may fire. */
export const voiceUnderstood: JobKind<z.infer<typeof VoiceBatch>> = {
  name: 'voice.understood',
  payload: VoiceBatch,
  about,
  leaseSeconds,
};

/** Voices were taken back with their import: what they set off ends. */
export const voiceUndone: JobKind<z.infer<typeof VoiceBatch>> = {
  name: 'voice.undone',
  payload: VoiceBatch,
  about,
};

/** Facts of these voices are out of date: write them again from the truth. */
export const factsStale: JobKind<z.infer<typeof VoiceBatch>> = {
  name: 'facts.stale',
  payload: VoiceBatch,
  about,
  leaseSeconds,
};

const Whole = z.object({ orgId: z.uuid() });

/** An organisation's truth is gone: its facts must go as well. */
export const factsForgotten: JobKind<z.infer<typeof Whole>> = {
  name: 'facts.forgotten',
  payload: Whole,
};

const Rebuild = z.object({ orgId: z.uuid(), after: z.uuid().nullable() });

/** All facts of an organisation are to be written again, in the order of the voices' ids. */
export const factsRebuild: JobKind<z.infer<typeof Rebuild>> = {
  name: 'facts.rebuild',
  payload: Rebuild,
  leaseSeconds: 120,
};
