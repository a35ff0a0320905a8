import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Look, openWindow, settled, visit } from './browser.ts';
import { looksWrong } from './looks.ts';
import { newPerson, type Person } from './people.ts';
import { allRoutes, type Route } from './routes.ts';

const languages = ['en', 'zh', 'es'] as const;

/** Loads a page on a phone, then widens the window to a desk; what looks wrong on either. */
async function bothWidths(page: Page, path: string, spanish: boolean): Promise<string[]> {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, path);
  const phone = await looksWrong(page, { spanish });
  await page.setViewportSize({ width: 1440, height: 900 });
  await settled(page);
  const desk = await looksWrong(page, { spanish });
  return [...phone.map((line) => `390: ${line}`), ...desk.map((line) => `1440: ${line}`)];
}

// The audit log gives the code of an act, as the API takes it, to those who point at its name.
const codes = /^\d+: bare key in title: /;

let routes: readonly Route[];
// The page of an invitation that does not exist asks for it and is refused.
const provoked = /^GET 404 \S+\/auth\/invitations\/an-unknown/;
const people = new Map<string, Person>();

beforeAll(async () => {
  routes = await allRoutes();
  for (const locale of languages) people.set(locale, await newPerson({ locale }));
});

describe.each(languages)('in %s', (locale) => {
  it('every page shows whole and without a fault on a phone and on a desk', async () => {
    const cookie = people.get(locale)?.cookie ?? '';
    const wrong: Record<string, readonly string[]> = {};
    const walk = async (some: readonly Route[], look: Look): Promise<void> => {
      const { page, faults } = await openWindow({ locale, ...look });
      // They are told below, by route.
      faults.allow(/./);
      for (const { name, path } of some) {
        const before = faults.list.length;
        const found = await bothWidths(page, path, locale === 'es').catch((error) => [
          String(error),
        ]);
        found.push(...faults.list.slice(before).filter((line) => !provoked.test(line)));
        const kept = name === 'audit' ? found.filter((line) => !codes.test(line)) : found;
        if (kept.length > 0) wrong[name] = kept;
      }
    };
    const inside = routes.filter(({ open }) => !open);
    await Promise.all([
      walk(
        inside.filter((_, at) => at % 2 === 0),
        { cookie },
      ),
      walk(
        inside.filter((_, at) => at % 2 === 1),
        { cookie },
      ),
      walk(
        routes.filter(({ open }) => open),
        {},
      ),
    ]);
    expect(wrong).toEqual({});
  });
});
