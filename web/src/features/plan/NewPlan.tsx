import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftEvidence } from '#features/plan/DraftEvidence.tsx';
import { DraftPlaces } from '#features/plan/DraftPlaces.tsx';
import { PlanForm } from '#features/plan/PlanForm.tsx';
import { newPlanPage } from '#features/plan/pages.ts';
import classes from '#features/plan/plan.module.css';
import { draftQuery, type Subject } from '#features/plan/plan.queries.ts';
import { SubjectFields } from '#features/plan/SubjectFields.tsx';
import { usePageSearch } from '#page.ts';
import { ErrorState } from '#ui/ErrorState.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
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
  const { data: draft, error, refetch } = useQuery(draftQuery(subject));
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!draft) return <LoadingSkeleton rows={8} />;
  return (
    <div className={classes.panes}>
      <PlanForm subject={subject} draft={draft} leftOut={leftOut} />
      <div className={classes.main}>
        <DraftEvidence
          subject={subject}
          evidence={draft.evidence}
          leftOut={leftOut}
          onChange={setLeftOut}
        />
        <DraftPlaces subject={subject} draft={draft} />
      </div>
    </div>
  );
}
