import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Look, openWindow, visit } from './browser.ts';
import { newPerson } from './people.ts';
import { allRoutes, type Route } from './routes.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of axe that a page breaks, each with the elements that break it. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: broken } = await page.evaluate(async (values) => {
    const { axe } = window as unknown as {
      axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> };
    };
    return axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
  }, tags);
  return broken.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
    return `${id}: ${help} (${nodes.length})\n  ${where.join('\n  ')}`;
  });
}

async function walk(
  routes: readonly Route[],
  look: Look,
): Promise<Record<string, readonly string[]>> {
  const { page, faults } = await openWindow({ ...look, theme: 'light' });
  faults.allow(/^GET 404 \S+\/auth\/invitations\/an-unknown/);
  const wrong: Record<string, readonly string[]> = {};
  for (const { name, path } of routes) {
    await page.emulateMedia({ colorScheme: 'light' });
    await visit(page, path);
    await page.evaluate(source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      const found = await violations(page);
      if (found.length > 0) wrong[`${name}, ${colorScheme}`] = found;
    }
  }
  return wrong;
}

it('no page breaks a rule of accessibility, light or dark', async () => {
  const { cookie } = await newPerson();
  const routes = await allRoutes();
  const inside = routes.filter(({ open }) => !open);
  const found = await Promise.all([
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
  expect(Object.assign({}, ...found)).toEqual({});
}, 240_000);
