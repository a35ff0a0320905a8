import { useState } from 'react';
import type { Import } from '#features/import/import.queries.ts';
import type { MappingDraft } from '#features/import/mapping-draft.ts';

const key = ({ id, encoding }: Import): string =>
  `voxloop:import-draft:${id}:${encoding?.name ?? ''}`;

function kept(one: Import): MappingDraft | null {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(key(one)) ?? 'null');
    return typeof draft === 'object' ? (draft as MappingDraft | null) : null;
  } catch {
    return null;
  }
}

/** A draft that outlives a reload of the tab; it is forgotten once it was saved. */
export function useKeptDraft(one: Import, begin: () => MappingDraft) {
  const [draft, setDraft] = useState(() => kept(one) ?? begin());
  const keep = (next: MappingDraft): void => {
    sessionStorage.setItem(key(one), JSON.stringify(next));
    setDraft(next);
  };
  const forget = (): void => sessionStorage.removeItem(key(one));
  return [draft, keep, forget] as const;
}
