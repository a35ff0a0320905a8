import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { json, type Tx } from '#kernel/db.ts';
import { unitStore } from './org.store.ts';
import { membershipStore } from './org-people.store.ts';

/** What a new organisation starts from. The transaction must be opened for `orgId`. */
export type NewOrganisation = {
  readonly orgId: string;
  readonly name: string;
  readonly pack: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly sample: boolean;
  /** The pack's departments; each becomes a unit below headquarters. */
  readonly departments: readonly { readonly key: string; readonly name: string }[];
  /** Who becomes its administrator, where someone does. */
  readonly accountId: string | null;
  readonly at: Date;
};

/** The ids that a new organisation's parts were given. */
export type Founded = {
  readonly orgId: string;
  readonly rootUnitId: string;
  readonly departments: Readonly<Record<string, string>>;
  readonly connectorId: string;
  readonly calendarId: string;
  readonly at: Date;
};

const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '21:00' }));

/** Makes an organisation: its root, departments, own connector, calendar and first administrator. */
export async function createOrganisation(tx: Tx, wanted: NewOrganisation): Promise<Founded> {
  const { orgId, name, pack, locale, timeZone, sample, at } = wanted;
  await tx.insertInto('org_index').values({ org_id: orgId, created_at: at }).execute();
  await tx
    .insertInto('org')
    .values({ org_id: orgId, name, pack, locale, time_zone: timeZone, sample, created_at: at })
    .execute();
  const units = unitStore(tx, orgId);
  const root = await units.add(
    { parent: null, kind: 'headquarters', name, key: 'headquarters', timeZone: null },
    at,
  );
  const departments: Record<string, string> = {};
  for (const department of wanted.departments) {
    const unit = await units.add(
      { parent: root, kind: 'department', ...department, timeZone: null },
      at,
    );
    departments[department.key] = unit.id;
  }
  const connectorId = randomUUID();
  await tx
    .insertInto('connector')
    .values({ org_id: orgId, id: connectorId, kind: 'native', name: 'Voxloop', created_at: at })
    .execute();
  const calendarId = randomUUID();
  await tx
    .insertInto('calendar')
    .values({ org_id: orgId, id: calendarId, name, time_zone: timeZone, week: json(week) })
    .execute();
  if (wanted.accountId) {
    const place = { role: 'administrator', unitId: root.id } as const;
    await membershipStore(tx, orgId).join(wanted.accountId, place, at);
  }
  return { orgId, rootUnitId: root.id, departments, connectorId, calendarId, at };
}

type Link = { child: string; parent: string };

/** Tables that hold rows of organisations, each before the tables it refers to. */
async function tenantTables(tx: Tx): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and a.attname = 'org_id' and not a.attisdropped and c.relrowsecurity
    order by c.relname`.execute(tx);
  const links = await sql<Link>`
    select child.relname as child, parent.relname as parent from pg_constraint k
    join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
    where k.contype = 'f' and child.oid <> parent.oid`.execute(tx);
  const left = new Set(tables.rows.map(({ name }) => name));
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !links.rows.some(({ child, parent }) => parent === name && left.has(child)),
    );
    if (free.length === 0)
      throw new Error('The tables of organisations refer to each other in a ring.');
    for (const name of free) {
      left.delete(name);
      order.push(name);
    }
  }
  return order;
}

const batch = 20_000;

async function emptyTable(tx: Tx, table: RawBuilder<unknown>, orgId: string): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from ${table} where org_id = ${orgId}::uuid and ctid = any(array(
        select ctid from ${table} where org_id = ${orgId}::uuid limit ${batch}))`.execute(tx);
    if ((numAffectedRows ?? 0n) < BigInt(batch)) return;
  }
}

/**
 * Deletes every row of the organisation from the truth; the transaction must be opened for it.
 * Accounts that were in no other organisation go with it. The audit log of an organisation that is
 * not a sample stays: nothing may erase it.
 */
export async function deleteOrganisation(tx: Tx, orgId: string): Promise<void> {
  await sql`select forget_sample_audit()`.execute(tx);
  for (const table of await tenantTables(tx)) {
    if (table === 'audit') continue;
    // Units refer to each other, so they must go in one statement.
    if (table === 'unit') await sql`delete from unit where org_id = ${orgId}::uuid`.execute(tx);
    else await emptyTable(tx, sql.table(table), orgId);
  }
  await tx
    .updateTable('session')
    .set({ org_id: null, view_as: null })
    .where('org_id', '=', orgId)
    .execute();
  const left = await tx
    .deleteFrom('account_org')
    .where('org_id', '=', orgId)
    .returning('account_id')
    .execute();
  await tx.deleteFrom('org_index').where('org_id', '=', orgId).execute();
  const ids = left.map(({ account_id }) => account_id);
  if (ids.length === 0) return;
  await tx
    .deleteFrom('account')
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account_org')
            .select('org_id')
            .whereRef('account_org.account_id', '=', 'account.id'),
        ),
      ),
    )
    .execute();
}
