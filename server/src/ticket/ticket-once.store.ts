import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { json, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';

/** A request that must have its effect once, however often it is sent. */
export type Once<Answer> = {
  readonly orgId: string;
  /** The client's Idempotency-Key; without one the request is simply done. */
  readonly key: string | null;
  /** What makes two requests the same: the operation, who asks, and the body. */
  readonly request: readonly unknown[];
  readonly answer: z.ZodType<Answer>;
};

/**
 * Does the work of a request, or answers what the same request was answered before. The key is
 * claimed in the transaction of the work: a second request waits for the first to end.
 *
 * @throws AppError `idempotency_key_reused` (422) when the key came with another request.
 */
export async function once<Answer>(
  tx: Tx,
  { orgId, key, request, answer }: Once<Answer>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (key === null) return work();
  const hash = createHash('sha256').update(JSON.stringify(request)).digest();
  const claim = { org_id: orgId, key, request_hash: hash, status: 201, answer: json({}) };
  const claimed = await tx
    .insertInto('idempotency')
    .values(claim)
    .onConflict((on) => on.columns(['org_id', 'key']).doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 0n) {
    const earlier = await tx
      .selectFrom('idempotency')
      .select(['request_hash', 'answer'])
      .where('org_id', '=', orgId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (earlier.request_hash.equals(hash)) return answer.parse(earlier.answer);
    throw new AppError(
      'idempotency_key_reused',
      422,
      'This Idempotency-Key was used for another request. Nothing was kept; send a new key.',
    );
  }
  const done = await work();
  await tx
    .updateTable('idempotency')
    .set({ answer: json(done) })
    .where('org_id', '=', orgId)
    .where('key', '=', key)
    .execute();
  return done;
}
