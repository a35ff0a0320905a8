import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { VoiceDetail } from '#features/voice/VoiceDetail.tsx';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Page } from '#ui/Page.tsx';

/** One voice with everything known of it, at its own address. */
export function VoicePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  return (
    <Page
      title={t('voice.one')}
      up={{ label: t('shell.nav.voices'), href: '/voices' }}
      actions={<CopyLink />}
    >
      <VoiceDetail key={id} id={id} alone />
    </Page>
  );
}
