import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted } from '#features/import/file-choice.ts';
import classes from '#features/import/import.module.css';

type FileDropProps = { readonly onFiles: (files: readonly File[]) => void };

/** A place to drop a file, which is also the button that chooses one. */
export function FileDrop({ onFiles }: FileDropProps) {
  const { t } = useTranslation();
  const field = useId();
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <label
      htmlFor={field}
      className={classes.drop}
      data-over={over || undefined}
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <input
        id={field}
        type="file"
        className={classes.dropField}
        accept={accepted}
        aria-describedby={`${field}-kinds`}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      <IconFileUpload size={34} stroke={1.5} aria-hidden="true" />
      <strong>{t('import.drop')}</strong>
      <span className={classes.muted} id={`${field}-kinds`}>
        {t('import.kinds')}
      </span>
    </label>
  );
}
