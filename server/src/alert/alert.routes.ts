import { z } from 'zod';
import { type Actor, ownUnit } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { App, Routes } from '#kernel/http.ts';
import { Instant } from '#kernel/instant.ts';
import { needStore } from '#need/need.store.ts';
import { unitStore } from '#org/org.store.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';
import { alertStore } from './alert.store.ts';
import { AlertReason, type AlertRule, AlertRuleInput, mustKnow, Priority } from './alert.ts';
import { PageQuery, pageOf, readCursor } from './alert-page.ts';

const NamedUnit = z.object({ id: z.uuid(), name: z.string() });

const AlertRuleView = AlertRuleInput.extend({
  id: z.uuid(),
  unit: NamedUnit,
  /** How often the rule has fired. */
  alerts: z.int(),
});

const AlertView = z.object({
  id: z.uuid(),
  at: Instant,
  rule: z.object({ id: z.uuid(), name: z.string() }),
  priority: Priority,
  reason: AlertReason,
  voice: z.object({ id: z.uuid(), occurredAt: Instant, text: z.string() }),
  unit: NamedUnit,
  ticket: z.object({ id: z.uuid(), number: z.int(), status: z.string() }).nullable(),
});

const Id = z.object({ id: z.uuid() });

async function ownRule(tx: Tx, actor: Actor, id: string): Promise<AlertRule> {
  const rule = await alertStore(tx, actor.orgId).rule(id);
  if (actor.unitIds.has(rule.unitId)) return rule;
  throw notFound('alert rule');
}

async function views(tx: Tx, actor: Actor, rules: readonly AlertRule[]) {
  const units = await unitStore(tx, actor.orgId).all();
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const counts = await alertStore(tx, actor.orgId).counts();
  return rules.map((rule) => ({
    ...rule,
    unit: { id: rule.unitId, name: names.get(rule.unitId) ?? '' },
    alerts: counts.get(rule.id) ?? 0,
  }));
}

async function view(tx: Tx, actor: Actor, rule: AlertRule) {
  const [only] = await views(tx, actor, [rule]);
  if (!only) throw new Error('A rule has a view.');
  return only;
}

function reading(app: App): void {
  const { db } = app.services;
  app.get(
    '/alert-rules',
    {
      schema: {
        operationId: 'listAlertRules',
        tags: ['alert'],
        summary: 'The rules on single voices of my units',
        response: { 200: z.object({ items: z.array(AlertRuleView) }) },
      },
      config: { may: 'alert.read' },
    },
    ({ actor }) =>
      inOrg(db, actor.orgId, async (tx) => {
        const rules = await alertStore(tx, actor.orgId).rules();
        const own = rules.filter(({ unitId }) => actor.unitIds.has(unitId));
        return { items: await views(tx, actor, own) };
      }),
  );
  app.get(
    '/alerts',
    {
      schema: {
        operationId: 'listAlerts',
        tags: ['alert'],
        summary: 'Which rules fired on what customers said, newest first',
        querystring: PageQuery,
        response: { 200: z.object({ items: z.array(AlertView), next: z.string().nullable() }) },
      },
      config: { may: 'alert.read' },
    },
    ({ actor, query: { limit, cursor } }) =>
      inOrg(db, actor.orgId, async (tx) => {
        const found = await alertStore(tx, actor.orgId).list({
          unitIds: actor.everywhere ? null : [...actor.unitIds],
          after: cursor ? readCursor(cursor) : null,
          limit: limit + 1,
        });
        const { rows, next } = pageOf(found, limit, ({ at, id }) => ({ at, id }));
        const items = rows.map((row) => ({
          id: row.id,
          at: row.at.toISOString(),
          rule: { id: row.rule_id, name: row.rule_name },
          priority: row.priority,
          reason: AlertReason.parse(row.reason),
          voice: { id: row.voice_id, occurredAt: row.occurred_at.toISOString(), text: row.text },
          unit: { id: row.unit_id, name: row.unit_name },
          ticket:
            row.ticket_id && row.number !== null && row.status !== null
              ? { id: row.ticket_id, number: row.number, status: row.status }
              : null,
        }));
        return { items, next };
      }),
  );
}

function writing(app: App): void {
  const { services } = app;
  const { db, clock } = services;
  app.post(
    '/alert-rules',
    {
      schema: {
        operationId: 'createAlertRule',
        tags: ['alert'],
        summary: 'Add a rule on single voices of a unit and everything below it',
        body: AlertRuleInput,
        response: { 201: AlertRuleView },
      },
      config: { may: 'alert.write' },
    },
    async ({ actor, body }, reply) => {
      const made = await inOrg(db, actor.orgId, async (tx) => {
        ownUnit(actor, body.unitId);
        mustKnow((await needStore(tx, actor.orgId).settings()).pack, body.when);
        const rule = await alertStore(tx, actor.orgId).add(body, clock());
        const remember = auditOf(services, tx, auditActor(actor));
        await remember('alert_rule.added', { kind: 'alert_rule', id: rule.id, label: rule.name });
        return view(tx, actor, rule);
      });
      return reply.status(201).send(made);
    },
  );
  app.patch(
    '/alert-rules/:id',
    {
      schema: {
        operationId: 'changeAlertRule',
        tags: ['alert'],
        summary: 'Change a rule, or switch it on or off',
        params: Id,
        // Without defaults: what is not sent stays as it is.
        body: AlertRuleInput.extend({ active: z.boolean(), priority: Priority }).partial(),
        response: { 200: AlertRuleView },
      },
      config: { may: 'alert.write' },
    },
    ({ actor, params, body }) =>
      inOrg(db, actor.orgId, async (tx) => {
        const rule = await ownRule(tx, actor, params.id);
        const given = Object.fromEntries(
          Object.entries(body).filter(([, value]) => value !== undefined),
        );
        const changed: AlertRule = { ...rule, ...given };
        ownUnit(actor, changed.unitId);
        mustKnow((await needStore(tx, actor.orgId).settings()).pack, changed.when);
        await alertStore(tx, actor.orgId).change(changed);
        const remember = auditOf(services, tx, auditActor(actor));
        const object = { kind: 'alert_rule', id: rule.id, label: changed.name };
        await remember('alert_rule.changed', object, given);
        return view(tx, actor, changed);
      }),
  );
  app.delete(
    '/alert-rules/:id',
    {
      schema: {
        operationId: 'deleteAlertRule',
        tags: ['alert'],
        summary: 'Remove a rule; what it raised stays',
        params: Id,
        response: { 204: z.null() },
      },
      config: { may: 'alert.write' },
    },
    async ({ actor, params }, reply) => {
      await inOrg(db, actor.orgId, async (tx) => {
        const rule = await ownRule(tx, actor, params.id);
        await alertStore(tx, actor.orgId).remove(rule.id, clock());
        const remember = auditOf(services, tx, auditActor(actor));
        await remember('alert_rule.removed', { kind: 'alert_rule', id: rule.id, label: rule.name });
      });
      return reply.status(204).send(null);
    },
  );
}

/** Rules on single voices, and the feed of what they raised. */
export const alertRoutes: Routes = (app) => {
  reading(app);
  writing(app);
};
