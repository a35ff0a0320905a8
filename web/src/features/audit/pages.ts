import { IconHistory } from '@tabler/icons-react';
import { readFilter } from '#filter/filter.ts';
import { definePage, type Page, textParameter } from '#page.ts';

/** What the audit log can be narrowed to. */
export type AuditFilter = {
  readonly action?: string;
  readonly actor?: string;
  readonly from?: string;
  readonly to?: string;
};

/** Who did what, when. */
export const auditPage = definePage({
  path: '/audit',
  areas: ['audit'],
  may: 'audit.read',
  nav: { level: 'organisation', name: 'audit', icon: IconHistory },
  search: (raw): AuditFilter => {
    const { from, to, customer: actor } = readFilter({ ...raw, customer: raw.actor });
    const action = textParameter(raw.action);
    return {
      ...(action !== undefined && /^[a-z_.-]{1,80}$/.test(action) ? { action } : {}),
      ...(actor === undefined ? {} : { actor }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  },
  load: async () => (await import('#features/audit/AuditLog.tsx')).AuditLog,
});

/** The pages of this feature. */
export const auditPages: readonly Page[] = [auditPage];
