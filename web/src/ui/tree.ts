/** Things with a parent, parents before children, each with its depth; orphans become roots. */
export function asTree<T extends { readonly id: string; readonly parentId: string | null }>(
  items: readonly T[],
): readonly (T & { readonly depth: number })[] {
  const known = new Set(items.map(({ id }) => id));
  const below = Map.groupBy(items, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const walk = (parent: string | null, depth: number): (T & { readonly depth: number })[] =>
    (below.get(parent) ?? []).flatMap((item) => [{ ...item, depth }, ...walk(item.id, depth + 1)]);
  return walk(null, 0);
}
