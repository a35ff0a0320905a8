import type { Generated } from 'kysely';
import type { Defaulted, Instant, Json, Nullable } from './columns.ts';

type AlertRuleTable = {
  org_id: string;
  id: string;
  name: string;
  active: Generated<boolean>;
  condition: Json;
  unit_id: string;
  due_minutes: number;
  priority: Generated<number>;
  created_at: Defaulted<Instant>;
  deleted_at: Nullable<Instant>;
};

type CalendarTable = {
  org_id: string;
  id: string;
  name: string;
  time_zone: string;
  week: Json;
  holidays: Defaulted<Json>;
  version: Generated<number>;
};

type TicketCounterTable = {
  org_id: string;
  last: number;
};

type TicketTable = {
  org_id: string;
  id: string;
  number: number;
  voice_id: string;
  status: string;
  priority: number;
  title: string;
  unit_id: string;
  department_id: string;
  assignee_id: string | null;
  need: string | null;
  reason: string | null;
  customer_told: boolean | null;
  opened_by: string;
  due_at: Instant;
  paused_at: Nullable<Instant>;
  due_minutes: Generated<number>;
  clock_from: Defaulted<Instant>;
  pauses: Defaulted<Json>;
  created_at: Instant;
  first_taken_at: Nullable<Instant>;
  solved_at: Nullable<Instant>;
  closed_at: Nullable<Instant>;
  version: Generated<number>;
};

type AlertTable = {
  org_id: string;
  id: string;
  rule_id: string;
  voice_id: string;
  ticket_id: string | null;
  reason: Json;
  at: Instant;
};

type TicketEventTable = {
  org_id: string;
  ticket_id: string;
  no: number;
  kind: string;
  actor_id: string | null;
  actor_name: string;
  detail: Defaulted<Json>;
  at: Instant;
  before: Nullable<Json>;
};

type PlanTable = {
  org_id: string;
  id: string;
  title: string;
  problem: Generated<string>;
  step: string;
  need: string;
  point: string;
  touchpoint_id: string | null;
  unit_ids: string[];
  scope_unit_id: string;
  department_id: string;
  owner_id: string | null;
  metric: string;
  filter: Json;
  target: number | null;
  baseline: Json;
  baseline_at: Instant;
  evidence: string[];
  due_on: string;
  created_by: string;
  created_at: Instant;
  version: Generated<number>;
};

type PlanActionTable = {
  org_id: string;
  plan_id: string;
  id: string;
  title: string;
  department_id: string;
  due_on: string;
  done_at: Nullable<Instant>;
  position: number;
};

type PlanEventTable = {
  org_id: string;
  plan_id: string;
  no: number;
  kind: string;
  actor_id: string | null;
  actor_name: string;
  detail: Defaulted<Json>;
  at: Instant;
};

/** The tables of migrations/0004_acting.sql, 0006_acting_clock.sql, 0007_calendar_and_undo.sql. */
export type ActingTables = {
  alert_rule: AlertRuleTable;
  calendar: CalendarTable;
  ticket_counter: TicketCounterTable;
  ticket: TicketTable;
  alert: AlertTable;
  ticket_event: TicketEventTable;
  plan: PlanTable;
  plan_action: PlanActionTable;
  plan_event: PlanEventTable;
};
