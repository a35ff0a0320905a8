import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { Database } from '#kernel/tables/database.ts';
import { chooseDepartment, type Unit, type UnitKind } from './org.ts';
import { Organisation, SampleProgress } from './org-account.ts';

type NewUnit = {
  readonly parent: Unit | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly key: string;
  readonly timeZone: string | null;
};

const unitColumns = [
  'id',
  'parent_id as parentId',
  'kind',
  'name',
  'key',
  'path',
  'time_zone as timeZone',
  'closed_at as closedAt',
] as const;

/** The units of one organisation. Pass a transaction as `db` to take part in it. */
export function unitStore(db: Kysely<Database>, orgId: string) {
  const select = () =>
    db.selectFrom('unit').select(unitColumns).where('org_id', '=', orgId).$castTo<Unit>();
  return {
    all: () => select().orderBy(sql`cardinality(path)`).orderBy('name').execute(),
    find: (id: string) => select().where('id', '=', id).executeTakeFirst(),
    async get(id: string): Promise<Unit> {
      const unit = await select().where('id', '=', id).executeTakeFirst();
      if (!unit) throw notFound('unit');
      return unit;
    },
    byKey: (key: string) => select().where('key', '=', key).executeTakeFirst(),
    root: () => select().where('parent_id', 'is', null).executeTakeFirstOrThrow(),
    /** Ids of the unit and of everything below it. Labels are whole ids, so none is a prefix. */
    async subtree(id: string): Promise<string[]> {
      const rows = await db
        .selectFrom('unit')
        .select('id')
        .where('org_id', '=', orgId)
        .where(sql<boolean>`path @> array[${id}]::text[]`)
        .execute();
      return rows.map((row) => row.id);
    },
    async add(unit: NewUnit, at: Date): Promise<Unit> {
      const id = randomUUID();
      const path = [...(unit.parent?.path ?? []), id];
      const { kind, name, key, timeZone } = unit;
      const parentId = unit.parent?.id ?? null;
      await db
        .insertInto('unit')
        .values({
          org_id: orgId,
          id,
          parent_id: parentId,
          kind,
          name,
          key,
          path,
          time_zone: timeZone,
          created_at: at,
        })
        .execute();
      return { id, parentId, kind, name, key, path, timeZone, closedAt: null };
    },
    async change(id: string, wanted: { name?: string; key?: string; timeZone?: string | null }) {
      const { name, key, timeZone } = wanted;
      if (name === undefined && key === undefined && timeZone === undefined) return;
      await db
        .updateTable('unit')
        .set({ name, key, time_zone: timeZone })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .execute();
    },
    /** Moves the unit with everything below it; access follows at the next request. */
    async move(id: string, parent: Unit) {
      const table = db.updateTable('unit').where('org_id', '=', orgId);
      await table.set({ parent_id: parent.id }).where('id', '=', id).execute();
      await table
        .set({ path: sql`${[...parent.path]}::text[] || path[array_position(path, ${id}::text):]` })
        .where(sql<boolean>`path @> array[${id}]::text[]`)
        .execute();
    },
    async close(id: string, at: Date | null) {
      await db
        .updateTable('unit')
        .set({ closed_at: at })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .execute();
    },
    /** Removes a unit that nothing names. False when something does: it can only be closed. */
    async remove(id: string): Promise<boolean> {
      await sql`savepoint removal`.execute(db);
      try {
        await db.deleteFrom('unit').where('org_id', '=', orgId).where('id', '=', id).execute();
        return true;
      } catch (error) {
        const named = error instanceof Error && 'code' in error && error.code === '23503';
        if (!named) throw error;
        await sql`rollback to savepoint removal`.execute(db);
        return false;
      }
    },
    /** Active people by unit. */
    async people(): Promise<Map<string, number>> {
      const rows = await db
        .selectFrom('membership')
        .select(['unit_id', (row) => row.fn.countAll<number>().as('n')])
        .where('org_id', '=', orgId)
        .where('active', '=', true)
        .groupBy('unit_id')
        .execute();
      return new Map(rows.map((row) => [row.unit_id, row.n]));
    },
  };
}

/** One organisation's own settings. */
export function organisationStore(db: Kysely<Database>, orgId: string) {
  return {
    async get(): Promise<Organisation> {
      const row = await db
        .selectFrom('org')
        .select(['org_id', 'name', 'time_zone', 'locale', 'pack', 'sample', 'sample_seed'])
        .where('org_id', '=', orgId)
        .executeTakeFirst();
      if (!row) throw notFound('organisation');
      const progress = SampleProgress.safeParse(row.sample_seed);
      return Organisation.parse({
        id: row.org_id,
        name: row.name,
        timeZone: row.time_zone,
        locale: row.locale,
        pack: row.pack,
        sample: row.sample,
        sampleProgress: progress.success ? progress.data : null,
      });
    },
    async change(wanted: { name?: string; timeZone?: string; locale?: string }) {
      const { name, timeZone, locale } = wanted;
      if (name === undefined && timeZone === undefined && locale === undefined) return;
      await db
        .updateTable('org')
        .set({ name, time_zone: timeZone, locale })
        .where('org_id', '=', orgId)
        .execute();
    },
    /** Holds back other changes of the tree and of roles until this transaction ends. */
    async lock() {
      await db.selectFrom('org').select('org_id').where('org_id', '=', orgId).forUpdate().execute();
    },
  };
}

/**
 * The department unit that answers for what happened at a unit: the unit's own, that of the
 * nearest unit above, else customer care of headquarters, else headquarters.
 */
export async function responsibleDepartment(
  tx: Tx,
  orgId: string,
  at: { readonly unitId: string; readonly departmentKey: string },
): Promise<string> {
  return chooseDepartment(await unitStore(tx, orgId).all(), at.unitId, at.departmentKey);
}
