import { IconCheck } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rolesQuery } from '#features/organisation/organisation.queries.ts';
import { DataTable } from '#ui/DataTable.tsx';

/** What each role may do inside its unit; the policy file itself, shown. */
export function RolesMatrix() {
  const { t } = useTranslation();
  const { data: matrix } = useSuspenseQuery(rolesQuery);
  return (
    <DataTable
      caption={t('organisation.tab.roles')}
      captionHidden
      rows={matrix.items}
      rowKey={({ action }) => action}
      columns={[
        {
          key: 'action',
          header: t('organisation.act'),
          names: true,
          cell: ({ action }) => t(`organisation.action.${action}`, { defaultValue: action }),
        },
        ...matrix.roles.map((role) => ({
          key: role,
          header: t(`ui.role.${role}`),
          cell: (row: (typeof matrix.items)[number]) =>
            row.roles.includes(role) ? (
              <IconCheck size={17} color="var(--c-good)" aria-label={t('organisation.yes')} />
            ) : (
              <span aria-hidden="true">·</span>
            ),
        })),
      ]}
    />
  );
}
