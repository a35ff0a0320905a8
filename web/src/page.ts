import type { Icon } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';

/** The part of the navigation an item stands in. */
export type NavLevel = 'management' | 'business' | 'execution' | 'organisation';

/** The items that can stand in the navigation; `shell.nav.<name>` is the label. */
type NavName =
  | 'overview'
  | 'journeys'
  | 'voices'
  | 'needs'
  | 'plans'
  | 'tickets'
  | 'alerts'
  | 'people'
  | 'sources'
  | 'audit'
  | 'settings';

/** A page's item in the navigation and the palette. */
export type NavItem = {
  readonly level: NavLevel;
  readonly name: NavName;
  readonly icon: Icon;
  /** Letter after `g` that goes there. */
  readonly key?: string;
};

/** Something to do that the palette finds; the label's area is loaded by the palette itself. */
type PageAction = { readonly label: string; readonly href: string; readonly may?: string };

/** A page as its feature declares it; `app/pages.ts` lists them all. */
export type Page<S extends object = object> = {
  /** Route path, parameters as `$id`. */
  readonly path: string;
  /** Catalog areas the page needs. */
  readonly areas: readonly string[];
  /** Policy action without which the page shows "no permission". */
  readonly may?: string;
  readonly nav?: NavItem;
  /** Acts that begin on this page. */
  readonly actions?: readonly PageAction[];
  /** Keeps what is valid of the search parameters and drops the rest; never throws. */
  readonly search: (raw: Readonly<Record<string, unknown>>) => S;
  readonly load: () => Promise<ComponentType>;
};

/** Search of a page that has none. */
export function noSearch(): object {
  return {};
}

/** Declares a page, keeping the type of its search parameters. */
export function definePage<S extends object>(page: Page<S>): Page<S> {
  return page;
}

/** Changes some search parameters; undefined removes one. `replace` keeps Back clean. */
export type SetSearch<S> = (
  change: { readonly [K in keyof S]?: S[K] | undefined },
  options?: { readonly replace?: boolean },
) => void;

/** The validated search parameters of `page`, which must be the one shown, and their setter. */
export function usePageSearch<S extends object>(page: Page<S>): readonly [S, SetSearch<S>] {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const set: SetSearch<S> = (change, options) => {
    const next = (previous: object): object => page.search({ ...previous, ...change });
    void navigate({ to: '.', search: next, replace: options?.replace ?? false });
  };
  return [page.search(raw), set];
}

/** The text of a parameter, or undefined when it is none or empty; numbers are taken as text. */
export function textParameter(raw: unknown): string | undefined {
  if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw);
  return typeof raw === 'string' && raw !== '' && raw.length <= 500 ? raw : undefined;
}

/** The parameter if it is one of `allowed`. */
export function oneOf<const T extends string>(allowed: readonly T[], raw: unknown): T | undefined {
  return allowed.find((one) => one === raw);
}
