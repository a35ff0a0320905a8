import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PlanForm } from '#features/plan/PlanForm.tsx';
import { newPlanPage } from '#features/plan/pages.ts';
import classes from '#features/plan/plan.module.css';
import {
  draftQuery,
  evidenceQuery,
  type Subject,
  touchpointsQuery,
} from '#features/plan/plan.queries.ts';
import { SubjectFields } from '#features/plan/SubjectFields.tsx';
import { Voices } from '#features/plan/Voices.tsx';
import { withFilter } from '#filter/filter.ts';
import { usePageSearch } from '#page.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { nameIn } from '#ui/names.ts';
import { Card, Page } from '#ui/Page.tsx';

/** Starting an improvement: the point, its evidence and baseline, then target and first actions. */
export function NewPlan() {
  const { t } = useTranslation();
  const [search] = usePageSearch(newPlanPage);
  const { need, point, touchpoint, unit } = search;
  const subject: Subject | null = need && point ? { need, point, touchpoint, unit } : null;
  return (
    <Page
      title={t('plan.new')}
      up={{ label: t('shell.nav.plans'), href: '/plans' }}
      subtitle={t('plan.new_subtitle')}
    >
      <Card title={t('plan.about')}>
        <SubjectFields />
      </Card>
      {subject ? (
        <Draft key={JSON.stringify(subject)} subject={subject} />
      ) : (
        <p className={classes.muted}>{t('plan.choose')}</p>
      )}
    </Page>
  );
}

function Draft({ subject }: { readonly subject: Subject }) {
  const { i18n } = useTranslation();
  const { touchpoint } = subject;
  const { data: draft, error, refetch } = useQuery(draftQuery(subject));
  const { data: touchpoints } = useQuery({
    ...touchpointsQuery,
    enabled: touchpoint !== undefined,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!draft || (touchpoint && !touchpoints)) return <LoadingSkeleton rows={8} />;
  const place = nameIn(touchpoints?.get(touchpoint ?? '') ?? {}, i18n.language);
  return (
    <div className={classes.panes}>
      <PlanForm subject={subject} draft={draft} touchpoint={place} />
      <Evidence subject={subject} total={draft.evidence} />
    </div>
  );
}

type EvidenceProps = { readonly subject: Subject; readonly total: number };

/** The voices that speak for the plan; the strongest are kept with it. */
function Evidence({ subject, total }: EvidenceProps) {
  const { t } = useTranslation();
  const { data } = useQuery(evidenceQuery(subject));
  const { need, point, touchpoint, unit } = subject;
  return (
    <Card
      title={t('plan.evidence')}
      hint={t('plan.evidence_kept', { count: total })}
      actions={
        <AppLink href={withFilter('/voices', {}, { need, point, touchpoint, unit })}>
          {t('plan.open_voices')}
        </AppLink>
      }
    >
      {data ? <Voices voices={data.items} /> : <LoadingSkeleton shape="text" />}
    </Card>
  );
}
