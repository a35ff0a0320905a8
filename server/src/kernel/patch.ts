import { z } from 'zod';
import { AppError } from './error.ts';
import type { App } from './http.ts';

/**
 * The fields that a change can be made by, or null for a schema whose fields cannot be told. A field
 * that only goes along with a change, such as the version that was seen, says so in its `.meta` with
 * `x-accompanies`, and the API document says it too.
 */
function fieldsOf(schema: unknown): string[] | null {
  if (!(schema instanceof z.ZodObject)) return null;
  return Object.entries(schema.shape)
    .filter(([, field]) => z.globalRegistry.get(field)?.['x-accompanies'] !== true)
    .map(([name]) => name);
}

function patches(method: string | readonly string[]): boolean {
  return [method].flat().includes('PATCH');
}

/**
 * Refuses a change that names nothing which can be changed. Fields that an operation does not know
 * are passed over, so without this a misspelt one would be answered as if it had been kept.
 */
export function refuseEmptyChanges(app: App): void {
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (patches(method) && !fieldsOf(schema?.body)?.length) {
      throw new Error(`The route PATCH ${url} names no fields that it changes.`);
    }
  });
  app.addHook('preValidation', async ({ method, body, routeOptions }) => {
    if (method !== 'PATCH') return;
    const fields = fieldsOf(routeOptions.schema?.body);
    const sent = typeof body === 'object' && body !== null ? body : {};
    if (!fields || fields.some((field) => Object.hasOwn(sent, field))) return;
    throw new AppError(
      'nothing_to_change',
      400,
      `The body has none of the fields that can be changed here, so nothing was changed. It can have: ${fields.join(', ')}.`,
    );
  });
}
