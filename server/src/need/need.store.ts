import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import { type OpenPack, openPack } from './need.ts';

/** The organisation as understanding needs it: its pack and its zone. */
export type NeedSettings = { pack: OpenPack; timeZone: string; locale: string; sample: boolean };

/** The needs hierarchy of one organisation. */
export function needStore(tx: Tx, orgId: string) {
  return {
    async settings(): Promise<NeedSettings> {
      const org = await tx
        .selectFrom('org')
        .select(['pack', 'time_zone', 'locale', 'sample'])
        .where('org_id', '=', orgId)
        .executeTakeFirst();
      if (!org) throw notFound('organisation');
      return {
        pack: openPack(org.pack),
        timeZone: org.time_zone,
        locale: org.locale,
        sample: org.sample,
      };
    },
  };
}
