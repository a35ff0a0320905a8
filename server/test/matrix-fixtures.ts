import { randomUUID } from 'node:crypto';
import type { Fixture, Fixtures } from './matrix.ts';
import {
  aCustomer,
  aJourney,
  aKey,
  aMention,
  aMergedCustomer,
  anExport,
  anImport,
  anInvitation,
  aParting,
  aPerson,
  aPlan,
  aRule,
  aTicket,
  aTouchpoint,
  aUnit,
  aView,
  aVoice,
  aVoiceWithPhone,
  envelope,
  heardEnough,
  inDays,
  subject,
  unit,
  upload,
} from './matrix-things.ts';
import type { World } from './matrix-world.ts';

const token = 'Whoever holds the token of the link may use it; no other id is taken.';

/** A filter that names one of everything it can name. */
async function filter(world: World): Promise<Record<string, string>> {
  return {
    unit: unit(world),
    touchpoint: await aTouchpoint(world),
    customer: await aCustomer(world),
    import: await anImport(world),
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

const ofImport = (status?: string): Fixture => ({
  request: async (world) => ({ path: { id: await anImport(world, status) } }),
});

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
  'GET /touchpoints': { request: () => ({}) },
  'PATCH /organisation': { request: () => ({ body: { locale: 'es' } }), by: 'headquarters' },
  'POST /organisation/sample': { open: 'Takes no id; the tests of setup open a sample.' },
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
  'GET /voices/{id}/original': {
    request: async (world) => ({ path: { id: await aVoiceWithPhone(world) } }),
  },
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
  'GET /customers/{id}': {
    request: async (world) => ({ path: { id: await aCustomer(world) } }),
  },
  'POST /customers/{id}/unmerge': {
    request: async (world) => {
      const { id, edgeId } = await aMergedCustomer(world);
      return { path: { id }, body: { edgeId } };
    },
  },
  'DELETE /customers/{id}/apart/{otherId}': {
    request: async (world) => ({ path: await aParting(world) }),
  },
  'POST /imports': { request: () => ({ body: upload() }) },
  'GET /imports': { request: () => ({}) },
  'GET /imports/{id}': ofImport(),
  'GET /imports/{id}/errors': ofImport(),
  'GET /imports/{id}/rejected': ofImport(),
  'GET /imports/{id}/preview': ofImport(),
  'POST /imports/{id}/dry-run': ofImport(),
  'POST /imports/{id}/start': ofImport('mapped'),
  'POST /imports/{id}/cancel': ofImport('running'),
  'POST /imports/{id}/undo': ofImport('done'),
  'PUT /imports/{id}/encoding': {
    request: async (world) => ({
      path: { id: await anImport(world) },
      body: { encoding: 'utf-8' },
    }),
  },
  'PUT /imports/{id}/mapping': {
    request: async (world) => ({
      path: { id: await anImport(world) },
      body: { text: ['comment'], defaults: { unitId: unit(world) } },
    }),
  },
  'GET /alert-rules': { request: () => ({}) },
  'POST /alert-rules': {
    request: (world) => ({
      body: { name: 'New', when: { severityAtLeast: 3 }, unitId: unit(world), dueMinutes: 60 },
    }),
  },
  'PATCH /alert-rules/{id}': {
    request: async (world) => ({
      path: { id: await aRule(world) },
      body: { name: 'Other', unitId: unit(world) },
    }),
  },
  'DELETE /alert-rules/{id}': { request: async (world) => ({ path: { id: await aRule(world) } }) },
  'GET /alerts': { request: () => ({}) },
  'GET /tickets': { request: (world) => ({ query: { unit: unit(world) } }) },
  'POST /tickets': {
    request: async (world) => ({
      body: { voiceId: await aVoice(world), departmentUnitId: unit(world) },
    }),
  },
  'GET /tickets/{id}': { request: async (world) => ({ path: { id: await aTicket(world) } }) },
  'POST /tickets/{id}/take': {
    request: async (world) => ({ path: { id: await aTicket(world) }, body: {} }),
  },
  'POST /tickets/{id}/comments': {
    request: async (world) => ({ path: { id: await aTicket(world) }, body: { text: 'Seen.' } }),
  },
  'POST /tickets/{id}/hand-off': {
    request: async (world) => ({
      path: { id: await aTicket(world) },
      body: { departmentUnitId: unit(world), note: 'Yours.' },
    }),
  },
  'POST /tickets/{id}/status': {
    request: async (world) => ({
      path: { id: await aTicket(world) },
      body: { status: 'in_progress' },
    }),
  },
  'POST /tickets/{id}/events/{no}/undo': {
    request: async (world) => {
      const id = await aTicket(world);
      await world.caller.post(`/tickets/${id}/take`);
      return { path: { id, no: '2' } };
    },
  },
  'GET /calendar': { request: () => ({}) },
  'PUT /calendar': {
    by: 'headquarters',
    request: async (world) => ({ body: (await world.chief.get('/calendar')).body }),
  },
  'GET /plans': { request: () => ({}) },
  'GET /plans/draft': {
    request: async (world) => {
      await heardEnough(world);
      return { query: { ...subject, unitId: unit(world), touchpointId: await aTouchpoint(world) } };
    },
  },
  'POST /plans': {
    request: async (world) => {
      await heardEnough(world);
      const ids = { unitIds: [unit(world)], departmentUnitId: unit(world) };
      const more = { ownerId: await aPerson(world), touchpointId: await aTouchpoint(world) };
      const voices = { withoutVoiceIds: [await aVoice(world)] };
      const words = { title: 'Hotter', dueOn: '2030-01-31' };
      return { body: { ...subject, ...ids, ...more, ...voices, ...words } };
    },
  },
  'GET /plans/{id}': { request: async (world) => ({ path: { id: (await aPlan(world)).id } }) },
  'PATCH /plans/{id}': {
    request: async (world) => ({
      path: { id: (await aPlan(world)).id },
      body: { departmentUnitId: unit(world), ownerId: await aPerson(world) },
    }),
  },
  'POST /plans/{id}/actions': {
    request: async (world) => ({
      path: { id: (await aPlan(world)).id },
      body: { title: 'Test bowls', departmentUnitId: unit(world), dueOn: '2030-01-31' },
    }),
  },
  'PATCH /plans/{id}/actions/{actionId}': {
    request: async (world) => ({
      path: await aPlan(world),
      body: { title: 'Test bowls', departmentUnitId: unit(world) },
    }),
  },
  'DELETE /plans/{id}/actions/{actionId}': {
    request: async (world) => ({ path: await aPlan(world) }),
  },
  'POST /exports': { request: () => ({ body: { kind: 'voices', format: 'csv' } }) },
  'GET /exports/{id}': { request: async (world) => ({ path: { id: await anExport(world) } }) },
  'GET /exports/{id}/file': { request: async (world) => ({ path: { id: await anExport(world) } }) },
  'GET /views': { request: () => ({}) },
  'POST /views': {
    request: () => ({ body: { page: 'voices', name: 'Mine', query: '', team: true } }),
  },
  'DELETE /views/{id}': { request: async (world) => ({ path: { id: await aView(world) } }) },
  'GET /search': { request: () => ({ query: { q: 'store' } }) },
};
