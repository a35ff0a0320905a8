import type { ReactNode } from 'react';
import type { Tone } from '#ui/estimate.ts';
import { Shape } from '#ui/PolarityMark.tsx';
import classes from '#ui/state.module.css';

type NoticeProps = {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Announced at once; for what follows the reader's own act. */
  readonly alert?: boolean;
};

/** A sentence in a box that stays where it is, with at most one action. */
export function Notice({ tone = 'neutral', children, action, alert = false }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={alert ? 'alert' : undefined}>
      <Shape tone={tone} size={11} />
      <div className={classes.noticeBody}>{children}</div>
      {action}
    </div>
  );
}
