import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '#features/plan/plan.module.css';
import type { PlanAnswer } from '#features/plan/plan.queries.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { useFormat } from '#ui/format.ts';
import { MarkedText } from '#ui/MarkedText.tsx';
import { Time } from '#ui/Time.tsx';

type VoicesProps = {
  readonly voices: PlanAnswer['evidence']['voices'];
  /** Lets each be ticked, where they can still be taken out. */
  readonly kept?: (id: string) => boolean;
  readonly onToggle?: (id: string) => void;
};

/** What customers said, each leading to its page. */
export function Voices({ voices, kept, onToggle }: VoicesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  return (
    <ul className={classes.voices}>
      {voices.map(({ id, occurredAt, channel, unit, text, language, mentions }) => (
        <li key={id}>
          {kept && (
            <Checkbox
              size="sm"
              className={classes.keep}
              label={t('plan.keep')}
              aria-label={t('plan.keep_voice', { day: format.date(occurredAt), unit: unit.name })}
              checked={kept(id)}
              onChange={() => onToggle?.(id)}
            />
          )}
          <p className={classes.muted}>
            <AppLink href={`/voices/${id}`}>
              <Time at={occurredAt} />
            </AppLink>{' '}
            · {t(`ui.channel.${channel}`)} · {unit.name}
          </p>
          <MarkedText
            text={text}
            lang={language ?? ''}
            clamp={4}
            spans={mentions.map(({ no, start, end, polarity, need }) => ({
              id: String(no),
              start,
              end,
              polarity,
              label: names.need(need),
            }))}
          />
        </li>
      ))}
    </ul>
  );
}
