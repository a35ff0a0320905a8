import { useTranslation } from 'react-i18next';
import classes from '#features/overview/overview.module.css';
import type { OverviewAnswer } from '#features/overview/overview.queries.ts';
import { type Filter, withFilter } from '#filter/filter.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { ChartFrame } from '#ui/ChartFrame.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';

type VolumeProps = { readonly volume: OverviewAnswer['volume']; readonly filter: Filter };

/** How many voices came, by channel, against the period before, and how many are understood. */
export function Volume({ volume, filter }: VolumeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, previous, understood, unsorted, corrected } = volume;
  const channels = channelRows(volume, t);
  return (
    <Card>
      <ChartFrame
        title={t('overview.volume')}
        hint={t('overview.volume_hint')}
        summary={t('overview.volume_summary', {
          total: format.number(total),
          previous: format.number(previous),
          channels: format.list(
            channels.slice(0, 3).map(({ name, n }) => `${name} ${format.number(n)}`),
          ),
        })}
        chart={<ChannelBars channels={channels} filter={filter} />}
        table={<ChannelTable channels={channels} />}
      />
      <dl className={classes.totals}>
        <div>
          <dt>{t('overview.voices_all')}</dt>
          <dd>
            <AppLink href={withFilter('/voices', filter)}>{format.number(total)}</AppLink>{' '}
            <span className={classes.muted}>
              {t('overview.against', { n: format.number(previous) })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('overview.understood')}</dt>
          <dd>
            {format.number(understood)}
            {corrected > 0 && (
              <span className={classes.muted}>
                {' '}
                {t('overview.corrected', { count: corrected })}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('overview.unsorted')}</dt>
          <dd>
            <AppLink href={withFilter('/voices', { ...filter, unsorted: '1' })}>
              {format.number(unsorted)}
            </AppLink>{' '}
            <span className={classes.muted}>{t('overview.unsorted_hint')}</span>
          </dd>
        </div>
      </dl>
    </Card>
  );
}

type ChannelRow = {
  readonly channel: string;
  readonly name: string;
  readonly n: number;
  readonly previous: number;
};

function channelRows(
  volume: OverviewAnswer['volume'],
  t: (key: string) => string,
): readonly ChannelRow[] {
  return volume.byChannel.map((row) => ({ ...row, name: t(`ui.channel.${row.channel}`) }));
}

type ChannelBarsProps = { readonly channels: readonly ChannelRow[]; readonly filter: Filter };

function ChannelBars({ channels, filter }: ChannelBarsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...channels.map(({ n }) => n));
  return (
    <ul className={classes.bars}>
      {channels.map(({ channel, name, n, previous }) => (
        <li key={channel}>
          <AppLink className={classes.barLink} href={withFilter('/voices', { ...filter, channel })}>
            <span className={classes.barName}>{name}</span>
            <svg className={classes.barPlot} height="8" aria-hidden="true">
              <rect className={classes.barTrack} width="100%" height="8" rx="4" />
              <rect className={classes.barFill} width={`${(100 * n) / most}%`} height="8" rx="4" />
            </svg>
            <span className={classes.barCount}>{format.number(n)}</span>
            <span className={classes.barChange}>
              <span className="read-aloud">{t('ui.change')} </span>
              {format.signed(n - previous)}
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

function ChannelTable({ channels }: { readonly channels: readonly ChannelRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      caption={t('overview.volume')}
      captionHidden
      rows={channels}
      rowKey={({ channel }) => channel}
      columns={[
        { key: 'name', header: t('ui.filter.channel'), names: true, cell: ({ name }) => name },
        {
          key: 'n',
          header: t('overview.voices_now'),
          figure: true,
          sort: ({ n }) => n,
          cell: ({ n }) => format.number(n),
        },
        {
          key: 'previous',
          header: t('overview.voices_before'),
          figure: true,
          sort: ({ previous }) => previous,
          cell: ({ previous }) => format.number(previous),
        },
      ]}
    />
  );
}
