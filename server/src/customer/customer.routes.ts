import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { Routes } from '#kernel/http.ts';
import { vaultKeys } from '#kernel/vault.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';
import { type Customer, customerComponent, customerStore } from './customer.store.ts';

const CustomerId = z.object({ id: z.uuid() });

const CustomerView = z.object({
  id: z.uuid(),
  label: z.string(),
  identities: z.array(
    z.object({
      type: z.string(),
      hint: z.string(),
      customerId: z.uuid(),
      firstSeenAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
      blocked: z.boolean(),
    }),
  ),
  edges: z.array(z.object({ id: z.uuid(), label: z.string() })),
  /** Customers that a person parted from this one, and that no evidence joins to it. */
  apart: z.array(z.object({ id: z.uuid(), label: z.string(), since: z.iso.datetime() })),
  voices: z.int(),
});

/** How many of the customer's voices lie where the actor may look. */
async function voicesOf(
  tx: Tx,
  actor: Actor,
  customer: Pick<Customer, 'customerIds'>,
): Promise<number> {
  let query = tx
    .selectFrom('voice')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('org_id', '=', actor.orgId)
    .where('customer_id', 'in', customer.customerIds)
    .where('deleted_at', 'is', null);
  if (!actor.everywhere) query = query.where('unit_id', 'in', [...actor.unitIds]);
  return (await query.executeTakeFirstOrThrow()).n;
}

/** Of those kept apart, the ones that the actor may see. */
async function apartView(tx: Tx, actor: Actor, { apart }: Customer) {
  const seen = [];
  for (const { id, label, since } of apart) {
    const customerIds = await customerComponent(tx, actor.orgId, id);
    const visible = actor.everywhere || (await voicesOf(tx, actor, { customerIds })) > 0;
    if (visible) seen.push({ id, label, since: since.toISOString() });
  }
  return seen;
}

/** A customer of whom the actor may see no voice looks like one that does not exist. */
async function view(tx: Tx, actor: Actor, customer: Customer) {
  const voices = await voicesOf(tx, actor, customer);
  if (voices === 0 && !actor.everywhere) throw notFound('customer');
  const { id, label, identities, edges } = customer;
  return CustomerView.parse({
    id,
    label,
    edges,
    voices,
    apart: await apartView(tx, actor, customer),
    identities: identities.map((one) => ({
      ...one,
      firstSeenAt: one.firstSeenAt.toISOString(),
      lastSeenAt: one.lastSeenAt.toISOString(),
    })),
  });
}

/** Customers as far as they may be shown, taking back merges, and keeping apart. */
export const customerRoutes: Routes = (app) => {
  const { services } = app;
  const keys = vaultKeys(services.secrets);
  app.get(
    '/customers/:id',
    {
      schema: {
        summary: 'A customer with masked identities',
        params: CustomerId,
        response: { 200: CustomerView },
      },
      config: { may: 'customer.read' },
    },
    async ({ actor, params }) =>
      inOrg(services.db, actor.orgId, async (tx) =>
        view(tx, actor, await customerStore(tx, actor.orgId, keys).get(params.id)),
      ),
  );
  app.post(
    '/customers/:id/unmerge',
    {
      schema: {
        summary: 'Take back that two customers were taken for one, and keep them apart',
        params: CustomerId,
        body: z.object({ edgeId: z.uuid() }),
        response: { 200: CustomerView },
      },
      config: { may: 'customer.write' },
    },
    async ({ actor, params, body }) =>
      inOrg(services.db, actor.orgId, async (tx) => {
        const store = customerStore(tx, actor.orgId, keys);
        const before = await store.get(params.id);
        await view(tx, actor, before);
        await store.unmerge(before.id, body.edgeId, services.clock());
        const remember = auditOf(services, tx, auditActor(actor));
        const object = { kind: 'customer', id: before.id, label: before.label };
        await remember('customer.unmerged', object, { edgeId: body.edgeId });
        return view(tx, actor, await store.get(before.id));
      }),
  );
  app.delete(
    '/customers/:id/apart/:otherId',
    {
      schema: {
        summary:
          'Let two customers that were parted be joined again by what they are recognised by',
        params: CustomerId.extend({ otherId: z.uuid() }),
        response: { 200: CustomerView },
      },
      config: { may: 'customer.write' },
    },
    async ({ actor, params }) =>
      inOrg(services.db, actor.orgId, async (tx) => {
        const store = customerStore(tx, actor.orgId, keys);
        const [one, other] = [await store.get(params.id), await store.get(params.otherId)];
        await view(tx, actor, one);
        await view(tx, actor, other);
        if (await store.allowJoining(one, other)) {
          const remember = auditOf(services, tx, auditActor(actor));
          const object = { kind: 'customer', id: one.id, label: one.label };
          await remember('customer.joining_allowed', object, { otherId: other.id });
        }
        return view(tx, actor, await store.get(one.id));
      }),
  );
};
