import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aVoice, aWorld, aWorldOn, importTable, pagesOf, parting, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const statuses = async (...voices: object[]) =>
  (await world.post(...voices)).body.items.map((one: { status: string }) => one.status);

async function detail(externalId: string) {
  const id = await world.inTx((tx) =>
    tx
      .selectFrom('voice')
      .select('id')
      .where('external_id', '=', externalId)
      .executeTakeFirstOrThrow(),
  );
  return (await world.chief.get(`/voices/${id.id}`)).body;
}

const daysOf = async (of: World = world) =>
  of.server.services.facts.of(of.company.orgId).read<{ day: string; n: number }>({
    table: 'voice_fact',
    select: 'toString(day) AS day, toUInt32(count()) AS n',
    groupBy: 'day',
    orderBy: 'day',
  });

const table = (rows: number, from = 0) =>
  `id,comment,date\n${Array.from({ length: rows }, (_, at) => `t${from + at},The soup was cold ${from + at},2026-03-0${1 + (at % 9)}\n`).join('')}`;

describe('a voice told again', () => {
  test('in the same words is a duplicate, and changes nothing', async () => {
    const voice = aVoice();
    expect(await statuses(voice)).toEqual(['accepted']);
    await world.settle();
    const before = await world.counted();
    expect(await statuses(voice)).toEqual(['duplicate']);
    expect(await statuses(voice, voice)).toEqual(['duplicate', 'duplicate']);
    await world.settle();
    expect(await world.counted()).toEqual(before);
  });

  test('in other words is a revision; the old words are kept', async () => {
    const externalId = randomUUID();
    await world.post(aVoice({ externalId, text: 'The soup was cold.' }));
    await world.settle();
    expect(await statuses(aVoice({ externalId, text: 'The soup was hot after all.' }))).toEqual([
      'revised',
    ]);
    await world.settle();
    const told = await detail(externalId);
    expect(told).toMatchObject({ revision: 2, text: 'The soup was hot after all.' });
    expect(told.history.map((one: { text: string }) => one.text)).toContain('The soup was cold.');
  });

  test('that the source made earlier is kept and does not win', async () => {
    const externalId = randomUUID();
    await world.post(aVoice({ externalId, version: '3', text: 'The third telling.' }));
    expect(
      await statuses(aVoice({ externalId, version: '2', text: 'The second telling.' })),
    ).toEqual(['duplicate']);
    await world.settle();
    const told = await detail(externalId);
    expect(told.text).toBe('The third telling.');
    const kept = await world.inTx((tx) =>
      tx.selectFrom('voice_revision').select('envelope').where('voice_id', '=', told.id).execute(),
    );
    expect(JSON.stringify(kept)).toContain('The second telling.');
  });

  test('in one request, in two versions, ends as the newer one', async () => {
    const externalId = randomUUID();
    const answer = await statuses(
      aVoice({ externalId, version: '10', text: 'The tenth telling.' }),
      aVoice({ externalId, version: '9', text: 'The ninth telling.' }),
    );
    expect(answer).toEqual(['accepted', 'duplicate']);
    expect((await detail(externalId)).text).toBe('The tenth telling.');
  });

  test('with another date leaves nothing under the old day', async () => {
    const own = await aWorldOn(world.server);
    const externalId = randomUUID();
    await own.post(aVoice({ externalId, at: '2026-04-01T10:00:00.000Z' }));
    await own.settle();
    expect(await daysOf(own)).toEqual([{ day: '2026-04-01', n: 1 }]);
    const before = await own.counted();
    await own.post(aVoice({ externalId, at: '2026-04-02T10:00:00.000Z' }));
    await own.settle();
    expect(await daysOf(own)).toEqual([{ day: '2026-04-02', n: 1 }]);
    await own.post(aVoice({ externalId, at: '2026-04-01T10:00:00.000Z' }));
    await own.settle();
    expect(await own.counted()).toEqual(before);
    await own.close();
  });
});

describe('work done again', () => {
  test('I2: a job that is delivered three times changes no aggregate', async () => {
    const own = await aWorldOn(world.server);
    const { orgId } = own.company;
    const { body } = await own.post(
      ...Array.from({ length: 40 }, (_, at) =>
        aVoice({ text: `The soup was cold, the waiter friendly ${at}.`, nps: at % 11 }),
      ),
    );
    await own.settle();
    const period = 'from=2026-05-01&to=2026-05-31';
    const [before, counted] = [await pagesOf(own, period), await own.counted()];
    const voiceIds = body.items.map((one: { id: string }) => one.id);
    for (let again = 0; again < 3; again += 1) {
      await own.server.services.jobs.boss.send('voice.received', { orgId, voiceIds });
      await own.settle();
    }
    expect(await own.counted()).toEqual(counted);
    expect(parting(await pagesOf(own, period), before)).toBe('');
    await own.close();
  });

  test('I2: the same file imported again brings nothing new', async () => {
    const first = await importTable(world, table(50));
    expect(first).toMatchObject({ status: 'done', accepted: 50, duplicates: 0, understood: 50 });
    const before = await world.counted();
    const second = await importTable(world, table(50));
    expect(second).toMatchObject({ status: 'done', accepted: 0, duplicates: 50 });
    expect(await world.counted()).toEqual(before);
  });

  test('an import that was taken back leaves nothing, and can be imported again', async () => {
    const own = await aWorldOn(world.server);
    const { id } = await importTable(own, table(30, 500));
    const before = await own.counted();
    expect(before.voices).toBe(30);
    await own.chief.post(`/imports/${id}/undo`);
    await own.settle();
    expect(await own.counted()).toEqual({ voices: 0, counted: 0, mentions: 0 });
    expect(await importTable(own, table(30, 500))).toMatchObject({ accepted: 30, understood: 30 });
    expect(await own.counted()).toEqual(before);
    await own.close();
  });
});

describe('the same thing said in two places', () => {
  const said = 'We waited forty minutes for a table and nobody said a word to us.';

  async function twice(own: World, email: string, gapHours = 1) {
    const text = said;
    await own.post(aVoice({ text, email, at: '2026-05-04T10:00:00.000Z' }));
    const at = new Date(Date.parse('2026-05-04T10:00:00Z') + gapHours * 3_600_000).toISOString();
    const csv = `id,comment,email,date\n${randomUUID()},${text},${email},${at}\n`;
    const found = await importTable(own, csv);
    expect(found).toMatchObject({ accepted: 1 });
    return found.id as string;
  }

  test('is kept twice and counted once', async () => {
    const own = await aWorldOn(world.server);
    await twice(own, 'guest@example.com');
    expect(await own.counted()).toMatchObject({ voices: 2, counted: 1 });
    const { body } = await own.chief.get('/overview?from=2026-05-01&to=2026-05-31');
    expect(body.volume.total).toBe(1);
    await own.close();
  });

  test('two days apart is counted twice', async () => {
    const own = await aWorldOn(world.server);
    await twice(own, 'guest@example.com', 49);
    expect(await own.counted()).toMatchObject({ voices: 2, counted: 2 });
    await own.close();
  });

  test('counts again when the one it repeats is taken back', async () => {
    const own = await aWorldOn(world.server);
    const email = 'guest@example.com';
    const csv = `id,comment,email,date\nx1,${said},${email},2026-05-04T10:00:00Z\n`;
    const { id } = await importTable(own, csv);
    await own.post(aVoice({ text: said, email, at: '2026-05-04T11:00:00.000Z' }));
    await own.settle();
    expect(await own.counted()).toMatchObject({ voices: 2, counted: 1 });
    await own.chief.post(`/imports/${id}/undo`);
    await own.settle();
    expect(await own.counted()).toMatchObject({ voices: 1, counted: 1 });
    await own.close();
  });
});

describe('times', () => {
  test.each([
    ['UTC', '1970-01-01T00:00:00.000Z', '1970-01-01'],
    ['America/New_York', '1970-01-01T00:00:00.000Z', '1970-01-01'],
    ['UTC', '1912-06-23T00:00:00.000Z', '1970-01-01'],
    ['Asia/Shanghai', '2026-05-04T18:00:00.000Z', '2026-05-05'],
  ])('I5: in %s, %s counts on %s', async (zone, at, day) => {
    const own = await aWorldOn(world.server, zone);
    expect((await own.post(aVoice({ at }))).body.accepted).toBe(1);
    await own.settle();
    expect(await daysOf(own)).toEqual([{ day, n: 1 }]);
    const kept = await own.inTx((tx) => tx.selectFrom('voice').select('occurred_at').execute());
    expect(kept[0]?.occurred_at.toISOString()).toBe(at);
    const { status } = await own.chief.get('/overview?from=1912-01-01&to=2026-06-01');
    expect(status).toBe(200);
    await own.close();
  });

  test('I5: a time in 2099, or a day ahead, becomes the time of arrival, and both are kept', async () => {
    const own = await aWorldOn(world.server);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const answer = await own.post(
      aVoice({ externalId: 'far', at: '2099-12-31T00:00:00.000Z' }),
      aVoice({ externalId: 'near', at: tomorrow }),
    );
    expect(answer.body.items.map((one: { warnings: string[] }) => one.warnings)).toEqual([
      ['time_in_future'],
      ['time_in_future'],
    ]);
    await own.settle();
    const today = new Date().toISOString().slice(0, 10);
    expect(await daysOf(own)).toEqual([{ day: today, n: 2 }]);
    const rows = await own.inTx((tx) => tx.selectFrom('voice').select('envelope').execute());
    expect(JSON.stringify(rows)).toContain('2099-12-31');
    await own.close();
  });

  test('I5: a late voice of last year restates last year', async () => {
    const own = await aWorldOn(world.server);
    await own.post(aVoice({ at: '2026-05-04T10:00:00.000Z' }));
    await own.settle();
    await own.post(aVoice({ at: '2025-05-04T10:00:00.000Z' }));
    await own.settle();
    const { body } = await own.chief.get('/overview?from=2025-05-01&to=2025-05-31');
    expect(body.volume.total).toBe(1);
    await own.close();
  });

  test('I5: one file with voices of eleven years and more than a hundred months becomes facts', async () => {
    const own = await aWorldOn(world.server);
    const rows = Array.from({ length: 264 }, (_, at) => {
      const month = String(1 + (at % 12)).padStart(2, '0');
      return `y${at},The soup was cold ${at},${2015 + (Math.floor(at / 12) % 11)}-${month}-03\n`;
    });
    const done = await importTable(own, `id,comment,date\n${rows.join('')}`);
    expect(done).toMatchObject({ accepted: 264, understood: 264 });
    expect(await own.counted()).toMatchObject({ voices: 264 });
    await own.close();
  });
});
