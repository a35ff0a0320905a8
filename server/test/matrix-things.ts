import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { hear } from './heard-voice.ts';
import type { World } from './matrix-world.ts';

/** An instant so many days from now. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** The store of the world. */
export const unit = ({ company, store }: World) => company.units[store];

/** A new store in the region. */
export async function aUnit(world: World): Promise<string> {
  const parentId = world.company.units[world.region];
  const key = `u-${randomUUID()}`;
  const wanted = { parentId, kind: 'store', name: 'Made', key };
  return (await world.chief.post('/units', wanted)).body.id;
}

/** An open invitation to the store. */
export async function anInvitation(world: World): Promise<string> {
  const wanted = { email: `${randomUUID()}@m.test`, role: 'execution', unitId: unit(world) };
  return (await world.chief.post('/people/invitations', wanted)).body.id;
}

/** Someone of the store. */
export const aPerson = async (world: World) =>
  (await world.company.hire('execution', world.store)).person.id;

/** An API key of the store. */
export const aKey = async (world: World) =>
  (await world.company.withKey(['read'], world.store)).keyId;

const first = (table: 'journey' | 'touchpoint') => (world: World) =>
  world.inTx(async (tx) => (await tx.selectFrom(table).select('id').executeTakeFirstOrThrow()).id);
/** The journey of the pack. */
export const aJourney = first('journey');
/** A touchpoint of the journey. */
export const aTouchpoint = first('touchpoint');

/** A voice as a client sends it, at the store. */
export const envelope = (world: World, text: string) => ({
  source: { externalId: randomUUID() },
  channel: 'email',
  touchpoint: { orgUnitId: world.store },
  subject: { identities: [{ type: 'email', value: `${randomUUID()}@guest.test` }] },
  occurredAt: inDays(-1),
  content: { text },
});

/** A stored voice of the store. */
export async function aVoice(world: World): Promise<string> {
  const voices = [envelope(world, 'The soup was cold and the waiter was kind.')];
  return (await world.chief.post('/voices', { voices })).body.items[0].id;
}

/** A stored voice of the store that a phone number was taken out of. */
export async function aVoiceWithPhone(world: World): Promise<string> {
  const voices = [envelope(world, 'Call me at (212) 555-0123 about the soup.')];
  return (await world.chief.post('/voices', { voices })).body.items[0].id;
}

/** A voice that was understood to say one thing. */
export async function aMention(world: World): Promise<{ id: string; no: string }> {
  const id = await aVoice(world);
  const { needs } = (await world.chief.get('/pack')).body;
  await world.inTx((tx) =>
    tx
      .insertInto('mention')
      .values({
        org_id: world.company.orgId,
        voice_id: id,
        no: 0,
        need: needs.at(-1).key,
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

/** A customer who said something at the store. */
export async function aCustomer(world: World): Promise<string> {
  const id = await aVoice(world);
  const voice = await world.inTx((tx) =>
    tx.selectFrom('voice').select('customer_id').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  if (!voice.customer_id) throw new Error('The voice has no customer.');
  return voice.customer_id;
}

/** A customer with another one merged into it. */
export async function aMergedCustomer(world: World): Promise<{ id: string; edgeId: string }> {
  const [id, edgeId] = [await aCustomer(world), await aCustomer(world)];
  await world.inTx((tx) =>
    tx.updateTable('customer').set({ merged_into: id }).where('id', '=', edgeId).execute(),
  );
  return { id, edgeId };
}

/** Two customers that are kept apart. */
export async function aParting(world: World): Promise<{ id: string; otherId: string }> {
  const { id, edgeId } = await aMergedCustomer(world);
  await world.chief.post(`/customers/${id}/unmerge`, { edgeId });
  return { id, otherId: edgeId };
}

/** An upload with one row, as a form. */
export function upload(): FormData {
  const form = new FormData();
  const rows = 'id,comment,score\n1,The soup was cold and we waited long,3\n';
  form.append('file', new Blob([rows], { type: 'text/csv' }), 'feedback.csv');
  return form;
}

/** An uploaded file, moved to `status`. */
export async function anImport(world: World, status?: string): Promise<string> {
  const { body } = await world.caller.post('/imports', upload());
  if (status) {
    await world.inTx((tx) =>
      tx.updateTable('import').set({ status }).where('id', '=', body.id).execute(),
    );
  }
  return body.id;
}

/** A rule on single voices of the store. */
export async function aRule(world: World): Promise<string> {
  const rule = { name: 'Grave', when: { severityAtLeast: 4 }, unitId: unit(world), dueMinutes: 60 };
  return (await world.chief.post('/alert-rules', rule)).body.id;
}

/** An export that its asker may fetch. */
export async function anExport(world: World): Promise<string> {
  const wanted = { kind: 'voices', format: 'csv' };
  const { id } = (await world.caller.post('/exports', wanted)).body;
  const blob = `${world.company.orgId}/exports/${id}`;
  await world.server.services.blobs.put(blob, Readable.from(['text']));
  await world.inTx((tx) =>
    tx.updateTable('export').set({ status: 'done', blob }).where('id', '=', id).execute(),
  );
  return id;
}

/** A view that its owner keeps for the team. */
export async function aView(world: World): Promise<string> {
  const view = { page: 'voices', name: 'Kept', query: '', team: true };
  return (await world.caller.post('/views', view)).body.id;
}

/** A ticket about a voice of the store. */
export async function aTicket(world: World): Promise<string> {
  return (await world.chief.post('/tickets', { voiceId: await aVoice(world) })).body.id;
}

/** The need and the point that plans of a world are about. */
export const subject = { need: 'product.food.temperature', point: 'pain' };

/** Enough voices of the store, with their facts, for a baseline. */
export async function heardEnough(world: World): Promise<void> {
  const { server, company, store } = world;
  const touchpointId = await aTouchpoint(world);
  const heard = { unit: store, touchpointId, mentions: [{ need: subject.need }] };
  for (let n = 0; n < 5; n += 1) await hear(server, company, heard);
}

/** A plan for the store with an action, both of its own departments. */
export async function aPlan(world: World): Promise<{ id: string; actionId: string }> {
  await heardEnough(world);
  const wanted = { ...subject, title: 'Hotter', dueOn: '2030-01-31', unitIds: [unit(world)] };
  const { id } = (await world.chief.post('/plans', wanted)).body;
  const action = { title: 'Warm bowls', departmentUnitId: unit(world), dueOn: '2030-01-31' };
  const { actionList } = (await world.chief.post(`/plans/${id}/actions`, action)).body;
  return { id, actionId: actionList[0].id };
}
