import { beforeAll, describe, expect, it } from 'vitest';
import { type Look, openWindow, visit } from './browser.ts';
import { looksWrong } from './looks.ts';
import { newPerson, type Person } from './people.ts';
import { allRoutes, type Route } from './routes.ts';

const languages = ['en', 'zh', 'es'] as const;
const widths = [390, 1440] as const;

let routes: readonly Route[];
// The page of an invitation that does not exist asks for it and is refused.
const provoked = /^GET 404 \S+\/auth\/invitations\/an-unknown/;
const people = new Map<string, Person>();

beforeAll(async () => {
  routes = await allRoutes();
  for (const locale of languages) people.set(locale, await newPerson({ locale }));
});

describe.each(languages)('in %s', (locale) => {
  it.each(widths)('every page shows whole and without a fault at %i px', async (width) => {
    const cookie = people.get(locale)?.cookie ?? '';
    const wrong: Record<string, readonly string[]> = {};
    const walk = async (kept: readonly Route[], look: Look): Promise<void> => {
      const { page, faults } = await openWindow({ locale, width, ...look });
      // They are told below, by route.
      faults.allow(/./);
      for (const { name, path } of kept) {
        const before = faults.list.length;
        const lost = await visit(page, path).then(() => null, String);
        const looks = await looksWrong(page, { spanish: locale === 'es' });
        const seen = faults.list.slice(before).filter((line) => !provoked.test(line));
        const found = [...(lost ? [lost] : []), ...looks, ...seen];
        if (found.length > 0) wrong[name] = found;
      }
    };
    const inside = routes.filter(({ open }) => !open);
    await Promise.all([
      walk(inside.filter((_, at) => at % 2 === 0), { cookie }),
      walk(inside.filter((_, at) => at % 2 === 1), { cookie }),
      walk(routes.filter(({ open }) => open), {}),
    ]);
    expect(wrong).toEqual({});
  });
});
