import { useTranslation } from 'react-i18next';
import classes from '#features/voice/voice.module.css';
import type { ListedVoice } from '#features/voice/voice.queries.ts';
import type { Tone } from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';
import { toneOfGroup } from '#ui/PolarityMark.tsx';

type Rating = ListedVoice['ratings'][number];

function toneOf({ scoreGroup }: ListedVoice, rating: Rating): Tone {
  if (rating.metric === 'nps' && scoreGroup !== '') return toneOfGroup(scoreGroup);
  const share = (rating.value - rating.min) / Math.max(rating.max - rating.min, 1e-9);
  if (share >= 0.75) return 'good';
  return share <= 0.25 ? 'bad' : 'neutral';
}

/** The score given with a voice, on its own scale; nothing where none was given. */
export function ScoreBadge({ voice }: { readonly voice: ListedVoice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rating = voice.ratings.find(({ metric }) => metric === 'nps') ?? voice.ratings[0];
  if (!rating) return null;
  const { metric, value, max } = rating;
  const digits = Number.isInteger(value) ? 0 : 1;
  const written = format.number(value, digits);
  return (
    <span
      className={classes.score}
      data-tone={toneOf(voice, rating)}
      title={t('voice.score_of', { metric: metric.toUpperCase(), value: written, max })}
    >
      <span aria-hidden="true">
        {written}
        {metric !== 'nps' && <small>/{format.number(max)}</small>}
      </span>
      <span className="read-aloud">
        {t('voice.score_of', { metric: metric.toUpperCase(), value: written, max })}
      </span>
    </span>
  );
}
