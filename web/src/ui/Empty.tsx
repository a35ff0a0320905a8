import type { ReactNode } from 'react';
import classes from '#ui/state.module.css';

type EmptyProps = {
  /** One sentence why nothing is here. */
  readonly title: string;
  readonly hint?: ReactNode;
  /** The one thing to do about it. */
  readonly action?: ReactNode;
  /** A link to see it with sample data, or to clear the filter. */
  readonly other?: ReactNode;
};

/** A page or list with nothing in it: why, and what to do. */
export function Empty({ title, hint, action, other }: EmptyProps) {
  return (
    <div className={classes.state}>
      <svg width="56" height="40" viewBox="0 0 56 40" aria-hidden="true" className={classes.wave}>
        <path d="M4 26c10 0 10-16 20-16s12 18 28 8" />
      </svg>
      <p className={classes.title}>{title}</p>
      {hint && <p className={classes.hint}>{hint}</p>}
      {(action || other) && (
        <div className={classes.actions}>
          {action}
          {other}
        </div>
      )}
    </div>
  );
}
