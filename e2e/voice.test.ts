import { text as textOf } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Api } from './api.ts';
import { openWindow, settled, visit } from './browser.ts';
import { newPerson, type Person } from './people.ts';
import { tell, voiceKey, voiceOf } from './voices.ts';

let business: Person;
let store: Person;
let key: Api;

beforeAll(async () => {
  business = await newPerson({ role: 'business' });
  store = await newPerson({ role: 'execution', unit: 'store-london-soho' });
  key = await voiceKey();
});

/** The number of voices a page says it speaks of. */
async function said(page: Page): Promise<number> {
  const line = await page
    .getByText(/^[\d,]+ voices?, /)
    .first()
    .textContent();
  return Number(line?.split(' ')[0]?.replaceAll(',', ''));
}

it('F-b: a mention is corrected and the correction taken back', async () => {
  const [id] = await tell(key, [voiceOf('The waiter was rude and the soup was cold.')]);
  const { page } = await openWindow({ cookie: business.cookie });
  await visit(page, `/voices/${id}`);
  const mentions = page.getByRole('region', { name: 'What it talks about' });
  await mentions
    .getByRole('button', { name: /^Correct this/ })
    .first()
    .click();
  const form = page.getByRole('dialog', { name: 'Correct this' });
  await form.getByRole('radio', { name: 'positive', exact: true }).check({ force: true });
  await form.getByRole('button', { name: 'Save the correction' }).click();
  await mentions.getByRole('heading', { name: /1 corrected/ }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await mentions.getByRole('heading', { name: /corrected/ }).waitFor({ state: 'detached' });
  await page.reload();
  await settled(page);
  expect(await mentions.getByRole('heading', { name: /corrected/ }).count()).toBe(0);
});

it('a filter is a chip in the address, and its link shows a store no more than its own', async () => {
  const { page } = await openWindow({ cookie: business.cookie });
  await visit(page, '/voices');
  const whole = await said(page);
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'Channel' }).click();
  const choices = page.getByRole('dialog', { name: 'Channel' });
  await choices.getByRole('checkbox', { name: 'Review' }).check();
  await page.waitForURL(/[?&]channel=review\b/);
  await page.keyboard.press('Escape');
  await settled(page);
  const part = await said(page);
  expect(part).toBeGreaterThan(0);
  expect(part).toBeLessThan(whole);
  const link = page.url();

  const { page: lesser } = await openWindow({ cookie: store.cookie });
  await visit(lesser, link);
  await lesser.getByRole('button', { name: 'Channel: Review' }).waitFor();
  const own = await said(lesser);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(part);

  await page.getByRole('button', { name: 'Remove filter Channel' }).click();
  await page.waitForURL((url) => !url.search.includes('channel'));
  await settled(page);
  expect(await said(page)).toBe(whole);
  await page.goBack();
  await settled(page);
  expect(await said(page)).toBe(part);
});

it('a count on overview and needs equals the list it leads to', async () => {
  const { page } = await openWindow({ cookie: business.cookie });
  const filter = '?channel=review,app&to=2026-11-20&from=2026-09-01';
  await visit(page, `/${filter}`);
  const total = page.locator('dl').getByRole('link').first();
  const onOverview = Number((await total.textContent())?.replaceAll(',', ''));
  await total.click();
  await page.waitForURL(/\/voices\?/);
  await settled(page);
  expect(await said(page)).toBe(onOverview);

  await visit(page, `/needs${filter}`);
  expect(await said(page)).toBe(onOverview);
  const points = page.getByRole('region', { name: /^Ranked points/ });
  const point = points
    .getByRole('listitem')
    .filter({ hasText: /[\d,]+ voices/ })
    .first();
  const onRow = Number(
    /([\d,]+) voices/.exec((await point.textContent()) ?? '')?.[1]?.replaceAll(',', ''),
  );
  await point.getByRole('link').first().click();
  await page.waitForURL(/\/voices\?/);
  await settled(page);
  expect(await said(page)).toBe(onRow);
});

it('an export holds the rows of the list, and no cell a spreadsheet would run', async () => {
  const word = `quince${Date.now()}`;
  const texts = ['=HYPERLINK("http://x","a")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', 'Just friendly'];
  await tell(
    key,
    texts.map((text) => voiceOf(`${text} ${word}`, { content: { text: `${text} ${word}` } })),
  );
  const { page } = await openWindow({ cookie: business.cookie });
  await visit(page, `/voices?q=${word}`);
  await expect
    .poll(
      async () => {
        await page.reload();
        await settled(page);
        return page.getByText(/^6 voices, /).count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: '6 voices as CSV' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const text = (await textOf(await download.createReadStream())).replace(/^\uFEFF/, '');
  const rows = text.trimEnd().split(/\r?\n/);
  expect(rows.length).toBe(7);
  const cells = rows.flatMap((row) => row.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []);
  const bare = cells.map((cell) => cell.replace(/,$/, '').replace(/^"/, ''));
  expect(bare.filter((cell) => /^[=+@\t\r]|^-[^\d]/.test(cell))).toEqual([]);
  const shown = page.getByRole('region', { name: 'List of voices' }).getByRole('article');
  await expect.poll(() => shown.count()).toBe(6);
  for (const said of texts) expect(text).toContain(said.trim().replaceAll('"', '""'));
});
