import { expect, it } from 'vitest';
import { openWindow, settled, visit } from './browser.ts';
import { newPerson } from './people.ts';

it('an invited person opens the link elsewhere, signs in and sees only their store', async () => {
  const { cookie } = await newPerson();
  const { page } = await openWindow({ cookie });
  await visit(page, '/org?invite=1');
  const email = `invited.${Date.now()}@example.org`;
  const dialog = page.getByRole('dialog', { name: 'Invite someone' });
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Role').selectOption({ label: 'Execution' });
  const stores = dialog.getByLabel('Unit');
  const soho = await stores.locator('option', { hasText: 'London Soho' }).getAttribute('value');
  await stores.selectOption(soho);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await dialog.getByLabel('Invitation link').inputValue();

  const { page: guest, context } = await openWindow();
  await guest.goto(link);
  await guest
    .getByText(email)
    .waitFor()
    .catch(() => null);
  await guest.getByLabel('Your name').fill('Gale Guest');
  await guest.getByLabel('New password', { exact: true }).fill('a long guest password');
  await guest.getByRole('button', { name: 'Accept and enter' }).click();
  await guest.getByRole('heading', { level: 1, name: 'Experience overview' }).waitFor();
  await settled(guest);
  expect(await guest.getByRole('link', { name: 'Audit log' }).count()).toBe(0);

  await context.clearCookies();
  await guest.goto('/sign-in');
  await guest.getByLabel('E-mail').fill(email);
  await guest.getByLabel('Password', { exact: true }).fill('a long guest password');
  await guest.getByRole('button', { name: 'Sign in' }).click();
  await guest.getByRole('heading', { level: 1, name: 'Experience overview' }).waitFor();
  await settled(guest);
});

it('junk in the address is dropped, what is valid stays', async () => {
  const { cookie } = await newPerson();
  const { page } = await openWindow({ cookie });
  await visit(
    page,
    '/voices?channel=review&channel2=x&from=yesterday&score=best,promoter&voice=no',
  );
  await expect.poll(() => new URL(page.url()).search).toBe('?channel=review&score=promoter');
  await visit(page, '/?unit=%3Cscript%3E&to=2026-99-99');
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

it('an unknown page, an unknown voice and a page of another role say so in the frame', async () => {
  const { cookie } = await newPerson({ role: 'execution', unit: 'store-london-soho' });
  const { page, faults } = await openWindow({ cookie });
  await visit(page, '/no/such/page');
  await page.getByText('There is no page at this address.').waitFor();
  await visit(page, '/audit');
  await page.getByText('Your role does not open this page.').waitFor();
  await page.getByText('Ask an administrator of your organisation for access.').waitFor();
  faults.allow(/^GET 404 \S+\/api\/v1\/voices\//);
  await visit(page, '/voices/00000000-0000-4000-8000-000000000000');
  await page.getByText('This does not exist, or not for you.').waitFor();
  await page.getByRole('navigation', { name: 'Navigation' }).waitFor();
});

it('without a connection a banner says so, and goes when it is back', async () => {
  const { cookie } = await newPerson();
  const { page, context, faults } = await openWindow({ cookie });
  await visit(page, '/voices');
  faults.allow(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  const banner = page.getByText('No connection. What you see may be old');
  await banner.waitFor();
  await context.setOffline(false);
  await banner.waitFor({ state: 'detached' });
});

it('a session that ended asks to sign in and returns to the very page', async () => {
  const { cookie, email, password, api } = await newPerson();
  const { page, faults } = await openWindow({ cookie });
  await visit(page, '/voices?channel=review');
  await api.post('/auth/sign-out');
  faults.allow(/^GET 401 /);
  await page.getByRole('link', { name: 'Needs' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto('/voices?channel=review');
  await page.waitForURL(/\/sign-in\?return=/);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/voices\?channel=review$/);
  await settled(page);
});

it.each([
  '//evil.example/x',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/%09/evil.example',
])('signing in with the return address %s stays on this site', async (target) => {
  const { email, password } = await newPerson();
  const { page, url } = await openWindow();
  for (const name of ['return', 'next']) {
    await page.goto(`/sign-in?${name}=${encodeURIComponent(target)}`);
    await settled(page);
  }
  await page.goto(`/sign-in?return=${encodeURIComponent(target)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
  await settled(page);
  expect(new URL(page.url()).origin).toBe(url);
});
