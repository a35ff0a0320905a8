import { expect } from 'vitest';
import { importRoutes } from '../src/channel/import.routes.ts';
import { importRun, importUndo } from '../src/channel/import-job-kinds.ts';
import type { Accept, ImportItem } from '../src/channel/import-run.store.ts';
import type { Caller } from './caller.ts';
import { aCompany, type Company } from './company.ts';
import { startServer, type TestServer } from './server.ts';

/** A server that knows imports and nothing else, with a company. */
export async function startImports(): Promise<{ server: TestServer; company: Company }> {
  const server = await startServer({
    routes: [importRoutes],
    jobs: [importRun, importUndo] as never,
  });
  return { server, company: await aCompany(server) };
}

/** Sends a file. */
export function uploadFile(
  caller: Caller,
  content: string | Uint8Array<ArrayBuffer>,
  name = 'reviews.csv',
) {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  return caller.post('/imports', form);
}

/** Keeps what it is given, inside the transaction, as an intake would. */
export function keeper(): { items: ImportItem[]; accept: Accept } {
  const items: ImportItem[] = [];
  return {
    items,
    accept: async (_tx, batch) => {
      items.push(...batch);
      return { accepted: batch.length, duplicates: 0, revised: 0, rejected: 0, errors: [] };
    },
  };
}

/** A file of `n` good rows, all of one store. */
export function reviewsFile(n: number): string {
  const rows = Array.from(
    { length: n },
    (_, at) => `r${at},good food number ${at},${(at % 5) + 1},store-a`,
  );
  return `id,review,stars,store\n${rows.join('\n')}\n`;
}

/** What the columns of `reviewsFile` hold. */
export const reviewsMapping = {
  newUnits: false,
  text: ['review'],
  id: 'id',
  ratings: [{ column: 'stars', metric: 'csat', min: 1, max: 5 }],
  unit: 'store',
};

/** Sends a file, maps and starts it; its id. */
export async function startedImport(
  caller: Caller,
  content: string,
  mapping: object = reviewsMapping,
): Promise<string> {
  const { body } = await uploadFile(caller, content);
  expect((await caller.put(`/imports/${body.id}/mapping`, mapping)).status).toBe(200);
  expect((await caller.post(`/imports/${body.id}/start`)).status).toBe(200);
  return body.id;
}
