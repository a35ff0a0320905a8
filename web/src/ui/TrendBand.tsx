import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#ui/AppLink.tsx';
import { ChartFrame } from '#ui/ChartFrame.tsx';
import classes from '#ui/chart.module.css';
import { DataTable } from '#ui/DataTable.tsx';
import { type EstimateUnit, type Format, useFormat } from '#ui/format.ts';
import { bandPath, linePath, scale, ticks } from '#ui/plot.ts';
import { type TrendPoint, trendEnds, trendExtent } from '#ui/trend-summary.ts';

type TrendEvent = { readonly at: string; readonly label: string };

type TrendBandProps = {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly points: readonly TrendPoint[];
  readonly unit: EstimateUnit;
  /** Dashed violet lines, such as the start of a plan. */
  readonly events?: readonly TrendEvent[];
  readonly height?: number;
  /** Address of the voices of one step. */
  readonly hrefOf?: (point: TrendPoint) => string;
  readonly actions?: ReactNode;
};

/** A series as line and interval band, with a summary in words and the rows as a table. */
export function TrendBand(props: TrendBandProps) {
  const { title, hint, points, unit, actions } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const ends = trendEnds(points);
  const summary = ends
    ? t('ui.trend_summary', {
        title,
        first: format.estimate(ends.first.value, unit),
        firstAt: format.day(ends.first.at),
        last: format.estimate(ends.last.value, unit),
        lastAt: format.day(ends.last.at),
        low: format.estimate(ends.low.value, unit),
        high: format.estimate(ends.high.value, unit),
        count: ends.n,
      })
    : t('ui.trend_unknown', { title });
  return (
    <ChartFrame
      title={title}
      hint={hint}
      summary={summary}
      actions={actions}
      chart={ends && <Plot {...props} summary={summary} />}
      table={<TrendTable title={title} points={points} unit={unit} format={format} />}
    />
  );
}

type TrendTableProps = Pick<TrendBandProps, 'title' | 'points' | 'unit'> & {
  readonly format: Format;
};

function TrendTable({ title, points, unit, format }: TrendTableProps) {
  const { t } = useTranslation();
  const written = (value: number | null): string =>
    value === null ? t('ui.none') : format.estimate(value, unit);
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={points}
      rowKey={({ at }) => at}
      columns={[
        {
          key: 'at',
          header: t('ui.from_day'),
          names: true,
          cell: ({ at }) => format.day(at, true),
        },
        { key: 'value', header: t('ui.value'), figure: true, cell: (row) => written(row.value) },
        { key: 'lo', header: t('ui.low_end'), figure: true, cell: (row) => written(row.lo) },
        { key: 'hi', header: t('ui.high_end'), figure: true, cell: (row) => written(row.hi) },
        { key: 'n', header: t('ui.n'), figure: true, cell: ({ n }) => format.number(n) },
      ]}
    />
  );
}

const margin = { top: 22, right: 12, bottom: 24, left: 44 };

function Plot(props: TrendBandProps & { readonly summary: string }) {
  const { points, unit, events = [], height = 210, hrefOf, summary } = props;
  const { ref, width } = useElementSize();
  const format = useFormat();
  const marks = ticks(...trendExtent(points));
  const right = Math.max(width - margin.right, margin.left + 1);
  const x = scale([0, Math.max(points.length - 1, 1)], [margin.left, right]);
  const y = scale([marks[0] ?? 0, marks.at(-1) ?? 1], [height - margin.bottom, margin.top]);
  const places = points.map(({ value }, at) => (value === null ? null : { x: x(at), y: y(value) }));
  const edges = points.map(({ lo, hi }, at) =>
    lo === null || hi === null ? null : { x: x(at), lo: y(lo), hi: y(hi) },
  );
  const every = Math.max(1, Math.ceil(points.length / Math.max(1, Math.floor((right - 40) / 76))));
  return (
    <div ref={ref} style={{ height }}>
      <svg
        className={classes.plot}
        height={height}
        role={hrefOf ? 'group' : 'img'}
        aria-label={summary}
      >
        {marks.map((mark) => (
          <g key={mark}>
            <line
              className={classes.gridLine}
              x1={margin.left}
              x2={right}
              y1={y(mark)}
              y2={y(mark)}
            />
            <text x={margin.left - 8} y={y(mark) + 4} textAnchor="end">
              {format.estimate(mark, unit)}
            </text>
          </g>
        ))}
        <path className={classes.band} d={bandPath(edges)} />
        <path className={classes.line} d={linePath(places)} />
        {events.map((event) => (
          <EventLine
            key={`${event.at}${event.label}`}
            event={event}
            points={points}
            x={x}
            height={height}
          />
        ))}
        {points.map((point, at) => {
          const place = places[at];
          const dot = place && <circle className={classes.dot} cx={place.x} cy={place.y} r="4" />;
          const name = `${format.day(point.at)}: ${point.value === null ? '' : format.estimate(point.value, unit)}`;
          return (
            <g key={point.at}>
              {dot && hrefOf ? (
                <AppLink className={classes.dotLink} href={hrefOf(point)} aria-label={name}>
                  {dot}
                </AppLink>
              ) : (
                dot
              )}
              {at % every === 0 && (
                <text x={x(at)} y={height - 6} textAnchor={anchorOf(at, points.length)}>
                  {format.day(point.at)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function anchorOf(at: number, count: number): 'start' | 'middle' | 'end' {
  if (at === count - 1 && count > 1) return 'end';
  return at === 0 ? 'start' : 'middle';
}

type EventLineProps = {
  readonly event: TrendEvent;
  readonly points: readonly TrendPoint[];
  readonly x: (at: number) => number;
  readonly height: number;
};

function EventLine({ event, points, x, height }: EventLineProps) {
  const after = points.findIndex(({ at }) => at >= event.at);
  if (after < 0) return null;
  const middle = after > points.length / 2;
  return (
    <g>
      <line
        className={classes.event}
        x1={x(after)}
        x2={x(after)}
        y1={margin.top - 4}
        y2={height - margin.bottom}
      />
      <text
        className={classes.eventLabel}
        x={x(after)}
        y={12}
        textAnchor={middle ? 'end' : 'start'}
      >
        {event.label}
      </text>
    </g>
  );
}
