import { randomUUID } from 'node:crypto';
import type { Fixtures } from './matrix.ts';
import type { World } from './matrix-world.ts';

const token = 'Whoever holds the token of the link may use it; no other id is taken.';
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const unit = ({ company, store }: World) => company.units[store];

async function aUnit(world: World): Promise<string> {
  const parentId = world.company.units[world.region];
  const key = `u-${randomUUID()}`;
  const wanted = { parentId, kind: 'store', name: 'Made', key };
  return (await world.chief.post('/units', wanted)).body.id;
}

async function anInvitation(world: World): Promise<string> {
  const wanted = { email: `${randomUUID()}@m.test`, role: 'execution', unitId: unit(world) };
  return (await world.chief.post('/people/invitations', wanted)).body.id;
}

const aPerson = async (world: World) =>
  (await world.company.hire('execution', world.store)).person.id;

const aKey = async (world: World) => (await world.company.withKey(['read'], world.store)).keyId;

const first = (table: 'journey' | 'touchpoint') => (world: World) =>
  world.inTx(async (tx) => (await tx.selectFrom(table).select('id').executeTakeFirstOrThrow()).id);
const aJourney = first('journey');
const aTouchpoint = first('touchpoint');

const envelope = (world: World, text: string) => ({
  source: { externalId: randomUUID() },
  channel: 'email',
  touchpoint: { orgUnitId: world.store },
  subject: { identities: [{ type: 'email', value: `${randomUUID()}@guest.test` }] },
  occurredAt: inDays(-1),
  content: { text },
});

async function aVoice(world: World): Promise<string> {
  const voices = [envelope(world, 'The soup was cold and the waiter was kind.')];
  return (await world.chief.post('/voices', { voices })).body.items[0].id;
}

/** A voice that was understood to say one thing. */
async function aMention(world: World): Promise<{ id: string; no: string }> {
  const id = await aVoice(world);
  await world.inTx((tx) =>
    tx
      .insertInto('mention')
      .values({
        org_id: world.company.orgId,
        voice_id: id,
        no: 0,
        need: 'food.temperature',
        span_start: 0,
        span_end: 17,
        polarity: 'negative',
        valence: -0.6,
        strength: 0.6,
        point: 'pain',
        confidence: 0.9,
        abstained: false,
      })
      .execute(),
  );
  return { id, no: '0' };
}

const aCustomer = (world: World) =>
  world.inTx(async (tx) => {
    const id = randomUUID();
    const orgId = world.company.orgId;
    await tx.insertInto('customer').values({ org_id: orgId, id, label: 'A guest' }).execute();
    return id;
  });

/** A filter that names one of everything it can name. */
async function filter(world: World): Promise<Record<string, string>> {
  return {
    unit: unit(world),
    touchpoint: await aTouchpoint(world),
    customer: await aCustomer(world),
    import: randomUUID(),
  };
}

const counted = 'A filter only narrows what may be seen: nothing is counted.';
const softFilter = {
  'query.touchpoint': counted,
  'query.customer': counted,
  'query.import': counted,
};
const filtered = {
  request: async (world: World) => ({ query: await filter(world) }),
  soft: softFilter,
};

/** One entry for each endpoint. A new endpoint adds its own: the test names the ones missing. */
export const fixtures: Fixtures = {
  'POST /auth/sign-in': { open: 'Takes no id.' },
  'POST /auth/link': { open: token },
  'POST /auth/sign-out': { open: 'Takes no id.' },
  'POST /auth/sign-out-everywhere': { request: () => ({}) },
  'POST /auth/forgot': { open: 'Takes no id.' },
  'POST /auth/reset': { open: token },
  'GET /auth/invitations/{token}': { open: token },
  'POST /auth/invitations/{token}': { open: token },
  'GET /auth/setup/{token}': { open: token },
  'POST /auth/setup': { open: token },
  'GET /me': { request: () => ({}) },
  'PATCH /me': { request: () => ({ body: { theme: 'dark' } }) },
  'POST /me/password': {
    request: () => ({ body: { current: 'correct horse 7 battery', next: 'another password' } }),
  },
  'POST /me/organisation': { request: ({ company }) => ({ body: { id: company.orgId } }) },
  'PUT /me/view-as': {
    request: (world) => ({ body: { role: 'execution', unitId: unit(world) } }),
  },
  'GET /organisation': { request: () => ({}) },
  'PATCH /organisation': { request: () => ({ body: { locale: 'es' } }), by: 'headquarters' },
  'DELETE /organisation/sample': { open: 'Takes no id; the tests of setup remove a sample.' },
  'GET /units': { request: () => ({}) },
  'POST /units': {
    request: (world) => ({
      body: {
        parentId: world.company.units[world.region],
        kind: 'store',
        name: 'New',
        key: `n-${randomUUID()}`,
      },
    }),
  },
  'PATCH /units/{id}': {
    request: async (world) => ({
      path: { id: await aUnit(world) },
      body: { name: 'Renamed', parentId: world.company.units[world.region] },
    }),
  },
  'DELETE /units/{id}': { request: async (world) => ({ path: { id: await aUnit(world) } }) },
  'POST /units/import': {
    request: ({ store, region }) => ({
      query: { dryRun: 'true' },
      type: 'text/csv',
      body: `key,name,kind,parent\n${store},Renamed,store,${region}\n`,
    }),
  },
  'GET /people': { request: () => ({}) },
  'GET /roles': { request: () => ({}) },
  'POST /people/invitations': {
    request: (world) => ({
      body: { email: 'one@m.test', role: 'business', unitId: unit(world) },
    }),
  },
  'DELETE /people/invitations/{id}': {
    request: async (world) => ({ path: { id: await anInvitation(world) } }),
  },
  'PATCH /people/{id}': {
    request: async (world) => ({
      path: { id: await aPerson(world) },
      body: { role: 'business', unitId: unit(world) },
    }),
  },
  'POST /people/import': {
    request: ({ store }) => ({
      query: { dryRun: 'true' },
      type: 'text/csv',
      body: `email,role,unit\ntwo@m.test,business,${store}\n`,
    }),
  },
  'GET /api-keys': { request: () => ({}) },
  'POST /api-keys': {
    request: (world) => ({
      body: { name: 'Till', scopes: ['read'], unitId: unit(world), expiresAt: inDays(9) },
    }),
  },
  'DELETE /api-keys/{id}': { request: async (world) => ({ path: { id: await aKey(world) } }) },
  'GET /audit': {
    request: async (world) => ({ query: { actor: await aPerson(world), cursor: '999' } }),
    soft: { 'query.actor': 'A filter of a list: nothing of it is found.' },
  },
  'POST /audit/verify': { request: () => ({}), by: 'headquarters' },
  'GET /pack': { request: () => ({}) },
  'GET /overview': filtered,
  'GET /needs': filtered,
  'GET /journeys': { request: () => ({}) },
  'GET /journeys/{id}/map': {
    request: async (world) => ({
      path: { id: await aJourney(world) },
      query: await filter(world),
    }),
    soft: softFilter,
  },
  'POST /voices': {
    request: (world) => ({ body: { voices: [envelope(world, 'Kind waiter.')] } }),
  },
  'GET /voices': filtered,
  'GET /voices/{id}': { request: async (world) => ({ path: { id: await aVoice(world) } }) },
  'PATCH /voices/{id}/mentions/{no}': {
    request: async (world) => ({ path: await aMention(world), body: { polarity: 'neutral' } }),
  },
  'DELETE /voices/{id}/mentions/{no}/correction': {
    request: async (world) => {
      const path = await aMention(world);
      await world.chief.patch(`/voices/${path.id}/mentions/0`, { polarity: 'neutral' });
      return { path };
    },
  },
  'PUT /voices/{id}/touchpoint': {
    request: async (world) => ({
      path: { id: await aVoice(world) },
      body: { touchpointId: await aTouchpoint(world) },
    }),
  },
};
