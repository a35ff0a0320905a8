import { z } from 'zod';
import { json, type Tx } from '#kernel/db.ts';
import { AppError, notFound } from '#kernel/error.ts';
import { type BusinessCalendar, clockOf, Holiday } from './ticket-calendar.ts';
import { type Calendar, Opening } from './ticket-sla.ts';

const Kept = z.object({ week: z.array(Opening), holidays: z.array(Holiday) });

const stale = () =>
  new AppError(
    'stale_version',
    409,
    'Someone changed the business hours meanwhile. Load them again, then decide.',
  );

/** The business calendar of one organisation. */
export function calendarStore(tx: Tx, orgId: string) {
  const rows = () =>
    tx
      .selectFrom('calendar')
      .select(['id', 'name', 'time_zone', 'week', 'holidays', 'version'])
      .where('org_id', '=', orgId)
      .orderBy('id')
      .limit(1);

  async function read(query: ReturnType<typeof rows>): Promise<BusinessCalendar> {
    const row = await query.executeTakeFirst();
    if (!row) throw notFound('business calendar');
    const { id, name, time_zone: timeZone, version } = row;
    return { id, name, timeZone, version, ...Kept.parse(row) };
  }

  return {
    get: () => read(rows()),

    /** The calendar, which nobody else changes until the transaction ends. */
    hold: () => read(rows().forUpdate()),

    /**
     * The calendar that an act works a due time out by. It does not change before the transaction
     * ends, so that a change finds every due time that was worked out by the old one. Whoever needs
     * a ticket too holds that first.
     */
    working: async (): Promise<Calendar> => clockOf(await read(rows().forShare())),

    /** @throws AppError `stale_version` (409) when it is no longer the one that was seen. */
    async save(calendar: BusinessCalendar, seen: number): Promise<BusinessCalendar> {
      const { id, timeZone, week, holidays } = calendar;
      const saved = await tx
        .updateTable('calendar')
        .set((row) => ({
          time_zone: timeZone,
          week: json(week),
          holidays: json(holidays),
          // Not `seen + 1`: of the highest version the column can hold, that is none.
          version: row('version', '+', 1),
        }))
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .where('version', '=', seen)
        .executeTakeFirst();
      if (saved.numUpdatedRows !== 1n) throw stale();
      return { ...calendar, version: seen + 1 };
    },
  };
}

/** The business calendar that an organisation's due times are read by. */
export async function businessCalendar(tx: Tx, orgId: string): Promise<Calendar> {
  return clockOf(await calendarStore(tx, orgId).get());
}
