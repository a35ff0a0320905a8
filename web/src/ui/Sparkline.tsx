import classes from '#ui/chart.module.css';
import type { Tone } from '#ui/estimate.ts';
import { linePath, scale } from '#ui/plot.ts';

type SparklineProps = {
  readonly values: readonly (number | null)[];
  readonly tone?: Tone;
  readonly width?: number;
  readonly height?: number;
};

/** The shape of a series, with a dot on its last value; says nothing to a screen reader. */
export function Sparkline({ values, tone = 'good', width = 96, height = 32 }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <span className={classes.noLine} style={{ width, height }} />;
  const x = scale([0, values.length - 1], [3, width - 5]);
  const y = scale([Math.min(...known), Math.max(...known)], [height - 4, 4]);
  const points = values.map((value, at) => (value === null ? null : { x: x(at), y: y(value) }));
  const last = points.findLast((point) => point !== null);
  return (
    <svg
      className={classes.spark}
      data-tone={tone}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <path d={linePath(points)} />
      {last && <circle cx={last.x} cy={last.y} r="3" />}
    </svg>
  );
}
