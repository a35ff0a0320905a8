import { IconRoute } from '@tabler/icons-react';
import { type Filter, readFilter } from '#filter/filter.ts';
import { definePage, noSearch, oneOf, type Page } from '#page.ts';

/** What the map shows, which cell is open, and which points its voices are narrowed to. */
export type MapSearch = Filter & {
  readonly cell?: string;
  readonly only?: 'pain' | 'itch' | 'delight';
  readonly about?: string;
  readonly view?: 'table';
};

/** The customer journeys. */
const journeysPage = definePage({
  path: '/journeys',
  areas: ['journey'],
  may: 'journey.read',
  nav: { level: 'business', name: 'journeys', icon: IconRoute, key: 'j' },
  search: noSearch,
  load: async () => (await import('#features/journey/Journeys.tsx')).Journeys,
});

/** One journey as a map of stages and lanes, live from what customers said. */
export const journeyMapPage = definePage({
  path: '/journeys/$id',
  areas: ['journey', 'plan'],
  may: 'journey.read',
  search: readMapSearch,
  load: async () => (await import('#features/journey/JourneyMap.tsx')).JourneyMap,
});

function readMapSearch(raw: Readonly<Record<string, unknown>>): MapSearch {
  const { from, to, unit, channel, language } = readFilter(raw);
  const { touchpoint: cell, need: about } = readFilter({ touchpoint: raw.cell, need: raw.about });
  const only = oneOf(['pain', 'itch', 'delight'], raw.only);
  const view = oneOf(['table'], raw.view);
  const kept = { from, to, unit, channel, language, cell, about, only, view };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

/** The pages of this feature. */
export const journeyPages: readonly Page[] = [journeysPage, journeyMapPage];
