import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorld, importTable, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const first = 'id,comment\nq1,The soup was cold\nq2,The waiter was rude\n';
const second = 'id,comment\nq1,The soup was excellent\nq3,Lovely dessert\n';

async function texts(): Promise<string[]> {
  const { body } = await world.chief.get('/voices?from=1970-01-01&limit=200');
  return body.items.map((one: { text: string }) => one.text).sort();
}

async function undo(id: string): Promise<void> {
  const { status, text } = await world.chief.post(`/imports/${id}/undo`);
  if (status !== 200) throw new Error(text);
  await world.settle();
}

test('taking back an import that changed voices brings back what they said before', async () => {
  const one = await importTable(world, first);
  const two = await importTable(world, second);
  expect(two).toMatchObject({ accepted: 1, revised: 1, duplicates: 0 });
  expect(await texts()).toEqual([
    'Lovely dessert',
    'The soup was excellent',
    'The waiter was rude',
  ]);
  await undo(two.id);
  expect(await texts()).toEqual(['The soup was cold', 'The waiter was rude']);
  const again = await importTable(world, second);
  expect(again).toMatchObject({ accepted: 1, revised: 1 });
  await undo(one.id);
  // q1 is said by the second file too, and stays with it.
  expect(await texts()).toEqual(['Lovely dessert', 'The soup was excellent']);
  await undo(again.id);
  expect(await texts()).toEqual([]);
});
