import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/alert/alert.module.css';
import {
  type Rule,
  rulesQuery,
  useRemoveRule,
  useSwitchRule,
} from '#features/alert/alert.queries.ts';
import { alertRulesPage } from '#features/alert/pages.ts';
import { RuleDialog } from '#features/alert/RuleDialog.tsx';
import { useRuleSentence } from '#features/alert/rule-sentence.ts';
import { usePageSearch } from '#page.ts';
import { meQuery } from '#reference.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Card, Page } from '#ui/Page.tsx';
import { Tag } from '#ui/PolarityMark.tsx';
import { errorToast, undoToast } from '#ui/toast.tsx';

/** The alert rules as sentences; who may, writes, switches and removes them. */
export function Rules() {
  const { t } = useTranslation();
  const [{ edit }, setSearch] = usePageSearch(alertRulesPage);
  const { data: me } = useQuery(meQuery);
  const { data: rules, error, refetch } = useQuery(rulesQuery);
  const write = me?.may.includes('alert.write') ?? false;
  const edited = rules?.find(({ id }) => id === edit);
  const add = write && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setSearch({ edit: 'new' })}>
      {t('alert.add_rule')}
    </Button>
  );
  return (
    <Page
      title={t('alert.rules')}
      up={{ label: t('shell.nav.alerts'), href: '/alerts' }}
      subtitle={t('alert.rules_subtitle')}
      actions={add}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!rules && !error && <LoadingSkeleton shape="list" rows={3} />}
      {rules?.length === 0 && (
        <Empty title={t('alert.no_rules')} hint={t('alert.no_rules_hint')} action={add} />
      )}
      {rules?.map((rule) => (
        <RuleCard key={rule.id} rule={rule} write={write} />
      ))}
      {write && rules && (edit === 'new' || edited) && (
        <RuleDialog
          key={edit}
          rule={edited ?? null}
          onClose={() => setSearch({ edit: undefined })}
        />
      )}
    </Page>
  );
}

type RuleCardProps = { readonly rule: Rule; readonly write: boolean };

function RuleCard({ rule, write }: RuleCardProps) {
  const { t } = useTranslation();
  const sentence = useRuleSentence();
  return (
    <Card title={rule.name} actions={write && <RuleActs rule={rule} />}>
      <p className={classes.sentence}>{sentence(rule)}</p>
      <p className={classes.ruleFoot}>
        <Tag tone={rule.active ? 'good' : 'neutral'}>
          {t(rule.active ? 'alert.active' : 'alert.inactive')}
        </Tag>
        <span className={classes.muted}>{t('alert.fired', { count: rule.alerts })}</span>
      </p>
    </Card>
  );
}

function RuleActs({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const [, setSearch] = usePageSearch(alertRulesPage);
  const [asking, setAsking] = useState(false);
  const { mutate: toggle, isPending } = useSwitchRule();
  const { mutate: remove, isPending: removing } = useRemoveRule();
  const { id, name, active } = rule;
  const change = (next: boolean): void =>
    toggle(
      { id, active: next },
      {
        onSuccess: () =>
          undoToast(t(next ? 'alert.did.on' : 'alert.did.off', { name }), () =>
            toggle({ id, active: !next }),
          ),
        onError: errorToast,
      },
    );
  const close = (): void => setAsking(false);
  return (
    <>
      <Button
        variant="default"
        aria-label={t('alert.edit_rule', { name })}
        onClick={() => setSearch({ edit: id })}
      >
        {t('alert.edit')}
      </Button>
      <Button
        variant="default"
        loading={isPending}
        aria-label={t(active ? 'alert.switch_off_rule' : 'alert.switch_on_rule', { name })}
        onClick={() => change(!active)}
      >
        {t(active ? 'alert.switch_off' : 'alert.switch_on')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        aria-label={t('alert.delete_rule', { name })}
        onClick={() => setAsking(true)}
      >
        {t('alert.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('alert.delete_rule', { name })}
        verb={t('alert.delete')}
        busy={removing}
        onClose={close}
        onConfirm={() => remove(id, { onSuccess: close, onError: errorToast })}
      >
        {t('alert.delete_hint', { count: rule.alerts })}
      </ConfirmDialog>
    </>
  );
}
