import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { Routes, Services } from '#kernel/http.ts';
import { Filter } from '#metric/metric.ts';
import { scopesOf } from '#metric/metric-scope.store.ts';
import { needStore } from '#need/need.store.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';
import { voiceStore } from './voice.store.ts';
import { correctionStore } from './voice-correction.store.ts';
import { factsStale } from './voice-job-kinds.ts';
import { voicePage } from './voice-list.facts.ts';
import { readOriginal, VoiceOriginal } from './voice-original.store.ts';
import { PostAnswer, postVoices } from './voice-post.store.ts';
import { CorrectionInput, VoiceDetail, VoiceView } from './voice-view.ts';

const Id = z.object({ id: z.uuid() });
const MentionPlace = z.object({ id: z.uuid(), no: z.coerce.number().int().min(0).max(10_000) });

/** A voice is seen by those above its unit, and by a department that has a ticket about it. */
async function seeVoice(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { unitId, departmentIds } = await voiceStore(tx, actor.orgId).placeOf(id);
  const own = [unitId, ...departmentIds].some((unit) => actor.unitIds.has(unit));
  if (!own) throw notFound('voice');
}

type Change = (context: {
  tx: Tx;
  corrections: ReturnType<typeof correctionStore>;
}) => Promise<void>;

/** Changes what is understood of a voice, writes it to the audit log and renews the facts. */
async function changeVoice(
  services: Services,
  actor: Actor,
  { id, action, detail, change }: { id: string; action: string; detail: object; change: Change },
): Promise<VoiceDetail> {
  return inOrg(services.db, actor.orgId, async (tx) => {
    await seeVoice(tx, actor, id);
    const { pack } = await needStore(tx, actor.orgId).settings();
    await change({ tx, corrections: correctionStore(tx, actor.orgId, pack) });
    const audit = auditOf(services, tx, auditActor(actor));
    await audit(action, { kind: 'voice', id }, { ...detail });
    await services.jobs.send(tx, factsStale, { orgId: actor.orgId, voiceIds: [id] });
    return voiceStore(tx, actor.orgId).detail(id, actor.unitIds);
  });
}

/** Voices in, voices seen, and what people say was misunderstood. */
export const voiceRoutes: Routes = (app) => {
  const { services } = app;

  app.post(
    '/voices',
    {
      bodyLimit: 4 * 1024 * 1024,
      schema: {
        operationId: 'postVoices',
        tags: ['voice'],
        summary: 'Send up to 1,000 voices; answered when they are stored',
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        body: z.object({ voices: z.array(z.unknown()).min(1).max(1_000) }),
        response: { 202: PostAnswer },
      },
      config: { may: 'voice.write', needsRoom: true },
    },
    async ({ actor, body, headers }, reply) => {
      const key = headers['idempotency-key'] ?? null;
      const answer = await postVoices(services, actor, { raw: body.voices, key });
      return reply.status(202).send(answer);
    },
  );

  app.get(
    '/voices',
    {
      schema: {
        operationId: 'listVoices',
        tags: ['voice'],
        summary: 'The voices of a filter, newest first',
        querystring: Filter.extend({
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: z.string().max(500).optional(),
        }),
        response: {
          200: z.object({
            items: z.array(VoiceView),
            next: z.string().nullable(),
            total: z.int(),
            period: z.object({ from: z.string(), to: z.string() }),
          }),
        },
      },
      config: { may: 'voice.read' },
    },
    async ({ actor, query }) => {
      const { limit, cursor, ...filter } = query;
      const scopes = await inOrg(services.db, actor.orgId, (tx) =>
        scopesOf(tx, actor, { filter, now: services.clock() }),
      );
      const page = await voicePage(services.facts.of(actor.orgId), scopes.now, {
        limit,
        cursor: cursor ?? null,
      });
      const items = await inOrg(services.db, actor.orgId, (tx) =>
        voiceStore(tx, actor.orgId).views(page.ids),
      );
      const { from, to } = scopes.period;
      return { items, next: page.next, total: page.total, period: { from, to } };
    },
  );

  app.get(
    '/voices/:id',
    {
      schema: {
        operationId: 'getVoice',
        tags: ['voice'],
        summary: 'One voice with everything known of it',
        params: Id,
        response: { 200: VoiceDetail },
      },
      config: { may: 'voice.read' },
    },
    ({ actor, params }) =>
      inOrg(services.db, actor.orgId, async (tx) => {
        await seeVoice(tx, actor, params.id);
        return voiceStore(tx, actor.orgId).detail(params.id, actor.unitIds);
      }),
  );

  app.get(
    '/voices/:id/original',
    {
      schema: {
        operationId: 'readOriginal',
        tags: ['voice'],
        summary: 'The words as they came, with the personal data in them; reading is remembered',
        params: Id,
        response: { 200: VoiceOriginal },
      },
      config: { may: 'voice.original' },
    },
    async ({ actor, params }, reply) => {
      const original = await readOriginal(services, actor, params.id);
      return reply.header('cache-control', 'no-store').send(original);
    },
  );

  app.patch(
    '/voices/:id/mentions/:no',
    {
      schema: {
        operationId: 'correctMention',
        tags: ['voice'],
        summary: 'Correct what was understood: need, polarity, point or department',
        params: MentionPlace,
        body: CorrectionInput,
        response: { 200: VoiceDetail },
      },
      config: { may: 'voice.correct' },
    },
    ({ actor, params: { id, no }, body }) =>
      changeVoice(services, actor, {
        id,
        action: 'voice.correct',
        detail: { mention: no, ...body },
        change: ({ corrections }) =>
          corrections.correct(id, no, {
            input: body,
            accountId: actor.accountId ?? '',
            at: services.clock(),
          }),
      }),
  );

  app.delete(
    '/voices/:id/mentions/:no/correction',
    {
      schema: {
        operationId: 'undoCorrection',
        tags: ['voice'],
        summary: 'Take a correction back',
        params: MentionPlace,
        response: { 200: VoiceDetail },
      },
      config: { may: 'voice.correct' },
    },
    ({ actor, params: { id, no } }) =>
      changeVoice(services, actor, {
        id,
        action: 'voice.correction.undo',
        detail: { mention: no },
        change: ({ corrections }) => corrections.undo(id, no),
      }),
  );

  app.put(
    '/voices/:id/touchpoint',
    {
      schema: {
        operationId: 'placeVoice',
        tags: ['voice'],
        summary: 'Say at which touchpoint a voice belongs',
        params: Id,
        body: z.object({ touchpointId: z.uuid() }),
        response: { 200: VoiceDetail },
      },
      config: { may: 'voice.correct' },
    },
    ({ actor, params: { id }, body: { touchpointId } }) =>
      changeVoice(services, actor, {
        id,
        action: 'voice.place',
        detail: { touchpointId },
        change: ({ corrections }) => corrections.place(id, touchpointId),
      }),
  );
};
