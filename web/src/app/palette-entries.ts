import type { Icon } from '@tabler/icons-react';
import type { Answer } from '#api.ts';
import { navItems } from '#app/nav.ts';
import { pages } from '#app/pages.ts';
import { withFilter } from '#filter/filter.ts';
import { everyLanguage, loadAreas } from '#i18n/i18n.ts';

/** One line of the palette: a page to open, or an act. */
export type Entry = {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly icon?: Icon;
  readonly href?: string;
};

/** The words an entry is found by, in every language, by catalog key. */
export type Words = Readonly<Record<string, readonly string[]>>;

const acts: readonly Entry[] = [
  'language:en',
  'language:zh',
  'language:es',
  'theme:light',
  'theme:dark',
  'theme:auto',
  'keys',
  'copy-link',
  'sign-out',
].map((id) => ({ id, label: `shell.act.${id}`, group: 'shell.act' }));

/** The pages and acts that these policy actions open. */
export function entriesOf(may: readonly string[]): readonly Entry[] {
  const allowed = (action: string | undefined): boolean =>
    action === undefined || may.includes(action);
  const places = navItems(may).map(({ path, nav }) => ({
    id: path,
    label: `shell.nav.${nav.name}`,
    group: `shell.level.${nav.level}`,
    icon: nav.icon,
    href: path,
  }));
  const starts = pages.flatMap((page) =>
    (page.actions ?? [])
      .filter((action) => allowed(page.may) && allowed(action.may))
      .map(({ label, href }) => ({ id: href, label, group: 'shell.act', href })),
  );
  return [...places, ...starts, ...acts];
}

/** The labels of the entries in every language. */
export function wordsQuery(entries: readonly Entry[]) {
  const areas = [...new Set(entries.map(({ label }) => label.split('.')[0] ?? ''))];
  return {
    queryKey: ['palette-words', areas],
    queryFn: async (): Promise<Words> => {
      await loadAreas(areas);
      const catalogs = (await Promise.all(areas.map(everyLanguage))).flat();
      const wordsOf = (key: string): readonly string[] =>
        catalogs.map((catalog) => catalog[key] ?? '').filter(Boolean);
      return Object.fromEntries(entries.map(({ label }) => [label, wordsOf(label)]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** The entries one of whose words, in any language, contains what was typed. */
export function matching(entries: readonly Entry[], words: Words, typed: string): readonly Entry[] {
  const sought = fold(typed);
  if (sought === '') return entries;
  return entries.filter(({ label }) =>
    (words[label] ?? []).some((word) => fold(word).includes(sought)),
  );
}

/** Lower case without accents, so that "organizacion" finds "Organización". */
function fold(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Something of the organisation that the server found. */
export type Found = Answer<'/api/v1/search', 'get'>['items'][number];

const places: Record<Found['kind'], (id: string) => string> = {
  voice: (id) => `/voices/${id}`,
  ticket: (id) => `/tickets/${id}`,
  plan: (id) => `/plans/${id}`,
  customer: (id) => `/customers/${id}`,
  unit: (id) => withFilter('/', { unit: id }),
  need: (id) => withFilter('/needs', { need: id }),
};

/** Where a found thing is shown: on its own page, or on one narrowed to it. */
export function hrefOf({ kind, id }: Pick<Found, 'kind' | 'id'>): string {
  return places[kind](id);
}
