import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#reference.ts';
import { useOpenSample } from '#session.ts';
import { Empty } from '#ui/Empty.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';

type NobodyHeardProps = { readonly title: string; readonly hint: string };

/** An organisation without a voice: the way to bring some in, or to see it with invented ones. */
export function NobodyHeard({ title, hint }: NobodyHeardProps) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const { mutate: openSample, isPending } = useOpenSample();
  const maySample = me.may.includes('organisation.write') && !me.organisation.sample;
  return (
    <Empty
      title={title}
      hint={hint}
      action={
        me.may.includes('import.write') && (
          <LinkButton href="/sources/import">{t('ui.import_file')}</LinkButton>
        )
      }
      other={
        maySample && (
          <Button variant="default" loading={isPending} onClick={() => openSample()}>
            {t('ui.see_sample')}
          </Button>
        )
      }
    />
  );
}
