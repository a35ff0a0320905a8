import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { json, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { needStore } from '#need/need.store.ts';
import {
  AlertCondition,
  AlertReason,
  type AlertRule,
  type AlertRuleInput,
  defaultAlertRules,
} from './alert.ts';
import type { Place } from './alert-page.ts';

/** A rule that fired on a voice. */
export type RaisedAlert = { ruleId: string; voiceId: string; reason: AlertReason };

/** An alert that no ticket answers yet, with what its rule gives the ticket. */
export type OpenAlert = {
  id: string;
  voiceId: string;
  reason: AlertReason;
  ruleName: string;
  dueMinutes: number;
  priority: number;
};

/** Which alerts a list asks for. */
export type AlertFilter = {
  /** Units whose alerts may be seen; null for all. */
  readonly unitIds: readonly string[] | null;
  readonly after: Place | null;
  readonly limit: number;
};

const ruleColumns = [
  'id',
  'name',
  'active',
  'condition',
  'unit_id',
  'due_minutes',
  'priority',
] as const;

type RuleRow = {
  id: string;
  name: string;
  active: boolean;
  condition: unknown;
  unit_id: string;
  due_minutes: number;
  priority: number;
};

function fromRow(row: RuleRow): AlertRule {
  return {
    id: row.id,
    name: row.name,
    active: row.active,
    when: AlertCondition.parse(row.condition),
    unitId: row.unit_id,
    dueMinutes: row.due_minutes,
    priority: row.priority,
  };
}

function toRow(rule: AlertRuleInput) {
  return {
    name: rule.name,
    active: rule.active,
    condition: json(rule.when),
    unit_id: rule.unitId,
    due_minutes: rule.dueMinutes,
    priority: rule.priority,
  };
}

/** The rules on single voices of one organisation, and what they raised. */
export function alertStore(tx: Tx, orgId: string) {
  const rules = () =>
    tx
      .selectFrom('alert_rule')
      .select(ruleColumns)
      .where('org_id', '=', orgId)
      .where('deleted_at', 'is', null);
  const raised = () =>
    tx
      .selectFrom('alert as a')
      .innerJoin('alert_rule as r', (join) =>
        join.onRef('r.org_id', '=', 'a.org_id').onRef('r.id', '=', 'a.rule_id'),
      )
      .where('a.org_id', '=', orgId);
  return {
    async active(): Promise<AlertRule[]> {
      const rows = await rules().where('active', '=', true).orderBy('created_at').execute();
      return rows.map(fromRow);
    },

    async rules(): Promise<AlertRule[]> {
      return (await rules().orderBy('priority').orderBy('created_at').execute()).map(fromRow);
    },

    async rule(id: string): Promise<AlertRule> {
      const row = await rules().where('id', '=', id).forUpdate().executeTakeFirst();
      if (!row) throw notFound('alert rule');
      return fromRow(row);
    },

    async add(rule: AlertRuleInput, at: Date): Promise<AlertRule> {
      const id = randomUUID();
      const row = { org_id: orgId, id, ...toRow(rule), created_at: at };
      await tx.insertInto('alert_rule').values(row).execute();
      return { ...rule, id };
    },

    async change({ id, ...rule }: AlertRule): Promise<void> {
      await tx
        .updateTable('alert_rule')
        .set(toRow(rule))
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .execute();
    },

    /** Takes a rule out of use; what it raised stays. */
    async remove(id: string, at: Date): Promise<void> {
      await tx
        .updateTable('alert_rule')
        .set({ deleted_at: at, active: false })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .execute();
    },

    /** Writes alerts down; a rule raises one voice once. Returns the voices with a new alert. */
    async raise(alerts: readonly RaisedAlert[], at: Date): Promise<string[]> {
      if (alerts.length === 0) return [];
      // In one order for everyone: jobs that repeat each other wait instead of locking each other out.
      const ordered = alerts.toSorted((a, b) =>
        `${a.voiceId}${a.ruleId}` < `${b.voiceId}${b.ruleId}` ? -1 : 1,
      );
      const rows = ordered.map(({ ruleId, voiceId, reason }) => ({
        org_id: orgId,
        id: randomUUID(),
        rule_id: ruleId,
        voice_id: voiceId,
        reason: json(reason),
        at,
      }));
      const added = await tx
        .insertInto('alert')
        .values(rows)
        .onConflict((on) => on.columns(['org_id', 'rule_id', 'voice_id']).doNothing())
        .returning('voice_id')
        .execute();
      return [...new Set(added.map((row) => row.voice_id))];
    },

    /** Alerts on these voices that no ticket answers, the most urgent first. */
    async open(voiceIds: readonly string[]): Promise<OpenAlert[]> {
      const rows = await raised()
        .select(['a.id', 'a.voice_id as voiceId', 'a.reason', 'r.name as ruleName'])
        .select(['r.due_minutes as dueMinutes', 'r.priority'])
        .where('a.voice_id', '=', sql<string>`any(${voiceIds}::uuid[])`)
        .where('a.ticket_id', 'is', null)
        .orderBy('r.priority')
        .orderBy('a.at')
        .execute();
      return rows.map((row) => ({ ...row, reason: AlertReason.parse(row.reason) }));
    },

    /** Says which ticket answers the alerts. */
    async answer(ids: readonly string[], ticketId: string): Promise<void> {
      await tx
        .updateTable('alert')
        .set({ ticket_id: ticketId })
        .where('org_id', '=', orgId)
        .where('id', 'in', [...ids])
        .execute();
    },

    /** The alerts that a ticket answers, the first one first. */
    async ofTicket(ticketId: string) {
      const rows = await raised()
        .select(['a.id', 'a.at', 'a.reason', 'r.id as ruleId', 'r.name as ruleName'])
        .where('a.ticket_id', '=', ticketId)
        .orderBy('a.at')
        .execute();
      return rows.map((row) => ({ ...row, reason: AlertReason.parse(row.reason) }));
    },

    /** Alerts, newest first: of the units' voices, and of work given to a unit's department. */
    list({ unitIds, after, limit }: AlertFilter) {
      let query = raised()
        .innerJoin('voice as v', (join) =>
          join.onRef('v.org_id', '=', 'a.org_id').onRef('v.id', '=', 'a.voice_id'),
        )
        .innerJoin('unit as u', (join) =>
          join.onRef('u.org_id', '=', 'v.org_id').onRef('u.id', '=', 'v.unit_id'),
        )
        .leftJoin('ticket as k', (join) =>
          join.onRef('k.org_id', '=', 'a.org_id').onRef('k.id', '=', 'a.ticket_id'),
        )
        .select(['a.id', 'a.at', 'a.reason', 'a.rule_id', 'r.name as rule_name', 'r.priority'])
        .select(['v.id as voice_id', 'v.text', 'v.occurred_at', 'u.id as unit_id'])
        .select(['u.name as unit_name', 'k.id as ticket_id', 'k.number', 'k.status'])
        .where('v.deleted_at', 'is', null)
        .orderBy('a.at', 'desc')
        .orderBy('a.id', 'desc')
        .limit(limit);
      if (unitIds) {
        const seen = sql`any(${[...unitIds]}::uuid[])`;
        query = query.where(sql<boolean>`(v.unit_id = ${seen} or k.department_id = ${seen})`);
      }
      if (after) query = query.where(sql<boolean>`(a.at, a.id) < (${after.at}, ${after.id}::uuid)`);
      return query.execute();
    },

    /** How often each rule has fired. */
    async counts(): Promise<Map<string, number>> {
      const rows = await tx
        .selectFrom('alert')
        .select(['rule_id', (row) => row.fn.countAll<number>().as('n')])
        .where('org_id', '=', orgId)
        .groupBy('rule_id')
        .execute();
      return new Map(rows.map((row) => [row.rule_id, row.n]));
    },
  };
}

/** Gives a new organisation the rules that it starts with, for all of its units. */
export async function addDefaultAlertRules(
  tx: Tx,
  { orgId, unitId, at }: { orgId: string; unitId: string; at: Date },
): Promise<void> {
  const { pack, locale } = await needStore(tx, orgId).settings();
  const store = alertStore(tx, orgId);
  for (const rule of defaultAlertRules(pack, locale)) await store.add({ ...rule, unitId }, at);
}
