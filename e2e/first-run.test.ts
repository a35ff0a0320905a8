import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, settled, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';
import { feedbackFile } from './routes.ts';

let product: Product;
let sample: Product;

beforeAll(async () => {
  [product, sample] = await Promise.all([startProduct(), startProduct()]);
});
afterAll(() => Promise.all([product?.stop(), sample?.stop()]));

/** Fills the page of the first account and begins. */
async function setUp(page: Page, start: string): Promise<void> {
  await settled(page);
  await page.getByLabel('Your name').fill('Ada Founder');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('New password', { exact: true }).fill('a long first password');
  await page.getByLabel('Organisation').fill('Corner Kitchen');
  await page.getByRole('radio', { name: start }).check();
  await page.getByRole('button', { name: 'Begin' }).click();
}

it('F-a: a fresh product leads from the set-up link over a faulty file to needs, and back', async () => {
  const { page } = await openWindow({ url: product.url });
  await page.goto(product.link);
  await setUp(page, 'A file of feedback');
  const file = { name: 'feedback.csv', mimeType: 'text/csv', buffer: Buffer.from(feedbackFile) };
  await page.getByLabel('Drop a file here, or choose one').setInputFiles(file);

  await page.getByRole('heading', { level: 1, name: 'feedback.csv' }).waitFor();
  // One row says 99, so the guess reaches too far; a person knows better.
  await page.getByLabel('Highest').fill('5');
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await page.getByText(/^5 of 7 rows can be taken in/).waitFor();
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.getByText(/New voices: 5; rows read: 7\. Rows left out: 2/).waitFor();
  const outcome = page.url();

  await page.getByRole('link', { name: 'See the needs' }).click();
  await page.getByRole('heading', { level: 1, name: 'Needs' }).waitFor();
  await expect.poll(async () => page.getByText(/^5 voices, /).count(), { timeout: 30_000 }).toBe(1);

  await visit(page, outcome);
  await page.getByRole('link', { name: 'See the voices' }).click();
  await page.getByText(/^5 voices, /).waitFor();
  const list = page.getByRole('region', { name: 'List of voices' });
  await expect.poll(() => list.getByRole('article').count()).toBe(5);

  await visit(page, outcome);
  await page.getByRole('button', { name: /^Take back this import/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Take back this import' });
  await dialog.getByRole('button', { name: 'Take back this import' }).click();
  await page.getByText('This import was taken back.').waitFor();
  await visit(page, '/voices');
  await page.getByText('No customer has been heard yet.').waitFor();

  await page.goto(product.link);
  await page.getByText('This set-up link was used already').waitFor();
}, 180_000);

it('F-a: on a phone the first steps stand below the navigation, lead on, and can be put away', async () => {
  const { page } = await openWindow({ url: product.url, width: 390 });
  await visit(page, '/sign-in');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Password', { exact: true }).fill('a long first password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const menu = page.getByRole('button', { name: 'Open navigation' });
  const drawer = page.getByRole('dialog', { name: 'Navigation' });
  const steps = drawer.getByRole('region', { name: 'First steps' });
  await menu.click();
  await steps.getByRole('link', { name: 'Start one plan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Start an improvement' }).waitFor();
  await drawer.waitFor({ state: 'detached' });
  await menu.click();
  await steps.getByRole('button', { name: 'Put the first steps away' }).click();
  await steps.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  // Beside the pages they are away as well, on this screen and on a wide one.
  await page.setViewportSize({ width: 1440, height: 900 });
  await settled(page);
  expect(await page.getByRole('region', { name: 'First steps' }).count()).toBe(0);
}, 120_000);

it('F-g: the sample company can be chosen at first and removed again', async () => {
  const { page } = await openWindow({ url: sample.url });
  await page.goto(sample.link);
  await setUp(page, 'Nothing yet: show me a sample company');
  const badge = page.getByRole('button', { name: 'Sample company' });
  await badge.click();
  await page.getByRole('button', { name: 'Remove sample data' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove sample data' });
  await dialog.getByRole('button', { name: 'Remove sample data' }).click();
  await badge.waitFor({ state: 'detached' });
  const gone = async (): Promise<number> => {
    await visit(page, '/org');
    return page.getByText('@example.org').count();
  };
  // Only the founder is left of everyone who worked there.
  await expect.poll(gone, { timeout: 60_000 }).toBe(1);
  await visit(page, '/voices');
  await page.getByText('No customer has been heard yet.').waitFor();
}, 180_000);
