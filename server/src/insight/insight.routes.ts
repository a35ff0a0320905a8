import { z } from 'zod';
import { journeyStore } from '#journey/journey.store.ts';
import type { Actor } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import type { App, Routes } from '#kernel/http.ts';
import { Filter } from '#metric/metric.ts';
import { grainOf } from '#metric/metric-period.ts';
import { scopesOf } from '#metric/metric-scope.store.ts';
import { Names } from '#need/need.ts';
import { countCorrections } from './insight-correction.store.ts';
import { journeyFacts } from './insight-journey.facts.ts';
import { needFacts } from './insight-need.facts.ts';
import { overviewFacts } from './insight-overview.facts.ts';
import { JourneyMapView, NeedsView, OverviewView } from './insight-view.ts';

async function unitNamesOf(tx: Tx, orgId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('org_id', '=', orgId)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The question of a page, settled: scopes for both periods and the names its answer shows. */
async function ask(app: App, actor: Actor, filter: Filter) {
  const { db, facts, clock } = app.services;
  const settled = await inOrg(db, actor.orgId, async (tx) => ({
    ...(await scopesOf(tx, actor, { filter, now: clock() })),
    unitNames: await unitNamesOf(tx, actor.orgId),
  }));
  const period = { ...settled.period, grain: grainOf(settled.period) };
  return { ...settled, period, facts: facts.of(actor.orgId) };
}

/** The seeing pages: overview, needs and journey map. */
export const insightRoutes: Routes = (app) => {
  app.get(
    '/overview',
    {
      schema: {
        operationId: 'getOverview',
        tags: ['insight'],
        summary: 'Volumes, scores, what hurts most and what is new, for a filter',
        querystring: Filter,
        response: { 200: OverviewView },
      },
      config: { may: 'overview.read' },
    },
    async ({ actor, query }) => {
      const { facts, ...asked } = await ask(app, actor, query);
      const [corrected, { volume, ...seen }] = await Promise.all([
        inOrg(app.services.db, actor.orgId, (tx) => countCorrections(tx, actor.orgId, asked.now)),
        overviewFacts(facts, asked),
      ]);
      return { period: asked.period, volume: { ...volume, corrected }, ...seen };
    },
  );

  app.get(
    '/needs',
    {
      schema: {
        operationId: 'getNeeds',
        tags: ['insight'],
        summary: 'The needs hierarchy with volumes, and the ranked pain, itch and delight points',
        querystring: Filter,
        response: { 200: NeedsView },
      },
      config: { may: 'need.read' },
    },
    async ({ actor, query }) => {
      const { facts, ...asked } = await ask(app, actor, query);
      return { period: asked.period, ...(await needFacts(facts, asked)) };
    },
  );

  app.get(
    '/journeys',
    {
      schema: {
        operationId: 'listJourneys',
        tags: ['journey'],
        summary: 'The organisation’s journeys',
        response: {
          200: z.object({
            items: z.array(
              z.object({ id: z.uuid(), key: z.string(), names: Names, stages: z.int() }),
            ),
          }),
        },
      },
      config: { may: 'journey.read' },
    },
    async ({ actor }) => ({
      items: await inOrg(app.services.db, actor.orgId, (tx) =>
        journeyStore(tx, actor.orgId).list(),
      ),
    }),
  );

  app.get(
    '/touchpoints',
    {
      schema: {
        operationId: 'listTouchpoints',
        tags: ['journey'],
        summary: 'Every touchpoint with its names, in the order of the maps',
        response: {
          200: z.object({
            items: z.array(z.object({ id: z.uuid(), key: z.string(), names: Names })),
          }),
        },
      },
      config: { may: 'journey.read' },
    },
    async ({ actor }) => ({
      items: await inOrg(app.services.db, actor.orgId, (tx) =>
        journeyStore(tx, actor.orgId).touchpoints(),
      ),
    }),
  );

  app.get(
    '/journeys/:id/map',
    {
      schema: {
        operationId: 'getJourneyMap',
        tags: ['journey'],
        summary: 'A journey map computed from what customers said',
        params: z.object({ id: z.uuid() }),
        querystring: Filter,
        response: { 200: JourneyMapView },
      },
      config: { may: 'journey.read' },
    },
    async ({ actor, params, query }) => {
      const journey = await inOrg(app.services.db, actor.orgId, (tx) =>
        journeyStore(tx, actor.orgId).get(params.id),
      );
      const { facts, ...asked } = await ask(app, actor, query);
      const [latest] = await facts.read<{ at: string }>({
        table: 'voice_fact',
        select: "formatDateTime(max(occurred_at), '%Y-%m-%dT%H:%i:%SZ') AS at",
      });
      return {
        period: asked.period,
        journey: { id: journey.id, key: journey.key, names: journey.names },
        updatedAt: latest && !latest.at.startsWith('1970') ? latest.at : null,
        stages: await journeyFacts(facts, { journey, ...asked }),
      };
    },
  );
};
