import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openWindow, settled } from './browser.ts';
import { adminApi, newPerson, type Person } from './people.ts';
import { until } from './until.ts';
import { tell, voiceKey, voiceOf } from './voices.ts';

let worker: Person;

beforeAll(async () => {
  worker = await newPerson({ role: 'execution', unit: 'food-safety', name: 'Wren Keys' });
});

type Ticket = { readonly id: string; readonly number: number; readonly voiceId: string };

function ticketOf(voiceId: string): Promise<Ticket> {
  return until('the alert opens a ticket', async () => {
    const { items } = await adminApi().get<{ items: Ticket[] }>('/tickets?status=new&limit=100');
    return items.find((ticket) => ticket.voiceId === voiceId);
  });
}

/** Presses Tab until the focus is on the element of this name; fails when it never is. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const here = await page.evaluate(() => {
      const { activeElement: element } = document;
      const labels = (element as HTMLInputElement | null)?.labels ?? [];
      return [
        element?.getAttribute('aria-label'),
        ...[...labels].map((label) => label.textContent),
        element?.textContent,
      ].join(' ');
    });
    if (name.test(here)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${name}.`);
}

it('F1: a dangerous word by API becomes a ticket that is closed without a mouse', async () => {
  const text = 'I got food poisoning after the prawns and was sick all night.';
  const [voiceId = ''] = await tell(await voiceKey(), [
    voiceOf(text, {
      subject: {
        displayName: 'Pat Sample',
        identities: [{ type: 'userId', value: `pat-${Date.now()}` }],
      },
    }),
  ]);
  const { id, number } = await ticketOf(voiceId);

  const { page } = await openWindow();
  await page.goto('/sign-in');
  await settled(page);
  await tabTo(page, /^\s*E-mail/);
  await page.keyboard.type(worker.email);
  await tabTo(page, /^\s*Password/);
  await page.keyboard.type(worker.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Experience overview' }).waitFor();
  await settled(page);

  // The focus may still be in a field of the page left; letters go to the page, not into it.
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.waitForURL(/\/tickets$/);
  await settled(page);
  const card = page.getByRole('article', { name: `T-${number}` });
  await card.waitFor();
  const onIt = (): Promise<boolean> =>
    page.evaluate((ticket) => {
      const at = document.activeElement;
      return at instanceof HTMLElement && at.dataset.ticket === ticket;
    }, id);
  for (let presses = 0; presses < 100 && !(await onIt()); presses += 1)
    await page.keyboard.press('j');
  expect(await onIt()).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/tickets/${id}`));
  await settled(page);

  await page.keyboard.press('a');
  await page.getByText('The ticket is yours.').waitFor();
  await settled(page);
  await page.keyboard.press('e');
  await page.getByText('Now: Solved.').waitFor();
  await settled(page);
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: `Close ticket T-${number}` });
  await dialog.waitFor();
  await page.keyboard.type('The prawns were kept too warm; the batch is destroyed.');
  await tabTo(page, /I told the customer what was done/);
  await page.keyboard.press('Space');
  await tabTo(page, /^\s*Close ticket\s*$/);
  await page.keyboard.press('Enter');
  await page.getByText('Now: Closed.').waitFor();

  const closed = await adminApi().get<{ status: string; customerTold: boolean; reason: string }>(
    `/tickets/${id}`,
  );
  expect(closed).toMatchObject({ status: 'closed', customerTold: true });
  expect(closed.reason).toContain('prawns');
}, 150_000);

it('the skip link leads past the navigation, and a dialog gives the focus back', async () => {
  const { page } = await openWindow({ cookie: worker.cookie });
  await page.goto('/tickets');
  await settled(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

  await tabTo(page, /^Move ticket/);
  const opener = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe(opener);
});
