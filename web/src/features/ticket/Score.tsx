import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#features/ticket/ticket.queries.ts';
import type { Tone } from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';
import { Tag } from '#ui/PolarityMark.tsx';

type Rating = NonNullable<TicketRow['score']>;

/** Whether a rating is a detractor's, a promoter's or in between; the top two of five are good. */
function toneOfRating({ metric, value, min, max }: Rating): Tone {
  if (metric === 'nps') return value <= 6 ? 'bad' : value <= 8 ? 'neutral' : 'good';
  const share = (value - min) / (max - min);
  return share < 0.5 ? 'bad' : share < 0.75 ? 'neutral' : 'good';
}

/** The rating that came with the voice, with its scale where the metric does not imply one. */
export function Score({ score }: { readonly score: TicketRow['score'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!score) return null;
  const value = format.number(score.value);
  const { metric } = score;
  const written =
    metric === 'nps'
      ? t('ticket.score.nps', { value })
      : t('ticket.score.of', { value, max: format.number(score.max) });
  return <Tag tone={toneOfRating(score)}>{written}</Tag>;
}
