/** A need of the hierarchy as the tree shows it. */
export type TreeNeed = { readonly key: string; readonly parent: string | null };

/** A line of the tree, with its place. */
export type TreeLine<T> = {
  readonly need: T;
  readonly depth: number;
  readonly children: number;
  readonly position: number;
  readonly siblings: number;
};

/** The lines shown when only the branches in `open` are open, top to bottom. */
export function treeLines<T extends TreeNeed>(
  needs: readonly T[],
  open: ReadonlySet<string>,
): readonly TreeLine<T>[] {
  const known = new Set(needs.map(({ key }) => key));
  const below = Map.groupBy(needs, ({ parent }) =>
    parent !== null && known.has(parent) ? parent : null,
  );
  const walk = (parent: string | null, depth: number): readonly TreeLine<T>[] => {
    const siblings = below.get(parent) ?? [];
    return siblings.flatMap((need, at) => {
      const children = below.get(need.key)?.length ?? 0;
      const line = { need, depth, children, position: at + 1, siblings: siblings.length };
      return open.has(need.key) ? [line, ...walk(need.key, depth + 1)] : [line];
    });
  };
  return walk(null, 0);
}

/** The keys from a need's parent up to the top. */
export function ancestorsOf(needs: readonly TreeNeed[], key: string): readonly string[] {
  const parent = needs.find((one) => one.key === key)?.parent;
  return parent ? [parent, ...ancestorsOf(needs, parent)] : [];
}

/** Whether `key` is `branch` or stands below it. */
export function isWithin(needs: readonly TreeNeed[], key: string, branch: string): boolean {
  return key === branch || ancestorsOf(needs, key).includes(branch);
}
