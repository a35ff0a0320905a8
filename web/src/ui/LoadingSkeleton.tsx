import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '#ui/state.module.css';

type LoadingSkeletonProps = {
  /** The shape that is about to appear. */
  readonly shape?: 'page' | 'list' | 'card' | 'text';
  readonly rows?: number;
};

/** Grey shapes of the final size while something loads; announced once. */
export function LoadingSkeleton({ shape = 'card', rows = 6 }: LoadingSkeletonProps) {
  const { t } = useTranslation();
  const lines = Array.from({ length: rows }, (_, at) => at);
  return (
    <div className={classes.skeletons} role="status" aria-label={t('ui.loading')} aria-busy="true">
      {shape === 'page' && (
        <>
          <Skeleton height={28} width="38%" />
          <div className={classes.kpis}>
            {[1, 2, 3, 4].map((one) => (
              <Skeleton key={one} height={122} radius="lg" />
            ))}
          </div>
          <Skeleton height={290} radius="lg" />
        </>
      )}
      {shape === 'card' && <Skeleton height={rows * 44} radius="lg" />}
      {shape === 'list' && lines.map((at) => <Skeleton key={at} height={72} radius="md" />)}
      {shape === 'text' &&
        lines.map((at) => <Skeleton key={at} height={14} width={`${94 - at * 7}%`} />)}
    </div>
  );
}
