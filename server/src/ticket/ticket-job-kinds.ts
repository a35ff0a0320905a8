import { z } from 'zod';
import type { JobKind } from '#kernel/jobs.ts';

const Changed = z.object({
  orgId: z.uuid(),
  /** Who changed the calendar, as the history of the tickets names them. */
  by: z.object({ id: z.uuid().nullable(), name: z.string() }),
  /** The last ticket of the batch before. */
  after: z.uuid().optional(),
});

/** The business calendar changed: due times of open tickets are worked out again, batch by batch. */
export const calendarChanged: JobKind<z.infer<typeof Changed>> = {
  name: 'calendar.changed',
  payload: Changed,
};
