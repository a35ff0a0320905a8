import { expect, it } from 'vitest';
import { openWindow, settled, visit } from './browser.ts';
import { adminApi, newPerson } from './people.ts';
import { tell, voiceKey, voiceOf } from './voices.ts';

type Calendar = {
  readonly version: number;
  readonly timeZone: string;
  readonly week: readonly { readonly day: number; readonly from: string; readonly to: string }[];
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
};

const calendar = (): Promise<Calendar> => adminApi().get<Calendar>('/calendar');

it('hours are changed with the keyboard, a wrong order is said, a holiday comes and goes', async () => {
  const { cookie } = await newPerson();
  const found = await calendar();
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '21:00' }));
  await adminApi().put('/calendar', { ...found, week, holidays: [] });
  const { page } = await openWindow({ cookie });
  await visit(page, '/org?tab=hours&week=2027-10-01');
  await page.getByRole('heading', { name: /Sep.*Oct.*2027/ }).waitFor();
  const friday = page.getByRole('row', { name: /Friday/ });
  const before = await calendar();

  await page.getByRole('button', { name: 'Change hours' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change hours' });
  const closes = dialog.getByLabel('Friday: closes');
  await closes.fill('02:00');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await dialog.getByText('This closes before it opens.').waitFor();
  expect(
    await dialog.getByLabel('Friday: opens').evaluate((at) => at === document.activeElement),
  ).toBe(true);
  await dialog
    .getByRole('group', { name: 'Friday' })
    .getByLabel('Closes on the next day')
    .press('Space');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await friday.getByText(/next day/).waitFor();
  const changed = await calendar();
  expect(changed.version).toBe(before.version + 1);
  expect(changed.week.find(({ day }) => day === 5)).toMatchObject({ to: '02:00' });

  await page.getByRole('button', { name: 'Add holiday' }).press('Enter');
  const holiday = page.getByRole('dialog', { name: 'Add holiday' });
  await holiday.getByLabel('Day', { exact: true }).fill('2027-10-01');
  await holiday.getByLabel('Until').fill('2027-10-02');
  await holiday.getByLabel('Name').fill('Golden Week');
  await holiday.getByRole('button', { name: 'Add holiday' }).press('Enter');
  await holiday.waitFor({ state: 'detached' });
  await friday.getByText('Holiday: Golden Week').waitFor();

  await page.getByRole('button', { name: /Remove the holiday of Fri/ }).press('Enter');
  await friday.getByText(/next day/).waitFor();
  expect((await calendar()).holidays).toEqual([{ day: '2027-10-02', name: 'Golden Week' }]);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await friday.getByText('Holiday: Golden Week').waitFor();

  // As it was: other tests read the due times of the sample company.
  const { version } = await calendar();
  await adminApi().put('/calendar', { ...found, version });
}, 120_000);

it('on a phone the hours stand in Chinese without sideways scroll, and others only read them', async () => {
  const { cookie } = await newPerson({
    role: 'execution',
    unit: 'store-london-soho',
    locale: 'zh',
  });
  const { page } = await openWindow({ cookie, locale: 'zh', width: 390 });
  await visit(page, '/org?tab=hours');
  await page.getByRole('tab', { name: '工作时间' }).waitFor();
  await page.getByRole('row', { name: /星期三/ }).waitFor();
  expect(await page.getByRole('button', { name: '修改工作时间' }).count()).toBe(0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
});

it('taking a ticket is undone from the message and from its history', async () => {
  const { cookie } = await newPerson();
  const [voiceId = ''] = await tell(await voiceKey(), [voiceOf('The bill came late.')]);
  const ticket = await adminApi().post<{ id: string }>('/tickets', { voiceId });
  const { page } = await openWindow({ cookie });
  await visit(page, `/tickets/${ticket.id}`);
  for (const where of ['message', 'history'] as const) {
    await page.getByRole('button', { name: 'Take', exact: true }).click();
    await page.getByText('The ticket is yours.').first().waitFor();
    await settled(page);
    const undo = page.getByRole('button', { name: 'Undo' });
    await (where === 'message'
      ? undo.last()
      : page.getByRole('main').getByRole('button', { name: 'Undo' })
    ).click();
    await page
      .getByText('undid their last act')
      .nth(where === 'message' ? 0 : 1)
      .waitFor();
  }
  const { status, assignee } = await adminApi().get<{ status: string; assignee: unknown }>(
    `/tickets/${ticket.id}`,
  );
  expect({ status, assignee }).toEqual({ status: 'new', assignee: null });
}, 120_000);

it('an undo that something overtook is refused in words, and no longer offered', async () => {
  const { cookie } = await newPerson();
  const [voiceId = ''] = await tell(await voiceKey(), [voiceOf('The rice was dry.')]);
  const { id } = await adminApi().post<{ id: string }>('/tickets', { voiceId });
  const { page, faults } = await openWindow({ cookie });
  faults.allow(/^POST 409 \S+\/undo$/);
  await visit(page, `/tickets/${id}`);
  await page.getByRole('button', { name: 'Take', exact: true }).click();
  const undo = page.getByRole('main').getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  await page.getByText(/^You can undo this until \d\d:\d\d\s[AP]M\.$/).waitFor();
  await adminApi().post(`/tickets/${id}/comments`, { text: 'The cook knows.' });
  await undo.click();
  await page.getByText('Something happened to this ticket since.').waitFor();
  await undo.waitFor({ state: 'detached' });
  await page.getByText('The cook knows.').waitFor();
}, 120_000);
