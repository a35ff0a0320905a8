import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CsvDialog } from '#features/organisation/CsvDialog.tsx';
import classes from '#features/organisation/organisation.module.css';
import { useChangeUnit, useCloseUnit } from '#features/organisation/organisation.queries.ts';
import { AddUnitDialog, ChangeUnitDialog } from '#features/organisation/UnitDialog.tsx';
import { type Me, type Unit, unitsQuery } from '#reference.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { useFormat } from '#ui/format.ts';
import { toast } from '#ui/toast.tsx';
import { asTree } from '#ui/tree.ts';

type Open =
  | { readonly dialog: 'add' | 'change' | 'close'; readonly unit: Unit }
  | { readonly dialog: 'import' };

/** The tree of units: headquarters, regions, stores, departments. */
export function UnitTree({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: units } = useSuspenseQuery(unitsQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const mayWrite = me.may.includes('organisation.write');
  const root = units.find(({ id }) => id === me.unit.id) ?? units[0];
  return (
    <div className={classes.stack}>
      {mayWrite && root && (
        <div className={classes.tools}>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} />}
            onClick={() => setOpen({ dialog: 'import' })}
          >
            {t('organisation.import_units')}
          </Button>
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => setOpen({ dialog: 'add', unit: root })}
          >
            {t('organisation.add_unit')}
          </Button>
        </div>
      )}
      <DataTable
        caption={t('organisation.units_count', { count: units.length })}
        rows={asTree(units)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: t('organisation.unit'),
            names: true,
            cell: ({ name, depth, closedAt, kind }) => (
              <span className={classes.unitName} style={{ paddingInlineStart: depth * 20 }}>
                <span className={closedAt ? classes.closed : undefined}>{name}</span>
                <span className={classes.kind}>
                  {closedAt ? t('organisation.closed') : t(`ui.kind.${kind}`)}
                </span>
              </span>
            ),
          },
          { key: 'key', header: t('organisation.key'), cell: ({ key }) => <code>{key}</code> },
          { key: 'zone', header: t('organisation.zone'), cell: ({ timeZone }) => timeZone },
          {
            key: 'people',
            header: t('organisation.tab.people'),
            figure: true,
            cell: ({ people }) => format.number(people),
          },
          {
            key: 'acts',
            header: t('organisation.acts'),
            figure: true,
            cell: (unit) =>
              mayWrite && <UnitMenu unit={unit} onOpen={(dialog) => setOpen({ dialog, unit })} />,
          },
        ]}
      />
      <OpenDialog open={open} onClose={() => setOpen(null)} />
    </div>
  );
}

type UnitMenuProps = {
  readonly unit: Unit;
  readonly onOpen: (dialog: 'add' | 'change' | 'close') => void;
};

function UnitMenu({ unit, onOpen }: UnitMenuProps) {
  const { t } = useTranslation();
  const { mutate: change } = useChangeUnit();
  const closed = unit.closedAt !== null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('organisation.acts_for', { name: unit.name })}
        >
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {closed ? (
          <Menu.Item onClick={() => change({ id: unit.id, open: true })}>
            {t('organisation.reopen_unit')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item onClick={() => onOpen('add')}>{t('organisation.add_below')}</Menu.Item>
            <Menu.Item onClick={() => onOpen('change')}>{t('organisation.change_unit')}</Menu.Item>
            {unit.parentId !== null && (
              <Menu.Item onClick={() => onOpen('close')}>{t('organisation.close_unit')}</Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function OpenDialog({
  open,
  onClose,
}: {
  readonly open: Open | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { mutate: close, isPending } = useCloseUnit();
  if (open === null) return null;
  if (open.dialog === 'import') return <CsvDialog kind="units" onClose={onClose} />;
  const { unit } = open;
  if (open.dialog === 'add') return <AddUnitDialog parent={unit} onClose={onClose} />;
  if (open.dialog === 'change') return <ChangeUnitDialog unit={unit} onClose={onClose} />;
  const done = (closed: boolean): void => {
    toast(
      t(closed ? 'organisation.unit_closed' : 'organisation.unit_removed', { name: unit.name }),
    );
    onClose();
  };
  return (
    <ConfirmDialog
      open
      title={t('organisation.close_unit')}
      verb={t('organisation.close_unit')}
      busy={isPending}
      onConfirm={() => close(unit.id, { onSuccess: ({ closed }) => done(closed) })}
      onClose={onClose}
    >
      {t('organisation.close_unit_hint', { name: unit.name, count: unit.people })}
    </ConfirmDialog>
  );
}
