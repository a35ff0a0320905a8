import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pack, packQuery } from '#reference.ts';
import { nameIn } from '#ui/names.ts';

/** What the industry pack calls its needs and departments, in the reader's language. */
export type PackNames = {
  /** The name of a need; its key while the pack is not here. */
  readonly need: (key: string) => string;
  /** The names from the top of the hierarchy down to the need. */
  readonly path: (key: string) => readonly string[];
  readonly department: (key: string) => string;
};

/** The names of a pack in one language. */
function packNames(pack: Pack | undefined, language: string): PackNames {
  const needs = new Map((pack?.needs ?? []).map((one) => [one.key, one]));
  const departments = new Map((pack?.departments ?? []).map((one) => [one.key, one.names]));
  const need = (key: string): string => {
    const found = needs.get(key);
    return found ? nameIn(found.names, language) : key;
  };
  const path = (key: string): readonly string[] => {
    const parent = needs.get(key)?.parent;
    return parent ? [...path(parent), need(key)] : [need(key)];
  };
  const department = (key: string): string => nameIn(departments.get(key) ?? { en: key }, language);
  return { need, path, department };
}

/** The names of the organisation's pack. */
export function usePackNames(): PackNames {
  const { i18n } = useTranslation();
  const { data: pack } = useQuery(packQuery);
  return useMemo(() => packNames(pack, i18n.language), [pack, i18n.language]);
}
