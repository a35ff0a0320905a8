import { useNavigate, useSearch } from '@tanstack/react-router';
import { journeyMapPage, type MapSearch } from '#features/journey/pages.ts';
import type { SetSearch } from '#page.ts';

/** The search parameters of the map, and a setter that leaves the page where it is scrolled. */
export function useMapSearch(): readonly [MapSearch, SetSearch<MapSearch>] {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const set: SetSearch<MapSearch> = (change, options) => {
    const search = (previous: object): object => journeyMapPage.search({ ...previous, ...change });
    void navigate({ to: '.', search, replace: options?.replace ?? false, resetScroll: false });
  };
  return [journeyMapPage.search(raw), set];
}
