import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrg, type Tx } from '#kernel/db.ts';
import { open, vaultKeys } from '#kernel/vault.ts';
import { aCompany, type Company } from '../../test/company.ts';
import { startServer, type TestServer } from '../../test/server.ts';
import { customerRoutes } from './customer.routes.ts';
import { type Claim, customerComponent, customerStore } from './customer.store.ts';
import { customerWrites } from './customer-writes.store.ts';

let server: TestServer;
let company: Company;

beforeAll(async () => {
  server = await startServer({ routes: [customerRoutes] });
  company = await aCompany(server);
});
afterAll(() => server.close());

const at = new Date('2026-03-05T10:00:00Z');
const email = (value: string) => ({ type: 'email', value, verified: false });
const phone = (value: string) => ({ type: 'phone', value, verified: false });
const user = (value: string) => ({ type: 'userId', value, verified: true });
const claim = (...identities: Claim['identities']): Claim => ({
  identities,
  displayName: null,
  at,
});

function inCompany<T>(
  work: (store: ReturnType<typeof customerStore>, tx: Tx) => Promise<T>,
  orgId = company.orgId,
) {
  const keys = vaultKeys(server.services.secrets);
  return inOrg(server.services.db, orgId, (tx) => work(customerStore(tx, orgId, keys), tx));
}

const identify = (...claims: Claim[]) => inCompany((store) => store.identify(claims));

test('the same mailbox is one customer, however it is written, within and across batches', async () => {
  const [a, b, none] = await identify(
    claim(email('Ana@Example.com')),
    claim(email(' ana@example.COM ')),
    claim(),
  );
  expect(a).toBe(b);
  expect(none).toBeNull();
  expect(await identify(claim(email('ana@example.com')))).toEqual([a]);
});

test('another organisation does not know the customer', async () => {
  const other = await aCompany(server);
  const [mine] = await identify(claim(email('both@example.com')));
  const [theirs] = await inCompany(
    (store) => store.identify([claim(email('both@example.com'))]),
    other.orgId,
  );
  expect(theirs).not.toBe(mine);
});

test('a voice with keys of two customers merges them, and unmerging parts them again', async () => {
  const [byMail] = await identify(claim(email('merge@example.com')));
  const [byPhone] = await identify(claim(phone('13800138001')));
  expect(byPhone).not.toBe(byMail);
  const [both] = await identify(claim(email('merge@example.com'), phone('+86 138 0013 8001')));
  expect(both).toBe(byMail);
  const merged = await inCompany((_store, tx) =>
    customerComponent(tx, company.orgId, String(byPhone)),
  );
  expect(merged.toSorted()).toEqual([byMail, byPhone].toSorted());
  const found = await inCompany((store) => store.get(String(byPhone)));
  const edge = found.edges[0];
  const caller = company.as('administrator');
  const answer = await caller.post(`/customers/${found.id}/unmerge`, { edgeId: edge?.id });
  expect(answer.status).toBe(200);
  expect(
    await inCompany((_store, tx) => customerComponent(tx, company.orgId, String(byMail))),
  ).toEqual([byMail]);
});

/** Two customers that a voice joined and `administrator` parted again. */
async function aParting(name: string, number: string) {
  const keys = [email(`${name}@example.com`), phone(number)] as const;
  const [older] = await identify(claim(keys[0]));
  const later = new Date(at.getTime() + 60_000);
  const [younger] = await identify({ ...claim(keys[1]), at: later });
  const [one, other] = [String(older), String(younger)];
  await identify(claim(...keys));
  const caller = company.as('administrator');
  const parted = await caller.post(`/customers/${one}/unmerge`, { edgeId: other });
  return { keys, one, other, caller, parted };
}

const componentOf = (id: string) =>
  inCompany((_store, tx) => customerComponent(tx, company.orgId, id));

test('customers that were parted stay apart whatever comes, until joining is allowed again', async () => {
  const { keys, one, other, caller, parted } = await aParting('apart', '13800138011');
  expect(parted.body).toMatchObject({ id: one, edges: [], apart: [{ id: other }] });
  expect(await identify(claim(...keys))).toEqual([one]);
  const third = email('third@example.com');
  await identify(claim(third));
  await identify(claim(third, keys[1]), claim(third, keys[0]));
  expect(await componentOf(one)).not.toContain(other);
  const seen = (await caller.get(`/customers/${other}`)).body;
  expect(seen.apart).toMatchObject([{ label: 'a•••@example.com' }]);
  // By then the counterpart is whoever stands for it.
  expect(await componentOf(one)).toContain(seen.apart[0].id);

  const allow = () => caller.delete(`/customers/${seen.id}/apart/${one}`);
  expect((await allow()).body.apart).toEqual([]);
  expect((await allow()).status).toBe(200);
  const { items } = (await caller.get('/audit?action=customer.joining_allowed')).body;
  expect(items).toHaveLength(1);
  expect(await componentOf(one)).not.toContain(other);
  await identify(claim(...keys));
  expect(await componentOf(one)).toContain(other);
});

test('a customer parted from the middle of a chain stays apart from its top as well', async () => {
  const mails = ['top', 'middle', 'low'].map((name) => email(`${name}.chain@example.com`));
  const ids = (await identify(...mails.map((one) => claim(one)))).map(String);
  const [top = '', middle = '', low = ''] = ids.toSorted();
  const link = (from: string, into: string) =>
    inCompany((_store, tx) =>
      tx.updateTable('customer').set({ merged_into: into }).where('id', '=', from).execute(),
    );
  await link(low, middle);
  await link(middle, top);
  const caller = company.as('administrator');
  await caller.post(`/customers/${top}/unmerge`, { edgeId: low });
  await caller.post(`/customers/${top}/unmerge`, { edgeId: middle });
  await identify(claim(...mails));
  const roots = await Promise.all(ids.map(async (id) => (await componentOf(id)).toSorted()));
  expect(roots.toSorted()).toEqual(ids.toSorted().map((id) => [id]));
});

test('a batch that was read before a parting does not join what the parting keeps apart', async () => {
  const { one, other } = await aParting('race', '13800138012');
  await inCompany(async (_store, tx) => {
    const writes = customerWrites(tx, company.orgId);
    await writes.holdMerges();
    await writes.merge({ from: other, into: one });
  });
  expect(await componentOf(one)).toEqual([one]);
});

test('a third customer merged at the same moment is no bridge between parted ones', async () => {
  const { one, other } = await aParting('bridge', '13800138013');
  const [third = null] = await identify(claim(email('between@example.com')));
  if (third === null) throw new Error('The third customer was not made.');
  const merges = (tx: Tx) => customerWrites(tx, company.orgId);
  const held = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const first = inCompany(async (_store, tx) => {
    await merges(tx).holdMerges();
    await merges(tx).merge({ from: third, into: one });
    held.resolve();
    await mayEnd.promise;
  });
  await held.promise;
  const second = inCompany(async (_store, tx) => {
    await merges(tx).holdMerges();
    await merges(tx).merge({ from: other, into: third });
  });
  mayEnd.resolve();
  await Promise.all([first, second]);
  expect(await componentOf(third)).toContain(one);
  expect(await componentOf(one)).not.toContain(other);
});

test('intakes that merge the same customers crosswise all come through', async () => {
  const mails = Array.from({ length: 12 }, (_, at) => email(`cross${at}@example.com`));
  await identify(...mails.map((one) => claim(one)));
  const pair = (at: number, by: number) => {
    const found = [mails[at % 12], mails[(at + by) % 12]].filter((one) => one !== undefined);
    return claim(...found, email(`new${at}-${by}@example.com`));
  };
  const batches = [1, 5, 7, 11].map((by) =>
    identify(...Array.from({ length: 12 }, (_, at) => pair(by * at, by))),
  );
  const answers = await Promise.all(batches);
  expect(answers.flat().every((id) => id !== null)).toBe(true);
});

test('A8: keeping apart is undone only by those who may see both customers', async () => {
  const { keys, one, other } = await aParting('foreign', '13800138013');
  const path = `/customers/${one}/apart/${other}`;
  expect((await company.as('management').delete(path)).status).toBe(403);
  const elsewhere = await company.hire('business', 'store-a');
  expect((await elsewhere.delete(path)).status).toBe(404);
  const foreign = (await aCompany(server)).as('administrator');
  expect((await foreign.delete(path)).status).toBe(404);
  await identify(claim(...keys));
  expect(await componentOf(one)).not.toContain(other);
});

test('two proved user ids never become one person, whatever they share', async () => {
  const [one] = await identify(claim(user('u1'), email('family@example.com')));
  const [two] = await identify(claim(user('u2'), email('family@example.com')));
  expect(two).not.toBe(one);
  expect(
    await inCompany((_store, tx) => customerComponent(tx, company.orgId, String(one))),
  ).not.toContain(two);
});

test('no customer gathers more than ten identities', async () => {
  const claims = Array.from({ length: 14 }, (_, at) =>
    claim(user('hub'), email(`m${at}@hub.example`)),
  );
  const [hub] = await identify(...claims);
  const found = await inCompany((store) => store.get(String(hub)));
  expect(found.identities).toHaveLength(10);
});

test('a shared mailbox, a hotline and a landline of a shop recognise nobody', async () => {
  const found = await identify(
    claim(email('info@example.com')),
    claim(phone('400 800 1234')),
    claim(phone('+34 91 123 45 67')),
  );
  expect(found).toEqual([null, null, null]);
});

test('a phone that was silent for eighteen months may belong to someone else', async () => {
  const early = { ...claim(phone('13900139002')), at: new Date('2024-01-01T00:00:00Z') };
  const [before] = await identify(early);
  const [after] = await identify(claim(phone('13900139002')));
  expect(after).not.toBe(before);
});

test('what is stored of an identity cannot be read, only opened', async () => {
  await identify(claim(email('sealed@example.com')));
  const { rows, opened } = await inCompany(async (_store, tx) => {
    const rows = await tx
      .selectFrom('customer_identity')
      .selectAll()
      .where('hint', '=', 's•••@example.com')
      .execute();
    const place = { orgId: company.orgId, table: 'customer_identity', column: 'sealed' };
    const keys = vaultKeys(server.services.secrets);
    return { rows, opened: rows.map((row) => open(keys, place, row.sealed)) };
  });
  expect(JSON.stringify(rows.map((row) => row.sealed.toString('latin1')))).not.toContain('sealed@');
  expect(opened).toEqual(['sealed@example.com']);
});

test('many intakes of the same new customers at once agree', async () => {
  const claims = Array.from({ length: 20 }, (_, at) => claim(email(`race${at}@example.com`)));
  const all = await Promise.all([
    identify(...claims),
    identify(...claims.toReversed()),
    identify(...claims),
  ]);
  const [first, second, third] = all;
  expect(third).toEqual(first);
  expect(second?.toReversed()).toEqual(first);
});

test('a thousand claims take a handful of statements and little time', async () => {
  const claims = Array.from({ length: 1_000 }, (_, at) =>
    claim(email(`bulk${at}@example.com`), phone(`138${String(10_000_000 + at)}`)),
  );
  const found = await identify(...claims);
  expect(new Set(found).size).toBe(1_000);
  expect(await identify(...claims)).toEqual(found);
});

test('a customer is shown masked, and only to those who may see one of its voices', async () => {
  const [id] = await identify(claim(email('masked@example.com')));
  const answer = await company.as('administrator').get(`/customers/${id}`);
  expect(answer.status).toBe(200);
  expect(answer.text).not.toContain('masked@');
  expect(answer.body).toMatchObject({
    id,
    voices: 0,
    identities: [{ type: 'email', hint: 'm•••@example.com' }],
  });
  const elsewhere = await company.hire('business', 'store-a');
  expect((await elsewhere.get(`/customers/${id}`)).status).toBe(404);
  const foreign = await aCompany(server);
  expect((await foreign.as('administrator').get(`/customers/${id}`)).status).toBe(404);
});
