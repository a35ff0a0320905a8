import type { Tone } from '#ui/estimate.ts';
import type { Place } from '#ui/plot.ts';

/** The middle of the emotion scale, from 0 (upset) to 100 (delighted). */
export const neutralEmotion = 50;

type Judged = {
  readonly status: 'shown' | 'indicative' | 'hidden';
  readonly lo: number | null;
  readonly hi: number | null;
};

/** Good or bad only where the whole interval lies on one side of the middle. */
export function toneOfEmotion({ status, lo, hi }: Judged): Tone {
  if (status !== 'shown' || lo === null || hi === null) return 'neutral';
  if (lo > neutralEmotion) return 'good';
  return hi < neutralEmotion ? 'bad' : 'neutral';
}

/** Values that the curve's height must hold: every interval, the middle, and some air. */
export function emotionExtent(stages: readonly Judged[]): readonly [number, number] {
  const ends = stages.flatMap(({ status, lo, hi }) =>
    status === 'hidden' ? [] : [lo ?? neutralEmotion, hi ?? neutralEmotion],
  );
  const reach = Math.max(10, ...ends.map((end) => Math.abs(end - neutralEmotion))) * 1.25;
  return [Math.max(0, neutralEmotion - reach), Math.min(100, neutralEmotion + reach)];
}

/**
 * A smooth SVG path through the places that never swings past them; null breaks it. Slopes are the
 * harmonic means of Fritsch and Carlson, flat wherever the direction turns.
 */
export function smoothPath(places: readonly (Place | null)[]): string {
  const runs: Place[][] = [[]];
  for (const place of places) {
    if (place === null) runs.push([]);
    else runs.at(-1)?.push(place);
  }
  return runs
    .filter((run) => run.length > 1)
    .map(smoothRun)
    .join('');
}

function smoothRun(run: readonly Place[]): string {
  const slopes = run.map((place, at) => slopeAt(run[at - 1], place, run[at + 1]));
  const pieces = run.slice(1).map((to, at) => {
    const from = run[at] ?? to;
    const third = (to.x - from.x) / 3;
    const first = `${round(from.x + third)} ${round(from.y + third * (slopes[at] ?? 0))}`;
    const second = `${round(to.x - third)} ${round(to.y - third * (slopes[at + 1] ?? 0))}`;
    return `C${first} ${second} ${round(to.x)} ${round(to.y)}`;
  });
  const start = run[0] ?? { x: 0, y: 0 };
  return `M${round(start.x)} ${round(start.y)}${pieces.join('')}`;
}

function slopeAt(before: Place | undefined, here: Place, after: Place | undefined): number {
  if (!before || !after) return 0;
  const left = (here.y - before.y) / (here.x - before.x);
  const right = (after.y - here.y) / (after.x - here.x);
  return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
