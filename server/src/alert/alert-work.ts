import type { Db } from '#kernel/db.ts';
import type { Facts } from '#kernel/facts.ts';
import type { Clock } from '#kernel/instant.ts';
import type { JobQueue } from '#kernel/jobs.ts';
import type { Secrets } from '#kernel/secrets.ts';

/** What the workers of alerts and tickets need; the present is `clock`, in a story the story's. */
export type ActingWork = {
  readonly db: Db;
  readonly facts: Facts;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly secrets: Secrets;
};
