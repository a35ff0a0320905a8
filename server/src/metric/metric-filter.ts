import type { FactCondition, VoicesCondition } from '#kernel/facts.ts';
import type { OpenPack } from '#need/need.ts';
import type { Filter } from './metric.ts';
import { searchConditions } from './search.ts';

/** A filter made safe to ask: the asker's units, the pack's keys, the days settled. */
export type Scope = {
  readonly from: string;
  readonly to: string;
  /** Units to count, or null for all of the organisation. */
  readonly unitIds: readonly string[] | null;
  readonly filter: Filter;
  /** The filter's customer with everyone merged into it; null where none is asked for. */
  readonly customerIds: readonly string[] | null;
  readonly pack: OpenPack;
};

const list = (
  name: string,
  column: string,
  value: readonly string[] | undefined,
): FactCondition[] =>
  value && value.length > 0
    ? [
        {
          sql: `${column} IN {${name}}`,
          values: { [name]: { type: 'Array(String)', value: [...value] } },
        },
      ]
    : [];

const text = (name: string, sql: string, value: string | undefined): FactCondition[] =>
  value === undefined ? [] : [{ sql, values: { [name]: { type: 'String', value } } }];

function places(scope: Scope): FactCondition[] {
  const units: FactCondition[] = scope.unitIds
    ? [
        {
          sql: 'unit_id IN {units}',
          values: { units: { type: 'Array(UUID)', value: [...scope.unitIds] } },
        },
      ]
    : [];
  return [
    {
      sql: 'day >= {from} AND day <= {to}',
      values: { from: { type: 'Date', value: scope.from }, to: { type: 'Date', value: scope.to } },
    },
    ...units,
  ];
}

/** A need with no point asked, one point, or several; empty need stands for any. */
function needPointKeys({ need, point }: Filter): string[] {
  return (point ?? []).map((one) => `${need ?? ''}|${one}`);
}

function voiceTopics({ filter }: Scope): FactCondition[] {
  const keys = needPointKeys(filter);
  return [
    ...(keys.length > 0
      ? [
          {
            sql: 'hasAny(need_points, {needPoints})',
            values: { needPoints: { type: 'Array(String)', value: keys } },
          },
        ]
      : text('need', 'has(needs, {need})', filter.need)),
    ...(filter.touchpoint
      ? [
          {
            sql: 'has(touchpoints, {touchpoint})',
            values: { touchpoint: { type: 'UUID', value: filter.touchpoint } },
          },
        ]
      : []),
    ...text('department', 'has(departments, {department})', filter.department),
    ...list('polarities', 'polarity', filter.polarity),
  ];
}

function mentionTopics({ filter }: Scope): FactCondition[] {
  return [
    ...text('need', 'has(need_path, {need})', filter.need),
    ...list('points', 'point', filter.point),
    ...(filter.touchpoint
      ? [
          {
            sql: 'touchpoint_id = {touchpoint}',
            values: { touchpoint: { type: 'UUID', value: filter.touchpoint } },
          },
        ]
      : []),
    ...text('department', 'department = {department}', filter.department),
    ...list('polarities', 'polarity', filter.polarity),
  ];
}

/** The conditions of a scope on one of the fact tables. */
export function conditionsOf(
  scope: Scope,
  table: 'voice_fact' | 'mention_fact',
): (FactCondition | VoicesCondition)[] {
  const { filter } = scope;
  const imported: FactCondition[] = filter.import
    ? [{ sql: 'import_id = {import}', values: { import: { type: 'UUID', value: filter.import } } }]
    : [];
  const customers: FactCondition[] = scope.customerIds
    ? [
        {
          sql: 'customer_id IN {customers}',
          values: { customers: { type: 'Array(UUID)', value: [...scope.customerIds] } },
        },
      ]
    : [];
  const found = searchConditions(filter.q);
  const search = found.length > 0 && table === 'mention_fact' ? [{ voices: found }] : found;
  return [
    ...places(scope),
    ...list('channels', 'channel', filter.channel),
    ...list('languages', 'language', filter.language),
    ...list('scores', 'score_group', filter.score),
    ...imported,
    ...customers,
    ...(table === 'voice_fact' ? voiceTopics(scope) : mentionTopics(scope)),
    ...search,
  ];
}
