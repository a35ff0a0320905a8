import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#api.ts';
import { Empty } from '#ui/Empty.tsx';
import { errorKey } from '#ui/error-key.ts';
import classes from '#ui/state.module.css';

type ErrorStateProps = {
  readonly error: unknown;
  /** What was not lost, when that is in doubt. */
  readonly kept?: string;
  readonly onRetry?: () => void;
};

/** What happened, what was kept, what to do, and the id to quote. */
export function ErrorState({ error, kept, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  if (error instanceof ApiError && error.status === 403) return <NoPermission />;
  const detail = error instanceof ApiError && error.status < 500 ? error.detail : '';
  const id = error instanceof ApiError ? error.requestId : '';
  return (
    <div role="alert">
      <Empty
        title={t(errorKey(error))}
        hint={[detail, kept ?? t('ui.error.kept')].filter(Boolean).join(' ')}
        action={onRetry && <Button onClick={onRetry}>{t('ui.retry')}</Button>}
        other={id && <span className={classes.id}>{t('ui.error.id', { id })}</span>}
      />
    </div>
  );
}

/** A page the reader's role does not open: says so and whom to ask. */
export function NoPermission() {
  const { t } = useTranslation();
  return <Empty title={t('ui.error.forbidden')} hint={t('ui.error.forbidden_hint')} />;
}
