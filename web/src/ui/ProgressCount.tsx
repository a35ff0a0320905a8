import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui/format.ts';
import classes from '#ui/state.module.css';

type ProgressCountProps = {
  readonly label: string;
  readonly done: number;
  /** Null while the whole is not known. */
  readonly total: number | null;
  /** More words behind the counts, such as the rate. */
  readonly note?: string;
  readonly onCancel?: () => void;
};

/** A long run as counts, "1,200 of 50,000", with a bar and a way to cancel. */
export function ProgressCount({ label, done, total, note, onCancel }: ProgressCountProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts =
    total === null
      ? format.number(done)
      : t('ui.done_of', { done: format.number(done), total: format.number(total) });
  const width = total ? `${Math.min(100, (100 * done) / total)}%` : undefined;
  const known =
    total === null ? {} : { 'aria-valuenow': done, 'aria-valuemax': Math.max(total, 1) };
  return (
    <div className={classes.progress}>
      <div className={classes.progressLine}>
        <span>
          <strong>{label}</strong> {[counts, note].filter(Boolean).join(' · ')}
        </span>
        {onCancel && (
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuetext={counts}
        {...known}
      >
        <div
          className={width ? classes.fill : `${classes.fill} ${classes.unknown}`}
          style={{ width }}
        />
      </div>
    </div>
  );
}
