import { z } from 'zod';

/** How far the sample company's year has been told, and what it is made from. */
export const SampleProgress = z.object({
  seed: z.string(),
  endsAt: z.iso.datetime(),
  done: z.int(),
  total: z.int().nullable(),
});
export type SampleProgress = z.infer<typeof SampleProgress>;
