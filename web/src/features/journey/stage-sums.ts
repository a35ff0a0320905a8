import type { StageAnswer, TouchpointAnswer } from '#features/journey/journey.queries.ts';
import type { Names } from '#ui/names.ts';

/** A need of a stage, with the touchpoint where it is spoken of most. */
export type StageNeed = {
  readonly need: string;
  readonly mentions: number;
  readonly touchpoint: string;
};

/** The needs most spoken of in a stage. */
export function needsOf({ touchpoints }: StageAnswer, count = 3): readonly StageNeed[] {
  const all = touchpoints.flatMap(({ id, needs }) =>
    needs.map(({ key, mentions }) => ({ need: key, mentions, touchpoint: id })),
  );
  return [...Map.groupBy(all, ({ need }) => need).values()]
    .map((same) => {
      const most = same.reduce((a, b) => (b.mentions > a.mentions ? b : a));
      return { ...most, mentions: same.reduce((sum, { mentions }) => sum + mentions, 0) };
    })
    .sort((a, b) => b.mentions - a.mentions)
    .slice(0, count);
}

/** The channels by which a stage was heard, the one that brought most first. */
export function channelsOf({ touchpoints }: StageAnswer): readonly string[] {
  const sums = new Map<string, number>();
  for (const { channel, voices } of touchpoints.flatMap(({ heardBy }) => heardBy)) {
    sums.set(channel, (sums.get(channel) ?? 0) + voices);
  }
  return [...sums].sort((a, b) => b[1] - a[1]).map(([channel]) => channel);
}

/** Touchpoints that nobody was heard about. */
export function blindSpotsOf({ touchpoints }: StageAnswer): readonly TouchpointAnswer[] {
  return touchpoints.filter(({ voices }) => voices === 0);
}

/** Channels that belong to a touchpoint and brought nothing. */
export function silentChannels({ channels, heardBy }: TouchpointAnswer): readonly string[] {
  return channels.filter((one) => !heardBy.some(({ channel }) => channel === one));
}

/** The departments that answer for a stage's touchpoints, each once. */
export function ownersOf({
  touchpoints,
}: StageAnswer): readonly { readonly key: string; readonly names: Names }[] {
  const owners = touchpoints.flatMap(({ owner }) => (owner ? [owner] : []));
  return owners.filter(({ key }, at) => owners.findIndex((one) => one.key === key) === at);
}
