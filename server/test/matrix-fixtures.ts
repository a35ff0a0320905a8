import type { Fixture, Fixtures } from './matrix.ts';
import { organisationFixtures } from './matrix-organisation.ts';
import {
  aCustomer,
  aJourney,
  aMention,
  aMergedCustomer,
  anExport,
  anImport,
  aParting,
  aPerson,
  aPlan,
  aRule,
  aTicket,
  aTouchpoint,
  aView,
  aVoice,
  aVoiceWithPhone,
  envelope,
  heardEnough,
  subject,
  unit,
  upload,
} from './matrix-things.ts';
import type { World } from './matrix-world.ts';

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
  ...organisationFixtures,
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
