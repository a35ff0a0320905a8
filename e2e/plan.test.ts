import { expect, it } from 'vitest';
import { openWindow, settled, visit } from './browser.ts';
import { newPerson } from './people.ts';

type Plan = {
  readonly evidence: { readonly total: number };
  readonly step: string;
  readonly baseline: { readonly value: number; readonly n: number };
  readonly actionList: readonly { readonly title: string; readonly doneAt: string | null }[];
};

it('G1: an improvement starts from a pain point, freezes its baseline and goes to work', async () => {
  const { api, cookie } = await newPerson({ role: 'business' });
  const { page } = await openWindow({ cookie });
  await visit(page, '/needs');
  const points = page.getByRole('region', { name: /^Ranked points/ });
  await points
    .getByRole('link', { name: /^Start an improvement/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Start an improvement' }).waitFor();
  await settled(page);
  const title = `Less of it ${Date.now()}`;
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Target', { exact: true }).fill('0.5');
  const evidence = page.getByRole('region', { name: 'Evidence' });
  const said = await evidence.getByText(/kept with the plan$/).textContent();
  const kept = Number(/\d+/.exec(said ?? '')?.[0]);
  await evidence
    .getByRole('checkbox', { name: /^Keep as evidence/ })
    .first()
    .uncheck();
  await page.getByRole('button', { name: 'Start and freeze the baseline' }).click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const id = page.url().split('/plans/')[1]?.split('?')[0];
  const started = await api.get<Plan>(`/plans/${id}`);
  expect(started.step).toBe('plan');
  expect(started.evidence.total).toBe(kept - 1);
  expect(started.baseline.n).toBeGreaterThan(30);

  await page.getByRole('textbox', { name: /^Action/ }).fill('Check the pass before serving');
  await page.getByRole('button', { name: 'Add action' }).click();
  await page.getByText('Check the pass before serving').first().waitFor();
  await page.getByRole('button', { name: 'Begin the work' }).click();
  await page.getByText('Now: Do.').waitFor();
  await settled(page);
  await page.getByRole('checkbox', { name: /Check the pass before serving/ }).click();
  await page.getByText('“Check the pass before serving” is done.').waitFor();

  const working = await api.get<Plan>(`/plans/${id}`);
  expect(working.step).toBe('do');
  expect(working.baseline).toEqual(started.baseline);
  expect(working.actionList.map(({ doneAt }) => doneAt !== null)).toEqual([true]);
});
