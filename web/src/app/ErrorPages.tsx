import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState, NoPermission } from '#ui/ErrorState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { Page } from '#ui/Page.tsx';

/** No page stands at this address. */
export function MissingPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.missing')}>
      <Empty
        title={t('shell.missing_title')}
        hint={t('shell.missing_hint')}
        action={<LinkButton href="/">{t('shell.home')}</LinkButton>}
      />
    </Page>
  );
}

/** A page the reader's role does not open. */
export function RefusedPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.refused')}>
      <NoPermission />
    </Page>
  );
}

/** A page that failed to load or to draw; keeps the frame around it. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.failed')}>
      <ErrorState error={error} onRetry={reset} />
    </Page>
  );
}
