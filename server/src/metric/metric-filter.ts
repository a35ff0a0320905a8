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

const touchpointIs = (touchpoint: string | undefined): FactCondition[] =>
  touchpoint
    ? [
        {
          sql: 'touchpoint_id = {touchpoint}',
          values: { touchpoint: { type: 'UUID', value: touchpoint } },
        },
      ]
    : [];

/** What a filter asks of single mentions: one mention must fulfil all of it. */
function mentionTopics({ filter }: Scope): FactCondition[] {
  const need = filter.exact ? 'need = {need}' : 'has(need_path, {need})';
  return [
    ...text('need', need, filter.need),
    ...list('points', 'point', filter.point),
    ...touchpointIs(filter.touchpoint),
    ...text('department', 'department = {department}', filter.department),
  ];
}

/** The needs and points of a voice's own fact, which say the same without a second table. */
function voiceTopics({ filter }: Scope): FactCondition[] {
  const { need, point, exact } = filter;
  const column = exact && need !== undefined ? 'exact_points' : 'need_points';
  if (point && point.length > 0) {
    const keys = point.map((one) => `${need ?? ''}|${one}`);
    return [
      {
        sql: `hasAny(${column}, {needPoints})`,
        values: { needPoints: { type: 'Array(String)', value: keys } },
      },
    ];
  }
  if (need === undefined) return [];
  return exact
    ? text('need', 'has(exact_points, {need})', `${need}|`)
    : text('need', 'has(needs, {need})', need);
}

/** What a filter asks of mentions, on the facts of voices. */
function topicsOfVoices(scope: Scope): (FactCondition | VoicesCondition)[] {
  const { touchpoint, department } = scope.filter;
  if (touchpoint === undefined && department === undefined) return voiceTopics(scope);
  const within = { sql: 'counted = 1 AND day >= {from:Date} AND day <= {to:Date}' };
  return [{ mentions: [within, ...mentionTopics(scope)] }];
}

/** What a filter asks of a voice as a whole, and only its own fact can say. */
function voiceTraits({ filter }: Scope): FactCondition[] {
  const rated = (filter.rated ?? []).map((metric) => `${metric} IS NOT NULL`);
  return [
    ...(rated.length > 0 ? [{ sql: rated.join(' OR ') }] : []),
    ...(filter.unsorted ? [{ sql: 'unsorted > 0' }] : []),
    ...searchConditions(filter.q),
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
  const traits = voiceTraits(scope);
  const ofVoices = table === 'voice_fact';
  const polarity = ofVoices ? 'polarity' : 'voice_polarity';
  return [
    ...places(scope),
    ...list('channels', 'channel', filter.channel),
    ...list('languages', 'language', filter.language),
    ...list('scores', 'score_group', filter.score),
    ...list('polarities', polarity, filter.polarity),
    ...imported,
    ...customers,
    ...(ofVoices ? topicsOfVoices(scope) : mentionTopics(scope)),
    ...(ofVoices || traits.length === 0 ? traits : [{ voices: traits }]),
  ];
}
