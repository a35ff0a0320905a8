import { z } from 'zod';
import { type Actor, ownUnit } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { organisationStore, unitStore } from './org.store.ts';
import {
  mayMove,
  mayStandBelow,
  storedKey,
  TimeZone,
  type Unit,
  UnitKey,
  UnitKind,
  UnitName,
  zoneOf,
} from './org.ts';
import { auditActor, auditOf } from './org-audit.ts';

const UnitRow = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: UnitKind,
  name: z.string(),
  key: z.string(),
  timeZone: z.string(),
  people: z.int(),
  closedAt: z.iso.datetime().nullable(),
});
type UnitRow = z.infer<typeof UnitRow>;

const NewUnit = z.object({
  parentId: z.uuid(),
  kind: UnitKind.exclude(['headquarters']),
  name: UnitName,
  key: UnitKey,
  timeZone: TimeZone.nullable().optional(),
});

const UnitChange = z.object({
  name: UnitName.optional(),
  key: UnitKey.optional(),
  parentId: z.uuid().optional(),
  timeZone: TimeZone.nullable().optional(),
  open: z.literal(true).optional(),
});

async function rows(tx: Tx, actor: Actor): Promise<UnitRow[]> {
  const store = unitStore(tx, actor.orgId);
  const units = await store.all();
  const people = await store.people();
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return units
    .filter(({ id }) => actor.unitIds.has(id))
    .map((unit) => ({
      id: unit.id,
      parentId: unit.parentId && actor.unitIds.has(unit.parentId) ? unit.parentId : null,
      kind: unit.kind,
      name: unit.name,
      key: unit.key,
      timeZone: zoneOf(unit, byId, actor.timeZone),
      people: people.get(unit.id) ?? 0,
      closedAt: unit.closedAt?.toISOString() ?? null,
    }));
}

async function row(tx: Tx, actor: Actor, id: string): Promise<UnitRow> {
  const [found] = (await rows(tx, actor)).filter((unit) => unit.id === id);
  if (!found) throw new AppError('server_error', 500, 'The unit is not there any more.');
  return found;
}

/** @throws AppError `unit_key_taken` (409) when another unit has the key. */
async function freeKey(tx: Tx, orgId: string, wanted: { key: string; id?: string }): Promise<void> {
  const other = await unitStore(tx, orgId).byKey(wanted.key);
  if (other && other.id !== wanted.id) {
    throw new AppError('unit_key_taken', 409, `Another unit has the key ${wanted.key} already.`);
  }
}

async function change(tx: Tx, actor: Actor, unit: Unit, wanted: z.infer<typeof UnitChange>) {
  const store = unitStore(tx, actor.orgId);
  const { name, timeZone } = wanted;
  let parent: Unit | null = null;
  if (wanted.parentId !== undefined && wanted.parentId !== unit.parentId) {
    if (unit.id === actor.unitId) {
      throw new AppError('own_unit', 403, 'You cannot move the unit that your own rights end at.');
    }
    parent = await store.get(ownUnit(actor, wanted.parentId));
    mayMove(unit, parent);
  }
  if (wanted.key !== undefined) await freeKey(tx, actor.orgId, { key: wanted.key, id: unit.id });
  await store.change(unit.id, {
    ...(name === undefined ? {} : { name }),
    ...(wanted.key === undefined ? {} : { key: wanted.key }),
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  if (parent) await store.move(unit.id, parent);
  if (wanted.open && unit.closedAt) await store.close(unit.id, null);
}

async function close(tx: Tx, actor: Actor, unit: Unit, at: Date): Promise<boolean> {
  const store = unitStore(tx, actor.orgId);
  if (unit.parentId === null || unit.id === actor.unitId) {
    throw new AppError('own_unit', 403, 'You cannot remove the unit that your own rights end at.');
  }
  const below = (await store.all()).filter(({ parentId }) => parentId === unit.id);
  if (below.some(({ closedAt }) => closedAt === null)) {
    throw new AppError('unit_has_children', 409, 'Move or close the units below it first.');
  }
  if ((await store.people()).get(unit.id)) {
    throw new AppError('unit_has_people', 409, 'Move the people of this unit first.');
  }
  if (await store.remove(unit.id)) return false;
  await store.close(unit.id, at);
  return true;
}

function reading(app: App): void {
  app.get(
    '/units',
    {
      schema: {
        operationId: 'listUnits',
        tags: ['org'],
        summary: 'The units I may see, from the top down',
        response: { 200: z.object({ items: z.array(UnitRow) }) },
      },
      config: { may: 'organisation.read' },
    },
    async ({ actor }) => ({
      items: await inOrg(app.services.db, actor.orgId, (tx) => rows(tx, actor)),
    }),
  );
}

function writing(app: App): void {
  const { services } = app;
  const { db, clock } = services;
  app.post(
    '/units',
    {
      schema: {
        operationId: 'addUnit',
        tags: ['org'],
        summary: 'Add a unit',
        body: NewUnit,
        response: { 201: UnitRow },
      },
      config: { may: 'organisation.write' },
    },
    async ({ actor, body }, reply) => {
      const made = await inOrg(db, actor.orgId, async (tx) => {
        await organisationStore(tx, actor.orgId).lock();
        const store = unitStore(tx, actor.orgId);
        const parent = await store.get(ownUnit(actor, body.parentId));
        mayStandBelow(body.kind, parent);
        const key = storedKey(body.kind, body.key, parent);
        await freeKey(tx, actor.orgId, { key });
        const { kind, name, timeZone = null } = body;
        const unit = await store.add({ parent, kind, name, key, timeZone }, clock());
        const remember = auditOf(services, tx, auditActor(actor));
        await remember('unit.added', { kind: 'unit', id: unit.id, label: name }, { kind, key });
        return row(tx, { ...actor, unitIds: new Set([...actor.unitIds, unit.id]) }, unit.id);
      });
      return reply.status(201).send(made);
    },
  );
  app.patch(
    '/units/:id',
    {
      schema: {
        operationId: 'changeUnit',
        tags: ['org'],
        summary: 'Rename, move or reopen a unit',
        params: z.object({ id: z.uuid() }),
        body: UnitChange,
        response: { 200: UnitRow },
      },
      config: { may: 'organisation.write' },
    },
    async ({ actor, params, body }) =>
      inOrg(db, actor.orgId, async (tx) => {
        await organisationStore(tx, actor.orgId).lock();
        const unit = await unitStore(tx, actor.orgId).get(ownUnit(actor, params.id));
        await change(tx, actor, unit, body);
        const remember = auditOf(services, tx, auditActor(actor));
        await remember(
          'unit.changed',
          { kind: 'unit', id: unit.id, label: unit.name },
          { ...body },
        );
        return row(tx, actor, unit.id);
      }),
  );
  app.delete(
    '/units/:id',
    {
      schema: {
        operationId: 'removeUnit',
        tags: ['org'],
        summary: 'Remove a unit; one with a history is closed instead',
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ closed: z.boolean() }) },
      },
      config: { may: 'organisation.write' },
    },
    async ({ actor, params }) =>
      inOrg(db, actor.orgId, async (tx) => {
        await organisationStore(tx, actor.orgId).lock();
        const unit = await unitStore(tx, actor.orgId).get(ownUnit(actor, params.id));
        const closed = await close(tx, actor, unit, clock());
        const remember = auditOf(services, tx, auditActor(actor));
        const action = closed ? 'unit.closed' : 'unit.removed';
        await remember(action, { kind: 'unit', id: unit.id, label: unit.name });
        return { closed };
      }),
  );
}

/** The tree of places and teams. */
export const unitRoutes: Routes = (app) => {
  reading(app);
  writing(app);
};
