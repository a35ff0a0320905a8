import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  busyness,
  daysBetween,
  monthBounds,
  zoneOffsetMinutes,
} from './demo-calendar.ts';

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`);

describe('months', () => {
  it('end on the last day when the next month is shorter', () => {
    expect(addMonths(new Date('2026-03-31T08:00:00Z'), -1).toISOString()).toBe(
      '2026-02-28T08:00:00.000Z',
    );
    expect(addMonths(new Date('2024-01-30T00:00:00Z'), 1).toISOString()).toBe(
      '2024-02-29T00:00:00.000Z',
    );
  });

  it('have bounds that rise and end where they should', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 36 }),
        (endsAt, months) => {
          const bounds = monthBounds(endsAt, months);
          expect(bounds).toHaveLength(months + 1);
          expect(bounds.at(-1)).toBe(endsAt.getTime());
          expect(
            bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0)),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('days', () => {
  it('count every calendar day that a span touches', () => {
    expect(daysBetween(day('2026-02-27') + 1000, day('2026-03-02'))).toEqual([
      day('2026-02-27'),
      day('2026-02-28'),
      day('2026-03-01'),
    ]);
  });

  it('know summer time', () => {
    expect(zoneOffsetMinutes('Europe/Madrid', day('2026-01-15'))).toBe(60);
    expect(zoneOffsetMinutes('Europe/Madrid', day('2026-07-15'))).toBe(120);
    expect(zoneOffsetMinutes('Europe/London', day('2026-01-15'))).toBe(0);
    expect(zoneOffsetMinutes('Asia/Shanghai', day('2026-07-15'))).toBe(480);
  });
});

describe('holidays', () => {
  const against = (region: string, holiday: string, weekLater: string) =>
    busyness(region, day(holiday)) / busyness(region, day(weekLater));

  it('fill the tables at Spring Festival, whose day moves', () => {
    expect(against('region-china', '2026-02-17', '2026-03-03')).toBeCloseTo(1.7);
    expect(against('region-china', '2025-01-29', '2025-02-12')).toBeCloseTo(1.7);
  });

  it('fill them in Holy Week, whose day moves too', () => {
    // Easter Sunday was 20 April 2025 and 5 April 2026.
    expect(against('region-spain', '2025-04-18', '2025-05-02')).toBeCloseTo(1.4);
    expect(against('region-spain', '2026-04-02', '2026-04-16')).toBeCloseTo(1.4);
    expect(against('region-uk', '2026-04-05', '2026-04-19')).toBeCloseTo(1.5);
  });

  it('leave them empty on Christmas Day in Britain', () => {
    expect(against('region-uk', '2025-12-25', '2026-01-29')).toBeLessThan(0.3);
  });
});
