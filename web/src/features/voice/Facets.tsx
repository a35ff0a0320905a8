import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from '#features/voice/voice.module.css';
import { channelCountsQuery, needCountsQuery } from '#features/voice/voice.queries.ts';
import type { Filter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { packQuery } from '#reference.ts';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';

type FacetsProps = {
  readonly filter: Filter;
  readonly onChange: (change: {
    readonly need?: string | undefined;
    readonly exact?: undefined;
    readonly channel?: string | undefined;
  }) => void;
};

type FacetRow = { readonly key: string; readonly label: string; readonly n: number };

/** What the voices of the filter are made of, by channel and by need; each narrows the list. */
export function Facets({ filter, onChange }: FacetsProps) {
  const { t } = useTranslation();
  const names = usePackNames();
  const { data: pack } = useQuery(packQuery);
  const { channel, need, exact, ...rest } = filter;
  const { channel: _channel, ...withNeed } = filter;
  const withChannel: Filter = channel === undefined ? rest : { ...rest, channel };
  const { data: overview } = useQuery(channelCountsQuery(withNeed));
  const { data: needs } = useQuery(needCountsQuery(withChannel));
  const tops = new Set(pack?.needs.filter(({ parent }) => parent === null).map(({ key }) => key));
  if (!overview || !needs) return <LoadingSkeleton shape="text" rows={8} />;
  const channelRows = overview.volume.byChannel
    .filter(({ n }) => n > 0)
    .map((row) => ({ key: row.channel, label: t(`ui.channel.${row.channel}`), n: row.n }));
  const needRows = needs.needs
    .filter(({ key }) => tops.has(key) || key === need)
    .map(({ key, voices }) => ({ key, label: names.need(key), n: voices }))
    .sort((a, b) => b.n - a.n);
  return (
    <>
      <Facet
        title={t('ui.filter.channel')}
        rows={channelRows}
        chosen={channel?.split(',') ?? []}
        onChange={(next) => onChange({ channel: next.join(',') || undefined })}
      />
      <Facet
        title={t('ui.filter.need')}
        rows={needRows}
        chosen={need === undefined || exact ? [] : [need]}
        onChange={(next) => onChange({ need: next.at(-1), exact: undefined })}
      />
    </>
  );
}

type FacetProps = {
  readonly title: string;
  readonly rows: readonly FacetRow[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

function Facet({ title, rows, chosen, onChange }: FacetProps) {
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section className={classes.sideBox} aria-label={title}>
      <h2 className={classes.sideTitle}>{title}</h2>
      <ul className={classes.sideList}>
        {rows.map(({ key, label, n }) => {
          const pressed = chosen.includes(key);
          return (
            <li key={key}>
              <button
                type="button"
                className={classes.sideLink}
                aria-pressed={pressed}
                onClick={() =>
                  onChange(pressed ? chosen.filter((one) => one !== key) : [...chosen, key])
                }
              >
                <span>{label}</span>
                <span className={classes.sideCount}>{format.number(n)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
