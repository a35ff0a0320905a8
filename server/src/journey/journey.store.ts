import { randomUUID } from 'node:crypto';
import type { Pack } from '@voxloop/nlp';
import { sql } from 'kysely';
import { z } from 'zod';
import { json, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { Names } from '#need/need.ts';
import type { PlacingTouchpoint } from './journey.ts';

const Words = z.object({
  en: z.array(z.string()),
  zh: z.array(z.string()),
  es: z.array(z.string()),
});

/** A touchpoint of a journey, with everything its map cell shows. */
export type Touchpoint = {
  id: string;
  key: string;
  names: Names;
  channels: string[];
  needs: string[];
  ownerKey: string;
  intended: Names;
  scenarios: { id: string; names: Names }[];
};

/** A stage with its touchpoints in order. */
type Stage = { id: string; key: string; names: Names; touchpoints: Touchpoint[] };

/** A journey with its stages in order. */
export type Journey = { id: string; key: string; names: Names; stages: Stage[] };

/** The journeys of one organisation. */
export function journeyStore(tx: Tx, orgId: string) {
  async function scenariosOf(touchpointIds: readonly string[]) {
    if (touchpointIds.length === 0) return [];
    return tx
      .selectFrom('scenario')
      .select(['id', 'touchpoint_id', 'names'])
      .where('org_id', '=', orgId)
      .where('touchpoint_id', 'in', touchpointIds)
      .orderBy('position')
      .execute();
  }

  async function touchpointsOf(stageIds: readonly string[]) {
    if (stageIds.length === 0) return [];
    const rows = await tx
      .selectFrom('touchpoint')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('stage_id', 'in', stageIds)
      .orderBy('position')
      .execute();
    const scenarios = await scenariosOf(rows.map((row) => row.id));
    return rows.map((row) => ({
      stageId: row.stage_id,
      touchpoint: {
        id: row.id,
        key: row.key,
        names: Names.parse(row.names),
        channels: row.channels,
        needs: row.needs,
        ownerKey: row.owner_key,
        intended: Names.parse(row.intended),
        scenarios: scenarios
          .filter((one) => one.touchpoint_id === row.id)
          .map((one) => ({ id: one.id, names: Names.parse(one.names) })),
      } satisfies Touchpoint,
    }));
  }

  return {
    async list(): Promise<{ id: string; key: string; names: Names; stages: number }[]> {
      const rows = await tx
        .selectFrom('journey as j')
        .leftJoin('stage as s', (join) =>
          join.onRef('s.journey_id', '=', 'j.id').onRef('s.org_id', '=', 'j.org_id'),
        )
        .select(['j.id', 'j.key', 'j.names', sql<number>`count(s.id)::int`.as('stages')])
        .where('j.org_id', '=', orgId)
        .groupBy(['j.id', 'j.key', 'j.names', 'j.position'])
        .orderBy('j.position')
        .execute();
      return rows.map((row) => ({ ...row, names: Names.parse(row.names) }));
    },

    async get(id: string): Promise<Journey> {
      const row = await tx
        .selectFrom('journey')
        .select(['id', 'key', 'names'])
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw notFound('journey');
      const stages = await tx
        .selectFrom('stage')
        .select(['id', 'key', 'names'])
        .where('org_id', '=', orgId)
        .where('journey_id', '=', id)
        .orderBy('position')
        .execute();
      const touchpoints = await touchpointsOf(stages.map((stage) => stage.id));
      return {
        ...row,
        names: Names.parse(row.names),
        stages: stages.map((stage) => ({
          ...stage,
          names: Names.parse(stage.names),
          touchpoints: touchpoints
            .filter((one) => one.stageId === stage.id)
            .map((one) => one.touchpoint),
        })),
      };
    },

    /** Every touchpoint, in the order of the map, ready for placing voices. */
    async placing(): Promise<PlacingTouchpoint[]> {
      const rows = await tx
        .selectFrom('touchpoint as t')
        .innerJoin('stage as s', (join) =>
          join.onRef('s.id', '=', 't.stage_id').onRef('s.org_id', '=', 't.org_id'),
        )
        .select(['t.id', 't.key', 't.channels', 't.words'])
        .where('t.org_id', '=', orgId)
        .orderBy('s.position')
        .orderBy('t.position')
        .execute();
      return rows.map(({ words, ...row }) => ({
        ...row,
        words: Object.values(Words.parse(words)).flat(),
      }));
    },

    /** Every touchpoint with its names, in the order of the maps. */
    async touchpoints(): Promise<{ id: string; key: string; names: Names }[]> {
      const rows = await tx
        .selectFrom('touchpoint as t')
        .innerJoin('stage as s', (join) =>
          join.onRef('s.id', '=', 't.stage_id').onRef('s.org_id', '=', 't.org_id'),
        )
        .select(['t.id', 't.key', 't.names'])
        .where('t.org_id', '=', orgId)
        .orderBy('s.position')
        .orderBy('t.position')
        .execute();
      return rows.map((row) => ({ ...row, names: Names.parse(row.names) }));
    },

    /** Lays down the pack's journey. Node ids are made here once and never change. */
    async createFromPack(pack: Pack): Promise<string> {
      const journeyId = randomUUID();
      const owned = { org_id: orgId };
      await tx
        .insertInto('journey')
        .values({ ...owned, id: journeyId, key: pack.id, names: json(pack.names), position: 0 })
        .execute();
      for (const [at, stage] of pack.journey.stages.entries()) {
        const stageId = randomUUID();
        const { id: key, names, touchpoints } = stage;
        await tx
          .insertInto('stage')
          .values({
            ...owned,
            id: stageId,
            journey_id: journeyId,
            key,
            names: json(names),
            position: at,
          })
          .execute();
        for (const [position, touchpoint] of touchpoints.entries()) {
          await createTouchpoint(tx, { orgId, stageId, position }, touchpoint);
        }
      }
      return journeyId;
    },
  };
}

type PackTouchpoint = Pack['journey']['stages'][number]['touchpoints'][number];

async function createTouchpoint(
  tx: Tx,
  place: { orgId: string; stageId: string; position: number },
  touchpoint: PackTouchpoint,
): Promise<void> {
  const id = randomUUID();
  await tx
    .insertInto('touchpoint')
    .values({
      org_id: place.orgId,
      id,
      stage_id: place.stageId,
      key: touchpoint.id,
      names: json(touchpoint.names),
      position: place.position,
      channels: [...touchpoint.channels],
      words: json(touchpoint.words),
      needs: [...touchpoint.needs],
      owner_key: touchpoint.owner,
      intended: json(touchpoint.intended),
    })
    .execute();
  for (const [position, scenario] of touchpoint.scenarios.entries()) {
    await tx
      .insertInto('scenario')
      .values({
        org_id: place.orgId,
        id: randomUUID(),
        touchpoint_id: id,
        key: scenario.id,
        names: json(scenario.names),
        position,
      })
      .execute();
  }
}
