import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { Import } from '../channel/import.ts';
import { Rehearsal, RejectedRow } from '../channel/import-rehearsal.ts';
import { CommandError } from './command.ts';

const Problem = z.object({ code: z.string(), detail: z.string() });

const Points = z.object({
  points: z.array(
    z.object({
      need: z.string(),
      point: z.string(),
      mentions: z.number(),
      share: z.object({ value: z.number().nullable() }),
      strength: z.number().nullable(),
      department: z.object({ key: z.string() }).nullable(),
    }),
  ),
});

const RejectedRows = z.object({ items: z.array(RejectedRow) });

/** A ranked point in the command's answer. */
export type PointLine = {
  need: string;
  point: string;
  mentions: number;
  share: number | null;
  strength: number | null;
  department: string | null;
};

/** The API of a server, as far as an import needs it. */
export function importClient(url: string, key: string) {
  async function ask(method: string, path: string, body?: object | FormData): Promise<unknown> {
    const form = body instanceof FormData;
    const response = await fetch(new URL(`/api/v1${path}`, url), {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body && !form ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    if (response.ok) return type.includes('json') ? JSON.parse(text) : text;
    const problem = Problem.safeParse(type.includes('json') ? JSON.parse(text) : null);
    const detail = problem.success
      ? problem.data.detail
      : `The server answered ${response.status}.`;
    throw new CommandError(detail, response.status >= 500 ? 1 : 2);
  }
  return {
    async upload(file: string): Promise<Import> {
      const form = new FormData();
      form.append('file', await openAsBlob(file), basename(file));
      return Import.parse(await ask('POST', '/imports', form));
    },
    get: async (id: string) => Import.parse(await ask('GET', `/imports/${id}`)),
    map: async (id: string, mapping: object) =>
      Import.parse(await ask('PUT', `/imports/${id}/mapping`, mapping)),
    rehearse: async (id: string) =>
      Rehearsal.parse(await ask('POST', `/imports/${id}/dry-run`, {})),
    start: async (id: string) => Import.parse(await ask('POST', `/imports/${id}/start`, {})),
    /** The first rows that were not taken in. */
    rejected: async (id: string, limit: number) =>
      RejectedRows.parse(await ask('GET', `/imports/${id}/rejected?limit=${limit}`)).items,
    /** How many of the import's voices can be seen: facts follow understanding by a moment. */
    async seen(id: string): Promise<number> {
      const query = `import=${id}&from=1970-01-01&limit=1`;
      return z.object({ total: z.number() }).parse(await ask('GET', `/voices?${query}`)).total;
    },
    async points(id: string): Promise<PointLine[]> {
      const answer = await ask('GET', `/needs?import=${id}&from=1970-01-01`);
      return Points.parse(answer).points.map((one) => ({
        ...one,
        share: one.share.value,
        department: one.department?.key ?? null,
      }));
    },
  };
}

/** What `importClient` gives. */
export type ImportClient = ReturnType<typeof importClient>;
