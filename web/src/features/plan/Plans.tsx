import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { plansPage, type Step, steps } from '#features/plan/pages.ts';
import classes from '#features/plan/plan.module.css';
import { type PlanRow, plansQuery } from '#features/plan/plan.queries.ts';
import { useFilterFields } from '#filter/filter-fields.ts';
import { usePackNames } from '#pack-names.ts';
import { usePageSearch } from '#page.ts';
import { meQuery } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { FilterChips } from '#ui/FilterChips.tsx';
import { useFormat } from '#ui/format.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Page } from '#ui/Page.tsx';
import { PointTag, Tag } from '#ui/PolarityMark.tsx';

/** The improvement plans by the step they are in. */
export function Plans() {
  const { t } = useTranslation();
  const [search, setSearch] = usePageSearch(plansPage);
  const { data: me } = useQuery(meQuery);
  const query = useInfiniteQuery(plansQuery(search));
  const plans = query.data?.pages.flatMap(({ items }) => items);
  const needs = useFilterFields().filter(({ key }) => key === 'need');
  const start = me?.may.includes('plan.write') && (
    <LinkButton href="/plans/new" leftSection={<IconPlus size={16} />}>
      {t('plan.new')}
    </LinkButton>
  );
  const { mine, ...values } = search;
  return (
    <Page
      title={t('shell.nav.plans')}
      subtitle={t('plan.subtitle')}
      actions={start}
      bar={
        <FilterChips fields={needs} values={values} onChange={(_, need) => setSearch({ need })}>
          <Button
            size="compact-md"
            variant={mine ? 'light' : 'default'}
            className={classes.toggle}
            aria-pressed={mine === 'true'}
            onClick={() => setSearch({ mine: mine ? undefined : 'true' })}
          >
            {t('plan.mine')}
          </Button>
        </FilterChips>
      }
    >
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!plans && !query.error && <LoadingSkeleton shape="list" rows={5} />}
      {plans?.length === 0 && Object.keys(search).length > 0 && (
        <Empty title={t('plan.no_match')} hint={t('plan.no_match_hint')} />
      )}
      {plans?.length === 0 && Object.keys(search).length === 0 && (
        <Empty
          title={t('plan.none')}
          hint={t('plan.none_hint')}
          action={start}
          other={<AppLink href="/needs">{t('plan.see_needs')}</AppLink>}
        />
      )}
      {plans && plans.length > 0 && <Board plans={plans} />}
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('plan.more')}
        </Button>
      )}
    </Page>
  );
}

function Board({ plans }: { readonly plans: readonly PlanRow[] }) {
  return (
    <div className={classes.board}>
      {steps.map((step) => (
        <Column key={step} step={step} plans={plans.filter((plan) => plan.step === step)} />
      ))}
    </div>
  );
}

type ColumnProps = { readonly step: Step; readonly plans: readonly PlanRow[] };

function Column({ step, plans }: ColumnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={classes.column} aria-label={t(`plan.step.${step}`)}>
      <h2 className={classes.columnHead}>
        {t(`plan.step.${step}`)}
        <span className={classes.count}>{format.number(plans.length)}</span>
      </h2>
      {plans.length === 0 && <p className={classes.muted}>{t('plan.column_empty')}</p>}
      <ul className={classes.cards}>
        {plans.map((plan) => (
          <li key={plan.id}>
            <PlanCard plan={plan} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlanCard({ plan }: { readonly plan: PlanRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const { id, title, need, point, scopeUnit, department, owner, baseline, target, actions } = plan;
  return (
    <article className={classes.card} aria-label={title}>
      <div className={classes.row}>
        <PointTag point={point} />
        {plan.overdue && <Tag tone="bad">{t('plan.overdue')}</Tag>}
      </div>
      <AppLink className={classes.cardTitle} href={`/plans/${id}`}>
        {title}
      </AppLink>
      <p className={classes.muted}>
        {names.need(need)} · {scopeUnit.name}
      </p>
      <p className={classes.muted}>{[department.name, owner?.name].filter(Boolean).join(' · ')}</p>
      <p className={classes.figures}>
        {target === null
          ? t('plan.from', { baseline: format.percent(baseline.value, 1) })
          : t('plan.from_to', {
              baseline: format.percent(baseline.value, 1),
              target: format.percent(target, 1),
            })}
      </p>
      <p className={classes.muted}>
        {t('plan.due_on', { day: format.day(plan.dueOn, true) })} ·{' '}
        {t('plan.actions_done', {
          done: format.number(actions.done),
          total: format.number(actions.total),
        })}
      </p>
    </article>
  );
}
