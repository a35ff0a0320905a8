import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toneOfEmotion } from '#features/journey/curve.ts';
import classes from '#features/journey/journey.module.css';
import { journeyMapQuery, journeysQuery } from '#features/journey/journey.queries.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { type Names, nameIn } from '#ui/names.ts';
import { Page } from '#ui/Page.tsx';
import { Shape } from '#ui/PolarityMark.tsx';
import { Sparkline } from '#ui/Sparkline.tsx';

/** The journeys as cards; where there is only one, the reader goes straight to its map. */
export function Journeys() {
  const { t } = useTranslation();
  const { data: journeys, error, refetch } = useQuery(journeysQuery);
  const [only, second] = journeys ?? [];
  if (only && !second) return <Navigate to={`/journeys/${only.id}`} replace />;
  return (
    <Page title={t('shell.nav.journeys')} subtitle={t('journey.subtitle')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!journeys && !error && <LoadingSkeleton />}
      {journeys?.length === 0 && <Empty title={t('journey.none')} hint={t('journey.none_hint')} />}
      {journeys && (
        <ul className={classes.cards}>
          {journeys.map((journey) => (
            <JourneyCard
              key={journey.key}
              id={journey.id}
              names={journey.names}
              stages={journey.stages}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}

type JourneyCardProps = { readonly id: string; readonly names: Names; readonly stages: number };

function JourneyCard({ id, names, stages }: JourneyCardProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { data: map } = useQuery(journeyMapQuery(id, {}));
  const emotions = map?.stages.map(({ emotion }) => emotion.value) ?? [];
  const worst = map?.stages
    .filter(({ emotion }) => emotion.status === 'shown')
    .toSorted((a, b) => (a.emotion.value ?? 0) - (b.emotion.value ?? 0))[0];
  return (
    <li className={classes.journeyCard}>
      <h2 className={classes.cardName}>
        <AppLink href={`/journeys/${id}`}>{nameIn(names, i18n.language)}</AppLink>
      </h2>
      <p className={classes.muted}>{t('journey.stages', { count: stages })}</p>
      <Sparkline values={emotions} tone="neutral" width={240} height={44} />
      {worst && (
        <p className={classes.worst}>
          <Shape tone={toneOfEmotion(worst.emotion)} />
          {t('journey.worst', {
            stage: nameIn(worst.names, i18n.language),
            value: format.estimate(worst.emotion.value ?? 0, worst.emotion.unit),
          })}
        </p>
      )}
    </li>
  );
}
