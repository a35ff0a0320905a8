import { z } from 'zod';
import { inOrg } from '#kernel/db.ts';
import type { Routes } from '#kernel/http.ts';
import { needStore } from './need.store.ts';
import { Names } from './need.ts';

const PackAnswer = z.object({
  id: z.string(),
  version: z.string(),
  needs: z.array(
    z.object({
      key: z.string(),
      parent: z.string().nullable(),
      names: Names,
      department: z.string(),
      touchpoint: z.string(),
      kano: z.enum(['must-be', 'one-dimensional', 'attractive', 'indifferent']),
    }),
  ),
  departments: z.array(z.object({ key: z.string(), names: Names })),
  sensitiveLists: z.array(z.string()),
});

/** The organisation's needs hierarchy, with the names that every page shows. */
export const needRoutes: Routes = (app) => {
  app.get(
    '/pack',
    {
      schema: {
        operationId: 'getPack',
        tags: ['need'],
        summary: 'The needs hierarchy, departments and sensitive lists of the organisation’s pack',
        response: { 200: PackAnswer },
      },
      config: { may: 'need.read' },
    },
    async ({ actor }) => {
      const { pack } = await inOrg(app.services.db, actor.orgId, (tx) =>
        needStore(tx, actor.orgId).settings(),
      );
      const { id, version, needs, departments, sensitive } = pack.pack;
      return {
        id,
        version,
        needs: needs.map((need) => ({
          key: need.id,
          parent: need.parent,
          names: need.names,
          department: need.department,
          touchpoint: need.touchpoint,
          kano: need.kano,
        })),
        departments: departments.map((one) => ({ key: one.id, names: one.names })),
        sensitiveLists: [...new Set(sensitive.map((one) => one.list))].sort(),
      };
    },
  );
};
