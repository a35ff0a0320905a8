import { z } from 'zod';
import type { JobKind } from '#kernel/jobs.ts';

const Seed = z.object({ orgId: z.uuid() });

/** A sample company was founded: let its year happen. */
export const demoSeed: JobKind<z.infer<typeof Seed>> = {
  name: 'demo.seed',
  payload: Seed,
  leaseSeconds: 900,
};
