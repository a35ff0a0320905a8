import { Button } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '#api.ts';
import classes from '#features/voice/voice.module.css';
import type { WholeVoice } from '#features/voice/voice.queries.ts';
import { meQuery } from '#reference.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Opens the words as they came, for those who may; every reading stands in the audit log. */
export function VoiceOriginal({ voice }: { readonly voice: WholeVoice }) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  // Reading leaves a trace, so it is asked for by a press and never fetched again by itself.
  const { mutate, data, isPending, reset } = useMutation({
    mutationFn: () =>
      body(api.GET('/api/v1/voices/{id}/original', { params: { path: { id: voice.id } } })),
    gcTime: 0,
  });
  if (!me.may.includes('voice.original')) return null;
  return (
    <div className={classes.original}>
      <Button size="compact-sm" variant="default" loading={isPending} onClick={() => mutate()}>
        {t('voice.show_original')}
      </Button>
      <span className={classes.sub}>{t('voice.original_logged')}</span>
      {data && (
        <Dialog title={t('voice.original')} onClose={reset}>
          <div className={classes.form}>
            <Notice tone="warn">{t('voice.original_note')}</Notice>
            <p className={classes.originalText} lang={voice.language ?? undefined}>
              {data.text}
            </p>
          </div>
        </Dialog>
      )}
    </div>
  );
}
