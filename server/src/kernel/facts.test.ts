import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { statementOf } from './facts.ts';

describe('A7: statements for the fact store', () => {
  const org = randomUUID();

  test('A7: without an organisation there is no statement', () => {
    expect(() => statementOf('', { table: 'voice_fact', select: 'count() AS n' })).toThrow(
      RangeError,
    );
    expect(() => statementOf("' OR 1=1", { table: 'voice_fact', select: 'count() AS n' })).toThrow(
      RangeError,
    );
  });

  test('A7: the organisation is asked in every part, values are bound, and reads end in limits', () => {
    const { sql, values } = statementOf(org, {
      table: 'mention_fact',
      select: 'need, count() AS n',
      where: [
        {
          sql: 'channel IN {channels}',
          values: { channels: { type: 'Array(String)', value: ['app'] } },
        },
        {
          voices: [
            {
              sql: 'multiSearchAny(text, {q})',
              values: { q: { type: 'Array(String)', value: ['late'] } },
            },
          ],
        },
      ],
      groupBy: 'need',
    });
    expect(sql.match(/org_id = \{org:UUID\}/g)).toHaveLength(2);
    expect(sql).toContain('channel IN {channels:Array(String)}');
    expect(sql).toMatch(
      /SETTINGS readonly = 1, .*max_execution_time = \d+.*max_memory_usage = \d+/,
    );
    expect(values).toEqual({ org, channels: ['app'], q: ['late'] });
  });

  test('A7: a name bound twice is a mistake of the builder’s user', () => {
    const same = { sql: 'day > {from}', values: { from: { type: 'Date', value: '2026-01-01' } } };
    expect(() =>
      statementOf(org, { table: 'voice_fact', select: '1 AS n', where: [same, same] }),
    ).toThrow(/bound twice/);
  });
});
