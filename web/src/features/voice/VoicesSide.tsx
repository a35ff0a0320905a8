import { Facets } from '#features/voice/Facets.tsx';
import { voicesPage } from '#features/voice/pages.ts';
import { SavedViews } from '#features/voice/SavedViews.tsx';
import type { Filter } from '#filter/filter.ts';
import { usePageSearch } from '#page.ts';

/** Saved views, and what the voices of the filter are made of. */
export function VoicesSide({ filter }: { readonly filter: Filter }) {
  const [, setSearch] = usePageSearch(voicesPage);
  return (
    <>
      <SavedViews filter={filter} />
      <Facets filter={filter} onChange={(change) => setSearch({ ...change, voice: undefined })} />
    </>
  );
}
