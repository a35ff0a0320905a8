import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openWindow, settled, visit } from './browser.ts';
import { newPerson } from './people.ts';

async function palette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(text);
}

it.each([
  { locale: 'en', words: ['Units and people', '组织', 'unidades'], heading: 'Units and people' },
  { locale: 'zh', words: ['people', '人员', 'personas'], heading: '组织与人员' },
  { locale: 'es', words: ['people', '人员', 'personas'], heading: 'Unidades y personas' },
] as const)('H1: in $locale the palette finds a page by a word of any language', async (one) => {
  const { cookie } = await newPerson({ locale: one.locale });
  const { page } = await openWindow({ cookie, locale: one.locale });
  for (const word of one.words) {
    await visit(page, '/voices');
    await palette(page, word);
    await page.getByRole('dialog').getByText(one.heading).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/org/);
    await page.getByRole('heading', { level: 1, name: one.heading }).waitFor();
  }
});

it('the palette finds a store by its name and leads to its figures', async () => {
  const { cookie } = await newPerson();
  const { page } = await openWindow({ cookie });
  await visit(page, '/settings');
  await palette(page, 'Brixton');
  await page.getByRole('dialog').getByText('London Brixton').first().waitFor();
  await page.getByRole('dialog').getByText('London Brixton').first().click();
  await page.waitForURL(/[?&]unit=/);
  await page.getByRole('button', { name: 'Unit: London Brixton' }).waitFor();
});

it('single keys walk, search, explain and go; never in a field or while composing', async () => {
  const { cookie } = await newPerson();
  const { page } = await openWindow({ cookie });
  await visit(page, '/voices');
  const current = page.locator('[aria-current="true"]');
  const first = await current.getAttribute('href');
  await page.keyboard.press('j');
  await expect.poll(() => current.getAttribute('href')).not.toBe(first);
  await page.waitForURL(/[?&]voice=/);
  await page.keyboard.press('k');
  await expect.poll(() => current.getAttribute('href')).toBe(first);

  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Search voices' });
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type('jj?go');
  expect(await field.inputValue()).toBe('jj?go');
  expect(new URL(page.url()).pathname).toBe('/voices');
  await field.evaluate((one) => {
    const init = { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true };
    one.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  expect(page.url()).not.toContain('q=');
  await field.fill('');
  await field.blur();

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await sheet.getByText('Next voice').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('heading', { level: 1, name: 'Experience overview' }).waitFor();
  await settled(page);
});

it('single keys can be switched off', async () => {
  const { cookie, api } = await newPerson();
  await api.patch('/me', { singleKeys: false });
  const { page } = await openWindow({ cookie });
  await visit(page, '/voices');
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
  expect(new URL(page.url()).pathname).toBe('/voices');
});
