import { IconFileUpload } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiHelp } from '#features/import/ApiHelp.tsx';
import { ImportList } from '#features/import/ImportList.tsx';
import { importsQuery } from '#features/import/import.queries.ts';
import { type Me, meQuery } from '#reference.ts';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Card, Page } from '#ui/Page.tsx';

type SourcesProps = {
  /** The API keys, which another feature shows. */
  readonly keys: (me: Me) => ReactNode;
};

/** Where voices come from: files with their counts, keys, and how to send by API. */
export function Sources({ keys }: SourcesProps) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: imports, error, refetch } = useQuery(importsQuery);
  const begin = me.may.includes('import.write') && (
    <LinkButton href="/sources/import" leftSection={<IconFileUpload size={16} />}>
      {t('import.begin')}
    </LinkButton>
  );
  return (
    <Page
      title={t('source.title')}
      subtitle={t('source.subtitle')}
      actions={imports && imports.length > 0 && begin}
    >
      <Card title={t('source.imports')} hint={t('source.imports_hint')}>
        {error && !imports && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!imports && !error && <LoadingSkeleton rows={4} />}
        {imports?.length === 0 && (
          <Empty title={t('source.no_imports')} hint={t('source.no_imports_hint')} action={begin} />
        )}
        {imports && imports.length > 0 && <ImportList imports={imports} me={me} />}
      </Card>
      {me.may.includes('key.read') && keys(me)}
      <ApiHelp />
    </Page>
  );
}
