import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from '#features/import/import.module.css';
import type { Preview } from '#features/import/import.queries.ts';
import { type PreviewRow, previewRow } from '#features/import/preview-row.ts';
import { meQuery, unitsQuery } from '#reference.ts';
import { useFormat } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';

/** The first rows as the voices they would become. */
export function PreviewVoices({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const { rows, errors } = preview;
  if (rows.length === 0) {
    return <Notice tone="bad">{t('import.preview_none', { count: errors.length })}</Notice>;
  }
  return (
    <ol className={classes.previews}>
      {rows.map(previewRow).map((row) => (
        <li key={row.row} className={classes.preview}>
          <PreviewVoice row={row} />
        </li>
      ))}
    </ol>
  );
}

function PreviewVoice({ row }: { readonly row: PreviewRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, text, ratings, language } = row;
  return (
    <>
      <div className={classes.previewHead}>
        <span className={classes.rowNumber}>
          {t('import.row_n', { row: format.number(row.row) })}
        </span>
        <Place row={row} />
        {ratings.map(({ metric, value, max }) => (
          <span key={metric} className={classes.rating}>
            {t(`import.metric.${metric}`, { defaultValue: metric })}{' '}
            <strong>
              {t('ui.done_of', {
                done: format.number(value, value % 1 ? 1 : 0),
                total: format.number(max),
              })}
            </strong>
          </span>
        ))}
      </div>
      {title && <p className={classes.previewTitle}>{title}</p>}
      {text ? (
        <p className={classes.previewText} {...(language ? { lang: language } : {})}>
          {text}
        </p>
      ) : (
        <p className={classes.muted}>{t('import.no_text')}</p>
      )}
      <Extras row={row} />
    </>
  );
}

function Place({ row }: { readonly row: PreviewRow }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const format = useFormat(me?.organisation.timeZone);
  const { data: units = [] } = useQuery(unitsQuery);
  const { occurredAt, unitId, unitRef, channel, language } = row;
  const known = units.find(({ id }) => id === unitId)?.name;
  const unit = known ?? (unitRef && t('import.new_unit', { name: unitRef }));
  const parts = [
    occurredAt && format.date(occurredAt),
    unit,
    channel && t(`ui.channel.${channel}`),
    language && format.language(language),
  ];
  return <span>{parts.filter(Boolean).join(' · ')}</span>;
}

/** What else is kept of the row, and what is worth a second look. */
function Extras({ row }: { readonly row: PreviewRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { identities, attributes, flags } = row;
  const known = format.list(identities.map((one) => t(`import.use.${one}`, { defaultValue: one })));
  return (
    <p className={classes.extras}>
      {identities.length > 0 && <span>{t('import.known_by', { identities: known })}</span>}
      {attributes.length > 0 && (
        <span>{t('import.also_kept', { fields: format.list(attributes) })}</span>
      )}
      {flags.map((flag) => (
        <span key={flag} className={classes.flag}>
          {t(`import.flag.${flag}`, { defaultValue: flag })}
        </span>
      ))}
    </p>
  );
}
