import { IconAlertTriangle, IconCheck, IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui/format.ts';
import classes from '#ui/state.module.css';

/** State of a ticket's response time. */
type SlaState = 'ok' | 'soon' | 'over' | 'paused' | 'done';

type SlaPillProps = {
  readonly state: SlaState;
  readonly dueAt: string | null;
  /** The present, for a clock that ticks in one place. */
  readonly now?: number;
};

const looks = {
  ok: { tone: 'neutral', Icon: IconClock },
  soon: { tone: 'warn', Icon: IconClock },
  over: { tone: 'bad', Icon: IconAlertTriangle },
  paused: { tone: 'neutral', Icon: IconPlayerPause },
  done: { tone: 'good', Icon: IconCheck },
} as const;

/** Time left, due soon, over or paused, with the exact time on hover. */
export function SlaPill({ state, dueAt, now = Date.now() }: SlaPillProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tone, Icon } = looks[state];
  const time = dueAt ? format.duration((new Date(dueAt).getTime() - now) / 1000) : '';
  const text =
    dueAt || state === 'paused' || state === 'done'
      ? t(`ui.sla.${state}`, { time })
      : t('ui.sla.none');
  return (
    <span
      className={classes.sla}
      data-tone={tone}
      title={dueAt ? t('ui.due_at', { time: format.exact(dueAt) }) : undefined}
    >
      <Icon size={13} stroke={2} aria-hidden="true" />
      {text}
    </span>
  );
}
