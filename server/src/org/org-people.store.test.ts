import { afterAll, describe, expect, test } from 'vitest';
import { callerWith, signedIn } from '../../test/caller.ts';
import { aCompany, password } from '../../test/company.ts';
import { startServer } from '../../test/server.ts';

let late = 0;
const server = await startServer({ clock: () => new Date(Date.now() + late) });
const open = callerWith(server.url, { origin: server.url });
const company = await aCompany(server, { name: 'Staff Ltd' });
const other = await aCompany(server);
const boss = company.as('administrator');
afterAll(() => server.close());

const invite = (unitId: string, role = 'business', email = `${crypto.randomUUID()}@new.test`) =>
  boss.post('/people/invitations', { email, role, unitId });
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const accept = (token: string) =>
  open.post(`/auth/invitations/${token}`, { name: 'New One', password, locale: 'zh' });

describe('invitations', () => {
  test('without a mail server the link is shown; it makes an account with that place', async () => {
    const email = 'new.one@new.test';
    const invited = await invite(company.units['store-b'], 'execution', email);
    expect(invited.body).toMatchObject({ mailed: false });
    const token = tokenOf(invited.body.link);
    const shown = await open.get(`/auth/invitations/${token}`);
    expect(shown.body).toEqual({ email, organisation: 'Staff Ltd' });
    const listed = (await boss.get('/people')).body.items;
    expect(listed).toContainEqual(expect.objectContaining({ email, status: 'invited' }));
    const joined = await accept(token);
    expect(joined.body).toMatchObject({
      account: { email, name: 'New One', locale: 'zh' },
      role: 'execution',
      unit: { name: 'store-b' },
    });
    expect((await signedIn(server.url, joined, server.url).get('/units')).body.items).toHaveLength(
      1,
    );
  });

  test('B5: an invitation works once, for a week, and not after it was taken back', async () => {
    const used = tokenOf((await invite(company.units.east1)).body.link);
    expect((await accept(used)).status).toBe(200);
    expect((await accept(used)).status).toBe(404);
    const { body } = await invite(company.units.east1);
    expect((await boss.delete(`/people/invitations/${body.id}`)).status).toBe(204);
    expect((await accept(tokenOf(body.link))).status).toBe(404);
    const old = tokenOf((await invite(company.units.east1)).body.link);
    late = 8 * 86_400_000;
    expect((await accept(old)).status).toBe(404);
    late = 0;
  });

  test('B5: the token of one organisation opens nothing in another', async () => {
    const token = tokenOf((await invite(company.units.east1)).body.link);
    const moved = other.orgId.replaceAll('-', '') + token.slice(32);
    expect((await open.get(`/auth/invitations/${moved}`)).status).toBe(404);
  });

  test('B2: someone outside the reach of the inviter is invited like a stranger', async () => {
    const regional = await company.hire('administrator', 'east1');
    const ask = (email: string) =>
      regional.post('/people/invitations', {
        email,
        role: 'business',
        unitId: company.units.east1,
      });
    const hidden = await ask(company.people.management.email);
    const stranger = await ask('stranger@new.test');
    expect([hidden.status, Object.keys(hidden.body)]).toEqual([201, Object.keys(stranger.body)]);
    expect(
      (
        await boss.post('/people/invitations', {
          email: company.people.management.email,
          role: 'business',
          unitId: company.units.east1,
        })
      ).body.code,
    ).toBe('already_member');
  });
});

describe('places', () => {
  test('B3: another role or unit, or none, ends the sessions a person has here', async () => {
    const change = async (wanted: object) => {
      const person = await company.hire('business', 'store-a');
      expect((await person.get('/me')).status).toBe(200);
      const changed = await boss.patch(`/people/${person.person.id}`, wanted);
      expect(changed.body).toMatchObject(
        'unitId' in wanted ? { unit: { id: wanted.unitId } } : 'role' in wanted ? wanted : {},
      );
      return (await person.get('/me')).status;
    };
    expect(await change({ role: 'execution' })).toBe(401);
    expect(await change({ unitId: company.units.east10 })).toBe(401);
    expect(await change({ active: false })).toBe(401);
  });

  test('a deactivated person cannot sign in again', async () => {
    const { person } = await company.hire('business', 'store-a');
    const changed = await boss.patch(`/people/${person.id}`, { active: false });
    expect(changed.body.status).toBe('deactivated');
    const answer = await open.post('/auth/sign-in', { email: person.email, password });
    expect(answer.body.code).toBe('sign_in_failed');
  });

  test('C4: a regional administrator cannot reach beyond the region, by person or by unit', async () => {
    const regional = await company.hire('administrator', 'east1');
    const { units } = company;
    const own = `/people/${regional.person.id}`;
    expect((await regional.patch(own, { unitId: units.headquarters })).status).toBe(404);
    expect(
      (await regional.patch(`/units/${units.east1}`, { parentId: units.east10 })).body.code,
    ).toBe('own_unit');
    expect(
      (await regional.patch(`/units/${units['store-a']}`, { parentId: units.east10 })).status,
    ).toBe(404);
    expect((await regional.delete(`/units/${units.east1}`)).body.code).toBe('own_unit');
    const up = { email: 'x@new.test', role: 'administrator', unitId: units.headquarters };
    expect((await regional.post('/people/invitations', up)).status).toBe(404);
    expect((await regional.patch('/organisation', { name: 'Mine' })).body.code).toBe('forbidden');
  });

  test('C4: the last administrator stays', async () => {
    const alone = await aCompany(server);
    const chief = alone.as('administrator');
    const self = `/people/${alone.people.administrator.id}`;
    for (const wanted of [{ active: false }, { role: 'business' }, { unitId: alone.units.east1 }]) {
      expect((await chief.patch(self, wanted)).body.code).toBe('last_administrator');
    }
    expect((await chief.get('/me')).status).toBe(200);
    await alone.hire('administrator', 'headquarters');
    expect((await chief.patch(self, { role: 'business' })).status).toBe(200);
  });

  test('C4: of two administrators who remove each other at once, one stays', async () => {
    const pair = await aCompany(server);
    const second = await pair.hire('administrator', 'headquarters');
    const answers = await Promise.all([
      pair.as('administrator').patch(`/people/${second.person.id}`, { active: false }),
      second.patch(`/people/${pair.people.administrator.id}`, { active: false }),
    ]);
    const left = await Promise.all([pair.as('administrator').get('/me'), second.get('/me')]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(left.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('units', () => {
  test('a unit with a history is closed and stays readable, one without is removed', async () => {
    const add = async (key: string) => {
      const unit = { parentId: company.units.east10, kind: 'store', name: key, key };
      return (await boss.post('/units', unit)).body.id as string;
    };
    const fresh = await add('fresh');
    expect((await boss.delete(`/units/${fresh}`)).body).toEqual({ closed: false });
    const named = await add('named');
    const key = { name: 'till', scopes: ['read'], unitId: named, expiresAt: '' };
    key.expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    expect((await boss.post('/api-keys', key)).status).toBe(201);
    expect((await boss.delete(`/units/${named}`)).body).toEqual({ closed: true });
    const listed = (await boss.get('/units')).body.items;
    expect(listed.find(({ id }: { id: string }) => id === fresh)).toBeUndefined();
    expect(listed.find(({ id }: { id: string }) => id === named).closedAt).not.toBeNull();
    const busy = await boss.delete(`/units/${company.units.east1}`);
    expect(busy.body.code).toBe('unit_has_children');
  });

  test('two moves at once never make a ring', async () => {
    const ring = await aCompany(server);
    const { east1, east10 } = ring.units;
    const chief = ring.as('administrator');
    const answers = await Promise.all([
      chief.patch(`/units/${east1}`, { parentId: east10 }),
      chief.patch(`/units/${east10}`, { parentId: east1 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('files', () => {
  const send = (path: string, text: string) =>
    boss.post(path, Buffer.from(text), { type: 'text/csv' });

  test('a dry run tells what a file of units would do and keeps nothing', async () => {
    const file =
      'key,name,kind,parent\nsouth,South,region,\nbay,Bay,store,south\neast1,East,region,\n';
    const dry = await send('/units/import?dryRun=true', file);
    expect(dry.body).toEqual({ rows: 3, created: 2, changed: 1, errors: [] });
    expect((await boss.get('/units')).text).not.toContain('"bay"');
    expect((await send('/units/import', file)).body).toEqual(dry.body);
    const units = (await boss.get('/units')).body.items as {
      key: string;
      id: string;
      parentId: string;
    }[];
    const south = units.find(({ key }) => key === 'south');
    expect(units.find(({ key }) => key === 'bay')?.parentId).toBe(south?.id);
    const again = await send('/units/import?dryRun=true', file);
    expect(again.body).toMatchObject({ created: 0, changed: 0 });
  });

  test('a file with one faulty row changes nothing and names the row', async () => {
    const file = 'key,name,kind,parent\nnorth,North,region,\nx,X,store,nowhere\n';
    const answer = await send('/units/import', file);
    expect(answer.body).toMatchObject({ code: 'import_faults', errors: [{ path: 'row 3' }] });
    expect((await boss.get('/units')).text).not.toContain('"north"');
  });

  test('a file of people invites the new and moves the known', async () => {
    const { person } = await company.hire('execution', 'store-a');
    const file = `email,role,unit\n${person.email},business,store-b\nfrom.file@new.test,execution,store-c\n`;
    const dry = await send('/people/import?dryRun=true', file);
    expect(dry.body).toEqual({ rows: 2, created: 1, changed: 1, errors: [], links: [] });
    const done = await send('/people/import', file);
    expect(done.body.links).toMatchObject([{ email: 'from.file@new.test' }]);
    const people = (await boss.get('/people')).body.items;
    expect(people).toContainEqual(
      expect.objectContaining({ email: person.email, role: 'business', status: 'active' }),
    );
    expect((await accept(tokenOf(done.body.links[0].link))).body.unit.name).toBe('store-c');
  });

  test('a body that is no file is refused in a sentence', async () => {
    expect((await boss.post('/units/import', {})).body.code).toBe('not_csv');
  });
});
