import type { Actor } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { Services } from '#kernel/http.ts';
import { importStore, type StoredImport } from './import.store.ts';
import { Import } from './import.ts';

/** Imports name no unit, so below the root a person sees only those they began. */
export function createdBy(actor: Actor): string | null {
  return actor.accountId ?? actor.keyId;
}

function mustSee(actor: Actor, found: StoredImport): StoredImport {
  if (actor.everywhere || (found.createdBy !== null && found.createdBy === createdBy(actor))) {
    return found;
  }
  throw notFound('import');
}

/** An import that nobody else changes until the transaction ends. */
export type Locked = { tx: Tx; found: StoredImport; store: ReturnType<typeof importStore> };

/** Reads, changes and answers in one transaction, with the import locked. */
export async function changeImport(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { actor, id }: { actor: Actor; id: string },
  work: (locked: Locked) => Promise<void>,
): Promise<Import> {
  return inOrg(db, actor.orgId, async (tx) => {
    const store = importStore(tx, actor.orgId);
    await work({ tx, store, found: mustSee(actor, await store.lock(id, clock())) });
    return Import.parse(await store.get(id, clock()));
  });
}

/** @throws AppError `not_found` (404), also when the actor may not see it. */
export async function readImport(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<StoredImport> {
  return inOrg(db, actor.orgId, async (tx) =>
    mustSee(actor, await importStore(tx, actor.orgId).get(id, clock())),
  );
}
