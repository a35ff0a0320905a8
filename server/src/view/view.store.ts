import { randomUUID } from 'node:crypto';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { NewView, SavedView } from './view.ts';

/** The saved views that one person may use in one organisation. */
export function viewStore(tx: Tx, orgId: string, accountId: string) {
  return {
    async list(): Promise<SavedView[]> {
      const rows = await tx
        .selectFrom('saved_view')
        .select(['id', 'page', 'name', 'query', 'team', 'account_id'])
        .where('org_id', '=', orgId)
        .where((eb) => eb.or([eb('account_id', '=', accountId), eb('team', '=', true)]))
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(({ account_id, page, ...view }) => ({
        ...view,
        page: page as SavedView['page'],
        mine: account_id === accountId,
      }));
    },

    async add(view: NewView, at: Date): Promise<SavedView> {
      const id = randomUUID();
      await tx
        .insertInto('saved_view')
        .values({ org_id: orgId, id, account_id: accountId, ...view, created_at: at })
        .execute();
      return { id, ...view, mine: true };
    },

    /** Removes an own view. @throws AppError `not_found` (404) for anyone else's. */
    async remove(id: string): Promise<void> {
      const gone = await tx
        .deleteFrom('saved_view')
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .where('account_id', '=', accountId)
        .returning('id')
        .executeTakeFirst();
      if (!gone) throw notFound('view');
    },
  };
}
