import { z } from 'zod';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { type OpenPack, openPack } from './need.ts';

/** The organisation as understanding needs it: its pack and its zone. */
export type NeedSettings = {
  pack: OpenPack;
  timeZone: string;
  locale: string;
  sample: boolean;
  /** The organisation's own names of needs: its dishes, brands and places. */
  terms: Record<string, string[]>;
};

const Settings = z.object({ terms: z.record(z.string(), z.array(z.string())).default({}) });

/** The needs hierarchy of one organisation. */
export function needStore(tx: Tx, orgId: string) {
  return {
    async settings(): Promise<NeedSettings> {
      const org = await tx
        .selectFrom('org')
        .select(['pack', 'time_zone', 'locale', 'sample', 'settings'])
        .where('org_id', '=', orgId)
        .executeTakeFirst();
      if (!org) throw notFound('organisation');
      return {
        pack: openPack(org.pack),
        timeZone: org.time_zone,
        locale: org.locale,
        sample: org.sample,
        terms: Settings.parse(org.settings).terms,
      };
    },
  };
}
