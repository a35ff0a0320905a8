import { z } from 'zod';
import type { JobKind } from '#kernel/jobs.ts';

const Raised = z.object({ orgId: z.uuid(), voiceIds: z.array(z.uuid()).max(1_000) });

/** Rules fired on these voices: each is one piece of work. */
export const alertRaised: JobKind<z.infer<typeof Raised>> = {
  name: 'alert.raised',
  payload: Raised,
  about: ({ voiceIds }) => ({ table: 'voice', ids: voiceIds }),
};
