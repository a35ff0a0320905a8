import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionList } from '#features/plan/ActionList.tsx';
import { EditPlan } from '#features/plan/EditPlan.tsx';
import { Progress } from '#features/plan/Figures.tsx';
import { PlanHistory } from '#features/plan/PlanHistory.tsx';
import { PlanSteps } from '#features/plan/PlanSteps.tsx';
import classes from '#features/plan/plan.module.css';
import { type PlanAnswer, planQuery } from '#features/plan/plan.queries.ts';
import { Voices } from '#features/plan/Voices.tsx';
import { withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { CopyLink } from '#ui/CopyLink.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { nameIn } from '#ui/names.ts';
import { Card, Page } from '#ui/Page.tsx';
import { PointTag, Tag } from '#ui/PolarityMark.tsx';

/** One plan: its steps, its frozen baseline against now, evidence, actions and history. */
export function PlanPage() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false });
  const { data: plan, error, refetch } = useQuery(planQuery(id ?? ''));
  return (
    <Page
      title={plan?.title ?? t('shell.nav.plans')}
      up={{ label: t('shell.nav.plans'), href: '/plans' }}
      subtitle={plan && <Subtitle plan={plan} />}
      actions={
        <>
          {plan?.may.write && plan.step !== 'act' && <Edit plan={plan} />}
          <CopyLink />
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!plan && !error && <LoadingSkeleton rows={8} />}
      {plan && <Content plan={plan} />}
    </Page>
  );
}

function Edit({ plan }: { readonly plan: PlanAnswer }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('plan.edit')}
      </Button>
      {open && <EditPlan plan={plan} onClose={() => setOpen(false)} />}
    </>
  );
}

function Subtitle({ plan }: { readonly plan: PlanAnswer }) {
  const { t, i18n } = useTranslation();
  const names = usePackNames();
  const { need, point, touchpoint, units, overdue } = plan;
  const where = [
    names.need(need),
    touchpoint && nameIn(touchpoint.names, i18n.language),
    ...units.map(({ name }) => name),
  ];
  return (
    <span className={classes.row}>
      <PointTag point={point} />
      {where.filter(Boolean).join(' · ')}
      {overdue && <Tag tone="bad">{t('plan.overdue')}</Tag>}
    </span>
  );
}

function Content({ plan }: { readonly plan: PlanAnswer }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { evidence, need, point, touchpoint, scopeUnit } = plan;
  const place = touchpoint && nameIn(touchpoint.names, i18n.language);
  const hint = place ? t('plan.metric_hint_at', { touchpoint: place }) : t('plan.metric_hint');
  const behind = { need, point, touchpoint: touchpoint?.id, unit: scopeUnit.id };
  return (
    <>
      <PlanSteps plan={plan} />
      <div className={classes.panes}>
        <div className={classes.main}>
          <Card title={t('plan.problem')}>
            <p className={classes.problem}>{plan.problem || t('plan.problem_none')}</p>
          </Card>
          <Card title={t('plan.effect')} hint={hint}>
            <Progress plan={plan} />
          </Card>
          <ActionList plan={plan} />
          <PlanHistory plan={plan} />
        </div>
        <div className={classes.main}>
          <Card title={t('plan.who')}>
            <dl className={classes.facts}>
              <dt>{t('plan.department')}</dt>
              <dd>{plan.department.name}</dd>
              <dt>{t('plan.owner')}</dt>
              <dd>{plan.owner?.name ?? t('plan.owner_open')}</dd>
              <dt>{t('plan.due')}</dt>
              <dd>{format.day(plan.dueOn, true)}</dd>
            </dl>
          </Card>
          <Card
            title={t('plan.evidence')}
            hint={t('plan.evidence_kept', { count: evidence.total })}
            actions={
              <AppLink href={withFilter('/voices', {}, behind)}>{t('plan.open_voices')}</AppLink>
            }
          >
            <EvidenceVoices voices={evidence.voices} />
          </Card>
        </div>
      </div>
    </>
  );
}

const shownAtFirst = 5;

function EvidenceVoices({ voices }: { readonly voices: PlanAnswer['evidence']['voices'] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <>
      <Voices voices={all ? voices : voices.slice(0, shownAtFirst)} />
      {!all && voices.length > shownAtFirst && (
        <Button variant="default" mt="sm" onClick={() => setAll(true)}>
          {t('plan.all_voices', { count: voices.length })}
        </Button>
      )}
    </>
  );
}
