import { Button, Group, Stack } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/organisation/organisation.module.css';
import {
  type CsvKind,
  type CsvOutcome,
  useCsv,
} from '#features/organisation/organisation.queries.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';

type CsvDialogProps = { readonly kind: CsvKind; readonly onClose: () => void };

/** Reads units or people from a CSV: first what would happen, then the same for good. */
export function CsvDialog({ kind, onClose }: CsvDialogProps) {
  const { t } = useTranslation();
  const field = useId();
  const [text, setText] = useState('');
  const { mutate, data, variables, isPending, error, reset } = useCsv(kind);
  const done = data !== undefined && variables?.dryRun === false;
  const choose = async (file: File | undefined): Promise<void> => {
    reset();
    if (!file) return;
    const read = await file.text();
    setText(read);
    mutate({ text: read, dryRun: true });
  };
  return (
    <Dialog onClose={onClose} title={t(`organisation.import_${kind}`)}>
      <Stack gap="sm">
        <label htmlFor={field}>{t(`organisation.csv_${kind}_hint`)}</label>
        <input
          id={field}
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
        <FormError error={error} area="organisation" />
        {data && <Outcome outcome={data} done={done} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {done ? t('ui.close') : t('ui.cancel')}
          </Button>
          {!done && (
            <Button
              loading={isPending}
              disabled={data === undefined || data.errors.length > 0}
              onClick={() => mutate({ text, dryRun: false })}
            >
              {t('organisation.csv_run')}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

type OutcomeProps = { readonly outcome: CsvOutcome; readonly done: boolean };

function Outcome({ outcome, done }: OutcomeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, created, changed, errors, links = [] } = outcome;
  return (
    <>
      <Notice tone={errors.length > 0 ? 'warn' : 'good'} alert>
        {t(done ? 'organisation.csv_done' : 'organisation.csv_dry', {
          rows: format.number(rows),
          created: format.number(created),
          changed: format.number(changed),
          errors: format.number(errors.length),
        })}
      </Notice>
      {errors.length > 0 && (
        <ul className={classes.errors}>
          {errors.map(({ row, message }) => (
            <li key={`${row}${message}`}>
              {t('organisation.csv_error', { row: format.number(row), message })}
            </li>
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <Notice
          tone="warn"
          action={
            <CopyLink
              label={t('organisation.csv_copy_links')}
              text={links.map(({ email, link }) => `${email},${link}`).join('\n')}
            />
          }
        >
          {t('organisation.csv_links', { count: links.length })}
        </Notice>
      )}
    </>
  );
}
