import { checkPack, type Need, type Pack } from '@voxloop/nlp';
import { packParts } from '@voxloop/nlp/packs';
import { z } from 'zod';
import { AppError } from '#kernel/error.ts';

/** A name in the three languages of the product. */
export const Names = z.object({ en: z.string(), zh: z.string(), es: z.string() });
export type Names = z.infer<typeof Names>;

/** An industry pack with its hierarchy ready to walk. */
export type OpenPack = {
  readonly pack: Pack;
  readonly need: (key: string) => Need | undefined;
  /** The need's keys from its root down to itself; empty for a key the pack does not know. */
  readonly path: (key: string) => readonly string[];
  /** The need and everything below it. */
  readonly below: (key: string) => readonly string[];
  readonly departmentNames: (key: string) => Names | undefined;
};

function walkUp(byId: ReadonlyMap<string, Need>, key: string): string[] {
  const path: string[] = [];
  for (let need = byId.get(key); need; need = need.parent ? byId.get(need.parent) : undefined) {
    path.unshift(need.id);
  }
  return path;
}

function open(pack: Pack): OpenPack {
  const byId = new Map(pack.needs.map((need) => [need.id, need]));
  const paths = new Map(pack.needs.map((need) => [need.id, walkUp(byId, need.id)]));
  const below = new Map<string, string[]>();
  for (const [key, path] of paths) {
    for (const ancestor of path) below.set(ancestor, [...(below.get(ancestor) ?? []), key]);
  }
  const departments = new Map(pack.departments.map((one) => [one.id, one.names]));
  return {
    pack,
    need: (key) => byId.get(key),
    path: (key) => paths.get(key) ?? [],
    below: (key) => below.get(key) ?? [],
    departmentNames: (key) => departments.get(key),
  };
}

const opened = new Map<string, OpenPack>();

/** The ids of the packs that ship. */
export const packIds: readonly string[] = Object.keys(packParts);

/**
 * The pack of that id.
 *
 * @throws AppError `pack_unknown` (422) when no such pack ships.
 */
export function openPack(id: string): OpenPack {
  const known = opened.get(id);
  if (known) return known;
  const parts = packParts[id];
  if (!parts) throw new AppError('pack_unknown', 422, `There is no industry pack “${id}”.`);
  const made = open(checkPack(parts));
  opened.set(id, made);
  return made;
}
