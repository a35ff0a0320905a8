import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { inOrg, json, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { vaultKeys } from '#kernel/vault.ts';
import { needStore } from '#need/need.store.ts';
import { ClientEnvelope, Outcome } from './voice.ts';
import { acceptVoices, type IntakeItem } from './voice-intake.store.ts';
import { type FindUnit, sharedConnector, unitDirectory } from './voice-place.store.ts';

/** What became of a request that brought voices. */
export const PostAnswer = z.object({
  accepted: z.int(),
  revised: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  items: z.array(Outcome),
});
export type PostAnswer = z.infer<typeof PostAnswer>;

type Sorted = {
  items: { at: number; item: IntakeItem }[];
  refused: { at: number; outcome: Outcome }[];
};

const NamedLoosely = z.object({ source: z.object({ externalId: z.string() }) });

function refusal(raw: unknown, message: string): Outcome {
  const named = NamedLoosely.safeParse(raw);
  return {
    externalId: named.success ? named.data.source.externalId : '',
    id: null,
    status: 'rejected',
    error: message,
  };
}

/** Each voice is judged by itself: a faulty one is refused and the others are taken. */
function sort(raw: readonly unknown[], actor: Actor, findUnit: FindUnit): Sorted {
  const sorted: Sorted = { items: [], refused: [] };
  raw.forEach((one, at) => {
    const parsed = ClientEnvelope.safeParse(one);
    if (!parsed.success) {
      const message = parsed.error.issues
        .slice(0, 3)
        .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        .join('; ');
      sorted.refused.push({ at, outcome: refusal(one, message) });
      return;
    }
    const named = parsed.data.touchpoint?.orgUnitId;
    const unitId = named ? findUnit(named) : actor.unitId;
    if (unitId) sorted.items.push({ at, item: { envelope: parsed.data, unitId } });
    else sorted.refused.push({ at, outcome: refusal(one, `There is no unit “${named}”.`) });
  });
  return sorted;
}

function count(items: readonly Outcome[], status: Outcome['status']): number {
  return items.filter((one) => one.status === status).length;
}

async function accept(
  services: Services,
  actor: Actor,
  tx: Tx,
  raw: readonly unknown[],
): Promise<PostAnswer> {
  const { orgId } = actor;
  const { timeZone } = await needStore(tx, orgId).settings();
  const findUnit = await unitDirectory(tx, orgId, actor);
  const { items: taken, refused } = sort(raw, actor, findUnit);
  const outcomes = await acceptVoices(
    tx,
    {
      orgId,
      connectorId: actor.connectorId ?? (await sharedConnector(tx, orgId, 'native')),
      timeZone,
      now: services.clock(),
      mode: 'live',
      importId: null,
      keys: vaultKeys(services.secrets),
      jobs: services.jobs,
    },
    taken.map((one) => one.item),
  );
  const items: Outcome[] = [];
  outcomes.forEach((outcome, index) => {
    items[taken[index]?.at ?? index] = outcome;
  });
  for (const { at, outcome } of refused) items[at] = outcome;
  return {
    accepted: count(items, 'accepted'),
    revised: count(items, 'revised'),
    duplicates: count(items, 'duplicate'),
    rejected: count(items, 'rejected'),
    items,
  };
}

async function earlierAnswer(
  tx: Tx,
  orgId: string,
  key: string,
  hash: Buffer,
): Promise<PostAnswer | null> {
  const row = await tx
    .selectFrom('idempotency')
    .select(['request_hash', 'answer'])
    .where('org_id', '=', orgId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  if (!row.request_hash.equals(hash)) {
    throw new AppError(
      'idempotency_key_reused',
      422,
      'This Idempotency-Key was used for another request. Nothing was kept; send a new key.',
    );
  }
  return PostAnswer.parse(row.answer);
}

/**
 * Takes a request's voices in, in one transaction. The same key gets the same answer, and a key
 * that comes twice at once waits for the first.
 */
export async function postVoices(
  services: Services,
  actor: Actor,
  { raw, key }: { raw: readonly unknown[]; key: string | null },
): Promise<PostAnswer> {
  const hash = createHash('sha256').update(JSON.stringify(raw)).digest();
  return inOrg(services.db, actor.orgId, async (tx) => {
    if (key === null) return accept(services, actor, tx, raw);
    const held = { org_id: actor.orgId, key, request_hash: hash, status: 202, answer: json({}) };
    const first = await tx
      .insertInto('idempotency')
      .values(held)
      .onConflict((conflict) => conflict.columns(['org_id', 'key']).doNothing())
      .executeTakeFirst();
    if (first.numInsertedOrUpdatedRows === 0n) {
      const earlier = await earlierAnswer(tx, actor.orgId, key, hash);
      if (earlier) return earlier;
    }
    const answer = await accept(services, actor, tx, raw);
    await tx
      .updateTable('idempotency')
      .set({ answer: json(answer) })
      .where('org_id', '=', actor.orgId)
      .where('key', '=', key)
      .execute();
    return answer;
  });
}
