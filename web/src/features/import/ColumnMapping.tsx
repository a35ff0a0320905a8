import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ColumnList } from '#features/import/ColumnList.tsx';
import { DiscardImport } from '#features/import/DiscardImport.tsx';
import { EncodingChoice, mustAskEncoding } from '#features/import/EncodingChoice.tsx';
import classes from '#features/import/import.module.css';
import { type Import, useSaveMapping } from '#features/import/import.queries.ts';
import { MappingDefaults } from '#features/import/MappingDefaults.tsx';
import { draftFaults, draftOf, isReady, mappingOf } from '#features/import/mapping-draft.ts';
import { useKeptDraft } from '#features/import/use-kept-draft.ts';
import { meQuery } from '#reference.ts';
import { FormError } from '#ui/FormError.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Card } from '#ui/Page.tsx';

type ColumnMappingProps = { readonly one: Import; readonly onSaved: () => void };

/** The second step: what each column holds, and what holds for every row. */
export function ColumnMapping({ one, onSaved }: ColumnMappingProps) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const usual = { timeZone: me.organisation.timeZone, unitId: me.unit.id };
  const [draft, setDraft, forget] = useKeptDraft(one, () => draftOf(one, usual));
  const { mutate, isPending, error } = useSaveMapping(one.id);
  if (mustAskEncoding(one)) return <EncodingChoice one={one} onChosen={forget} />;
  const faults = draftFaults(draft);
  const save = (): void => {
    mutate(mappingOf(draft, one.encoding?.name), {
      onSuccess: () => {
        forget();
        onSaved();
      },
    });
  };
  return (
    <>
      <Card title={t('import.columns')} hint={t('import.columns_hint')}>
        <ColumnList one={one} draft={draft} faults={faults} onChange={setDraft} />
      </Card>
      <MappingDefaults draft={draft} onChange={setDraft} />
      {one.encoding && <OtherEncoding one={one} onChosen={forget} />}
      {faults.whole && <Notice tone="warn">{t(`import.fault.${faults.whole}`)}</Notice>}
      <FormError error={error} area="import" />
      <div className={`${classes.foot} ${classes.pinned}`}>
        <DiscardImport one={one} />
        <Button loading={isPending} disabled={!isReady(faults)} onClick={save}>
          {t('import.to_check')}
        </Button>
      </div>
    </>
  );
}

function OtherEncoding({ one, onChosen }: { readonly one: Import; readonly onChosen: () => void }) {
  const { t } = useTranslation();
  const name = t(`import.encoding.${one.encoding?.name ?? 'utf-8'}`);
  return (
    <details className={classes.details}>
      <summary>{t('import.encoding_change', { name })}</summary>
      <EncodingChoice one={one} onChosen={onChosen} />
    </details>
  );
}
