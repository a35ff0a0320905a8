import { useTranslation } from 'react-i18next';
import classes from '#features/plan/plan.module.css';
import type { DraftAnswer, Subject } from '#features/plan/plan.queries.ts';
import { Voices } from '#features/plan/Voices.tsx';
import { withFilter } from '#filter/filter.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { Card } from '#ui/Page.tsx';

type DraftEvidenceProps = {
  readonly subject: Subject;
  readonly evidence: DraftAnswer['evidence'];
  readonly leftOut: readonly string[];
  readonly onChange: (leftOut: readonly string[]) => void;
};

/** The strongest voices that would be kept with the plan, each of which can be taken out. */
export function DraftEvidence({ subject, evidence, leftOut, onChange }: DraftEvidenceProps) {
  const { t } = useTranslation();
  const { need, point, touchpoint, unit } = subject;
  const toggle = (id: string): void =>
    onChange(leftOut.includes(id) ? leftOut.filter((one) => one !== id) : [...leftOut, id]);
  return (
    <Card
      title={t('plan.evidence')}
      hint={t('plan.evidence_kept', { count: evidence.total - leftOut.length })}
      actions={
        <AppLink href={withFilter('/voices', {}, { need, point, touchpoint, unit })}>
          {t('plan.open_voices')}
        </AppLink>
      }
    >
      {evidence.voices.length > 0 && (
        <p className={`${classes.muted} ${classes.hint}`}>
          {t('plan.evidence_strongest', { count: evidence.voices.length })}
        </p>
      )}
      <Voices voices={evidence.voices} kept={(id) => !leftOut.includes(id)} onToggle={toggle} />
    </Card>
  );
}
