import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#api.ts';
import { rememberSample } from '#features/import/encoding-sample.ts';
import { FileDrop } from '#features/import/FileDrop.tsx';
import { fileFault, isOtherKind } from '#features/import/file-choice.ts';
import { startUpload, type Upload } from '#features/import/import.queries.ts';
import { Steps } from '#features/import/Steps.tsx';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { Card, Page } from '#ui/Page.tsx';
import { ProgressCount } from '#ui/ProgressCount.tsx';

/** The first step: a file is chosen or dropped, and sent. */
export function NewImport() {
  const { t } = useTranslation();
  const { choose, uploading, sentBytes, error } = useUpload();
  return (
    <Page
      title={t('import.title')}
      subtitle={t('import.subtitle')}
      up={{ label: t('import.sources'), href: '/sources' }}
      bar={<Steps present="file" />}
    >
      <Card title={t('import.choose')} hint={t('import.choose_hint')}>
        {uploading ? (
          <Uploading {...uploading} sentBytes={sentBytes} />
        ) : (
          <FileDrop onFiles={choose} />
        )}
        <FormError error={error} area="import" />
      </Card>
    </Page>
  );
}

type Sending = { readonly file: File; readonly upload: Upload };

/** The first bytes of a file; none where it cannot be read, which sending it will tell. */
async function startOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, 16).arrayBuffer());
  } catch {
    return new Uint8Array();
  }
}

function useUpload() {
  const router = useRouter();
  const [uploading, setUploading] = useState<Sending | null>(null);
  const [sentBytes, setSentBytes] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File): Promise<void> => {
    if (isOtherKind(await startOf(file))) {
      setError(new ApiError(422, { code: 'not_text' }));
      return;
    }
    const upload = startUpload(file, setSentBytes);
    setUploading({ file, upload });
    try {
      const made = await upload.sent;
      await rememberSample(made.id, file);
      router.history.push(`/sources/import/${made.id}`);
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.code !== 'stopped') setError(cause);
      setUploading(null);
    }
  };
  const choose = (files: readonly File[]): void => {
    const fault = fileFault(files);
    const [file] = files;
    setSentBytes(0);
    setError(fault ? new ApiError(422, { code: fault }) : null);
    if (file && !fault) void send(file);
  };
  return { choose, uploading, sentBytes, error };
}

function Uploading({ file, upload, sentBytes }: Sending & { readonly sentBytes: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sent = Math.min(sentBytes, file.size);
  const note = t('import.bytes_of', {
    sent: format.bytes(sent),
    total: format.bytes(file.size),
  });
  return (
    <ProgressCount
      label={sent < file.size ? file.name : t('import.reading', { name: file.name })}
      done={Math.round((100 * sent) / file.size)}
      total={sent < file.size ? 100 : null}
      note={note}
      onCancel={upload.stop}
    />
  );
}
