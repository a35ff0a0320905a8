import { randomUUID } from 'node:crypto';
import type { Fixtures } from './matrix.ts';
import { aKey, anInvitation, aPerson, aUnit, inDays, unit } from './matrix-things.ts';

const token = 'Whoever holds the token of the link may use it; no other id is taken.';

/** Endpoints of sign-in, of a person's own account and of the organisation. */
export const organisationFixtures: Fixtures = {
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
};
