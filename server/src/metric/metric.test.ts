import { describe, expect, test } from 'vitest';
import { openPack } from '#need/need.ts';
import { Filter, metrics, pointShare } from './metric.ts';
import { estimates } from './metric-estimate.ts';
import { conditionsOf } from './metric-filter.ts';
import { bucketsOf, grainOf, periodOf } from './metric-period.ts';
import { parseSearch } from './search.ts';

/** The text of a condition without the values that are bound to it. */
function sqlOf(condition: ReturnType<typeof conditionsOf>[number]): string {
  if ('sql' in condition) return condition.sql;
  const inner = 'voices' in condition ? condition.voices : condition.mentions;
  return inner.map((one) => one.sql).join(' ');
}

describe('a filter', () => {
  test('drops values that are not known, and keeps those that are', () => {
    expect(Filter.parse({ point: 'pain,bogus,itch', channel: 'app,' })).toEqual({
      point: ['pain', 'itch'],
      channel: ['app'],
    });
    expect(() => Filter.parse({ unit: 'not-an-id' })).toThrow();
  });

  test('binds every value: nothing of a request stands in the statement', () => {
    const evil = "x' OR 1=1 --";
    const filter = Filter.parse({ need: evil, department: evil, channel: evil, q: evil });
    const scope = {
      from: '2026-01-01',
      to: '2026-02-01',
      unitIds: null,
      customerIds: null,
      filter,
      pack: openPack('restaurant'),
    };
    for (const table of ['voice_fact', 'mention_fact'] as const) {
      expect(JSON.stringify(conditionsOf(scope, table).map(sqlOf))).not.toContain('OR 1=1');
    }
  });

  test('a metric is never made of a need that is no key', () => {
    expect(() => pointShare("a') OR has(needs, 'b", 'pain')).toThrow(RangeError);
    expect(pointShare('product.food', 'pain').formula).toEqual({
      method: 'share',
      hit: "has(need_points, 'product.food|pain')",
    });
  });
});

describe('a period', () => {
  test('is twelve weeks up to today unless the filter says more, and is compared with as many days before', () => {
    const period = periodOf({}, '2026-11-24');
    expect(period).toEqual({
      from: '2026-09-02',
      to: '2026-11-24',
      previousFrom: '2026-06-10',
      previousTo: '2026-09-01',
    });
    expect(periodOf({ from: '2026-11-30', to: '2026-11-24' }, '2026-11-24').from).toBe(
      '2026-09-02',
    );
  });

  test('is cut into days, weeks or months, empty ones included', () => {
    const days = periodOf({ from: '2026-11-20', to: '2026-11-24' }, '2026-11-24');
    expect([grainOf(days), bucketsOf(days, 'day')]).toEqual([
      'day',
      ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'],
    ]);
    // 2026-11-18 is a Wednesday: its week begins on Monday, 16 November.
    expect(bucketsOf({ ...days, from: '2026-11-18' }, 'week')).toEqual([
      '2026-11-16',
      '2026-11-23',
    ]);
    expect(bucketsOf({ ...days, from: '2026-10-31' }, 'month')).toEqual([
      '2026-10-01',
      '2026-11-01',
    ]);
  });
});

describe('estimates of a page', () => {
  const share = metrics.positive_share;

  test('below five answers there is no number, only how many are missing', () => {
    const [few, none] = estimates(
      [
        { definition: share, sides: { now: { kind: 'share', hits: 2, n: 3 } } },
        { definition: share, sides: { now: undefined } },
      ],
      'test',
    );
    expect(few).toMatchObject({ status: 'hidden', value: null, lo: null, n: 3, needs: 2 });
    expect(none).toMatchObject({ status: 'hidden', n: 0, needs: 5 });
  });

  test('between five and thirty it is indicative, without a verdict on its change', () => {
    const sides = {
      now: { kind: 'share', hits: 9, n: 10 },
      before: { kind: 'share', hits: 1, n: 10 },
    } as const;
    const [one] = estimates([{ definition: share, sides }], 'test');
    expect(one).toMatchObject({ status: 'indicative', value: 0.9, change: { verdict: 'too_few' } });
  });

  test('a clear change is called so, noise is not, and noise says what could have been seen', () => {
    const clear = {
      now: { kind: 'share', hits: 300, n: 500 },
      before: { kind: 'share', hits: 200, n: 500 },
    } as const;
    const noise = {
      now: { kind: 'share', hits: 205, n: 500 },
      before: { kind: 'share', hits: 200, n: 500 },
    } as const;
    const [up, same] = estimates(
      [clear, noise].map((sides) => ({ definition: share, sides })),
      'test',
    );
    // Newcombe's interval of .6 − .4 on 500 each is about .14 to .26.
    expect(up?.change).toMatchObject({ verdict: 'higher', previous: 0.4, previousN: 500 });
    expect(up?.change?.lo).toBeCloseTo(0.138, 2);
    expect(same?.change?.verdict).toBe('no_evidence');
    expect(same?.change?.detectable).toBeGreaterThan(0.05);
  });
});

describe('a search', () => {
  test('knows words, phrases, exclusions and alternatives, in any script', () => {
    expect(parseSearch('late "cold soup" -refund')).toEqual([
      { any: ['late'], not: false },
      { any: ['cold soup'], not: false },
      { any: ['refund'], not: true },
    ]);
    expect(parseSearch('送餐 OR 外賣')).toEqual([{ any: ['送餐', '外卖'], not: false }]);
    expect(parseSearch('ＣＯＬＤ  ')).toEqual([{ any: ['cold'], not: false }]);
    expect(parseSearch('OR " - "')).toEqual([{ any: ['-'], not: false }]);
  });
});
