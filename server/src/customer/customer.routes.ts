import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { inOrg, type Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/error.ts';
import type { Routes } from '#kernel/http.ts';
import { vaultKeys } from '#kernel/vault.ts';
import { auditActor, auditOf } from '#org/org-audit.ts';
import { type Customer, customerStore } from './customer.store.ts';

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
  voices: z.int(),
});

/** How many of the customer's voices lie where the actor may look. */
async function voicesOf(tx: Tx, actor: Actor, customer: Customer): Promise<number> {
  let query = tx
    .selectFrom('voice')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('org_id', '=', actor.orgId)
    .where('customer_id', 'in', customer.customerIds)
    .where('deleted_at', 'is', null);
  if (!actor.everywhere) query = query.where('unit_id', 'in', [...actor.unitIds]);
  return (await query.executeTakeFirstOrThrow()).n;
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
    identities: identities.map((one) => ({
      ...one,
      firstSeenAt: one.firstSeenAt.toISOString(),
      lastSeenAt: one.lastSeenAt.toISOString(),
    })),
  });
}

/** Customers as far as they may be shown, and taking back merges. */
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
        summary: 'Take back that two customers were taken for one',
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
        await store.unmerge(before.id, body.edgeId);
        const remember = auditOf(services, tx, auditActor(actor));
        const object = { kind: 'customer', id: before.id, label: before.label };
        await remember('customer.unmerged', object, { edgeId: body.edgeId });
        return view(tx, actor, await store.get(before.id));
      }),
  );
};
