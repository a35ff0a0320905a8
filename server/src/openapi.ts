import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildApi } from './api.ts';
import { loadConfig } from './kernel/config.ts';
import type { Services } from './kernel/http.ts';

/** Where the API document is kept. */
export const openapiFile = join(import.meta.dirname, '../../docs/api/openapi.json');

/** The API document as text, made from the routes themselves. */
export async function openapiText(): Promise<string> {
  // Routes are registered and described, never called: no store is opened for it.
  const secret = randomBytes(32).toString('base64url');
  const undone = {
    config: loadConfig({ LOG_LEVEL: 'silent' }),
    secrets: { session: secret, pepper: secret, audit: secret, vault: secret },
    log: pino({ level: 'silent' }),
  } as unknown as Services;
  const app = await buildApi(undone);
  await app.ready();
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  return text;
}

if (import.meta.main) writeFileSync(openapiFile, await openapiText());
