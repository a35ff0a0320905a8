import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linesIn, rememberedSample } from '#features/import/encoding-sample.ts';
import classes from '#features/import/import.module.css';
import {
  type EncodingName,
  type Import,
  useChooseEncoding,
} from '#features/import/import.queries.ts';
import { FormError } from '#ui/FormError.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Card } from '#ui/Page.tsx';

const usual: readonly EncodingName[] = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'windows-1252'];

/** Whether a person has to say how the text of the file is encoded. */
export function mustAskEncoding({ encoding, mapping }: Import): boolean {
  return encoding !== null && encoding.confidence < 0.5 && !mapping?.encoding;
}

function candidatesOf({ encoding }: Import): readonly EncodingName[] {
  const guessed = (encoding?.candidates ?? []).map(({ name }) => name);
  return [...new Set([...guessed, ...(encoding ? [encoding.name] : []), ...usual])];
}

type EncodingChoiceProps = { readonly one: Import; readonly onChosen: () => void };

/** Asks in which encoding the file reads right, with its first lines in each. */
export function EncodingChoice({ one, onChosen }: EncodingChoiceProps) {
  const { t } = useTranslation();
  const name = useId();
  const [chosen, setChosen] = useState(one.encoding?.name ?? 'utf-8');
  const { mutate, isPending, error } = useChooseEncoding(one.id);
  const sample = rememberedSample(one.id);
  return (
    <Card title={t('import.encoding')} hint={t('import.encoding_hint')}>
      {mustAskEncoding(one) && <Notice tone="warn">{t('import.encoding_unsure')}</Notice>}
      <fieldset className={classes.encodings}>
        <legend className="read-aloud">{t('import.encoding')}</legend>
        {candidatesOf(one).map((encoding) => (
          <label key={encoding} className={classes.encoding}>
            <input
              type="radio"
              name={name}
              checked={encoding === chosen}
              onChange={() => setChosen(encoding)}
            />
            <span className={classes.encodingBody}>
              <strong>{t(`import.encoding.${encoding}`)}</strong>
              {sample && <Lines sample={sample} encoding={encoding} />}
            </span>
          </label>
        ))}
      </fieldset>
      {!sample && <p className={classes.muted}>{t('import.encoding_no_lines')}</p>}
      <FormError error={error} area="import" />
      <div className={classes.foot}>
        <Button loading={isPending} onClick={() => mutate(chosen, { onSuccess: onChosen })}>
          {t('import.encoding_read')}
        </Button>
      </div>
    </Card>
  );
}

type LinesProps = { readonly sample: Uint8Array; readonly encoding: EncodingName };

function Lines({ sample, encoding }: LinesProps) {
  return (
    <span className={classes.lines} lang="mul">
      {linesIn(sample, encoding).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text never move
        <span key={at}>{line}</span>
      ))}
    </span>
  );
}
