import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from '#features/journey/journey.module.css';
import {
  type CellVoice,
  cellVoicesQuery,
  type TouchpointAnswer,
} from '#features/journey/journey.queries.ts';
import { useMapSearch } from '#features/journey/use-map-search.ts';
import { type Filter, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { Choice } from '#ui/Choice.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { MarkedText } from '#ui/MarkedText.tsx';
import { Time } from '#ui/Time.tsx';

const kinds = ['all', 'pain', 'itch', 'delight'] as const;

type CellVoicesProps = { readonly touchpoint: TouchpointAnswer; readonly filter: Filter };

/** The newest voices of a touchpoint, by kind of point and need; the rest stands in Voices. */
export function CellVoices({ touchpoint, filter }: CellVoicesProps) {
  const { t } = useTranslation();
  const [{ only, about }, setSearch] = useMapSearch();
  const narrowed: Filter = {
    ...filter,
    touchpoint: touchpoint.id,
    ...(only ? { point: only } : {}),
    ...(about ? { need: about } : {}),
  };
  const { data, error, refetch } = useQuery(cellVoicesQuery(narrowed));
  return (
    <section aria-label={t('journey.voices_head')} className={classes.voices}>
      <h2 className={classes.part}>{t('journey.voices_head')}</h2>
      <Choice
        label={t('ui.filter.point')}
        labelHidden
        options={kinds.map((kind) => ({
          value: kind,
          label: kind === 'all' ? t('journey.all') : t(`ui.point.${kind}`),
        }))}
        value={only ?? 'all'}
        onChange={(kind) => setSearch({ only: kind === 'all' ? undefined : kind })}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingSkeleton shape="list" rows={4} />}
      {data && (
        <>
          <AppLink href={withFilter('/voices', narrowed)}>
            {t('journey.open_voices', { count: data.total })}
          </AppLink>
          <ul className={classes.rows}>
            {data.items.map((voice) => (
              <li key={voice.id} className={classes.voice}>
                <Voice voice={voice} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Voice({ voice }: { readonly voice: CellVoice }) {
  const { t } = useTranslation();
  const names = usePackNames();
  const spans = voice.mentions.map(({ no, need, start, end, polarity }) => ({
    id: String(no),
    start,
    end,
    polarity,
    label: names.need(need),
  }));
  return (
    <>
      <p className={classes.muted}>
        <AppLink href={`/voices/${voice.id}`}>
          <Time at={voice.occurredAt} />
        </AppLink>{' '}
        · {t(`ui.channel.${voice.channel}`)} · {voice.unit.name}
      </p>
      <MarkedText text={voice.text} lang={voice.language ?? ''} spans={spans} clamp={4} />
    </>
  );
}
