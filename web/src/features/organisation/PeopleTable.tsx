import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconFileImport } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CsvDialog } from '#features/organisation/CsvDialog.tsx';
import classes from '#features/organisation/organisation.module.css';
import {
  type Person,
  peopleQuery,
  useChangePerson,
  useWithdraw,
} from '#features/organisation/organisation.queries.ts';
import { PersonDialog } from '#features/organisation/PersonDialog.tsx';
import type { Me } from '#reference.ts';
import { useViewAs } from '#session.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { Empty } from '#ui/Empty.tsx';
import type { Tone } from '#ui/estimate.ts';
import { Tag } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';
import { undoToast } from '#ui/toast.tsx';

const statusTone = {
  active: 'good',
  invited: 'warn',
  deactivated: 'neutral',
} as const satisfies Record<Person['status'], Tone>;

/** Everyone of the organisation, with role, unit and standing. */
export function PeopleTable({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { data: people } = useSuspenseQuery(peopleQuery);
  const [changing, setChanging] = useState<Person | null>(null);
  const [importing, setImporting] = useState(false);
  const mayWrite = me.may.includes('people.write');
  return (
    <div className={classes.stack}>
      {mayWrite && (
        <div className={classes.tools}>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} />}
            onClick={() => setImporting(true)}
          >
            {t('organisation.import_people')}
          </Button>
        </div>
      )}
      {people.length === 0 ? (
        <Empty title={t('organisation.no_people')} />
      ) : (
        <DataTable
          caption={t('organisation.people_count', { count: people.length })}
          rows={people}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('organisation.name'),
              names: true,
              sort: ({ name, email }) => name || email,
              cell: ({ name, email }) => (
                <>
                  {name || email}
                  {name && <span className={classes.second}>{email}</span>}
                </>
              ),
            },
            {
              key: 'role',
              header: t('organisation.role'),
              sort: ({ role }) => t(`ui.role.${role}`),
              cell: ({ role }) => t(`ui.role.${role}`),
            },
            {
              key: 'unit',
              header: t('organisation.unit'),
              sort: ({ unit }) => unit.name,
              cell: ({ unit }) => unit.name,
            },
            {
              key: 'status',
              header: t('organisation.status'),
              sort: ({ status }) => status,
              cell: ({ status }) => (
                <Tag tone={statusTone[status]}>{t(`organisation.status.${status}`)}</Tag>
              ),
            },
            {
              key: 'seen',
              header: t('organisation.last_seen'),
              sort: ({ lastSeenAt }) => lastSeenAt,
              cell: ({ lastSeenAt }) =>
                lastSeenAt ? <Time at={lastSeenAt} as="relative" /> : t('organisation.never'),
            },
            {
              key: 'acts',
              header: t('organisation.acts'),
              figure: true,
              cell: (person) =>
                mayWrite && (
                  <PersonMenu person={person} me={me} onChange={() => setChanging(person)} />
                ),
            },
          ]}
        />
      )}
      {changing && <PersonDialog person={changing} onClose={() => setChanging(null)} />}
      {importing && <CsvDialog kind="people" onClose={() => setImporting(false)} />}
    </div>
  );
}

type PersonMenuProps = {
  readonly person: Person;
  readonly me: Me;
  readonly onChange: () => void;
};

function PersonMenu({ person, me, onChange }: PersonMenuProps) {
  const { t } = useTranslation();
  const { mutate: change } = useChangePerson();
  const { mutate: withdraw } = useWithdraw();
  const { mutate: viewAs } = useViewAs();
  const { id, status, role, unit } = person;
  const name = person.name || person.email;
  const activate = (active: boolean): void =>
    change(
      { id, active },
      {
        onSuccess: () =>
          undoToast(
            t(active ? 'organisation.reactivated' : 'organisation.deactivated', { name }),
            () => change({ id, active: !active }),
          ),
      },
    );
  const viewable = role !== 'administrator' && me.role === 'administrator' && !me.viewAs;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('organisation.acts_for', { name })}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {status === 'invited' ? (
          <Menu.Item onClick={() => withdraw(id)}>{t('organisation.withdraw')}</Menu.Item>
        ) : (
          <Menu.Item onClick={onChange}>{t('organisation.change_person')}</Menu.Item>
        )}
        {viewable && (
          <Menu.Item onClick={() => viewAs({ role, unitId: unit.id })}>
            {t('organisation.view_as')}
          </Menu.Item>
        )}
        {status === 'active' && id !== me.account.id && (
          <Menu.Item onClick={() => activate(false)}>{t('organisation.deactivate')}</Menu.Item>
        )}
        {status === 'deactivated' && (
          <Menu.Item onClick={() => activate(true)}>{t('organisation.reactivate')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
