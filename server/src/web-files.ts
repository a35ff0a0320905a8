import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { z } from 'zod';
import type { AnswerUnknown, App } from '#kernel/http.ts';
import { answerNotFound } from '#kernel/problem.ts';

const dist = join(import.meta.dirname, '../../web/dist');
const yearSeconds = 31_536_000;

/** Answers any address that is neither file nor API with the page, which routes by itself. */
export function answerPage(): AnswerUnknown {
  const indexFile = join(dist, 'index.html');
  if (!existsSync(indexFile)) return answerNotFound;
  const index = readFileSync(indexFile, 'utf8');
  return (request, reply) => {
    const page = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (!page) return answerNotFound(request, reply);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(index.replaceAll('__CSP_NONCE__', request.nonce));
  };
}

/** Serves the files of the built web application. */
export async function serveWeb(app: App): Promise<void> {
  if (!existsSync(dist)) {
    app.services.log.warn('The web application is not built; only the API is served.');
    return;
  }
  await app.register(fastifyStatic, {
    root: dist,
    serve: false,
    immutable: true,
    maxAge: yearSeconds * 1_000,
  });
  app.get(
    '/assets/:file',
    {
      schema: { hide: true, params: z.object({ file: z.string().regex(/^[\w.-]+$/) }) },
      config: { may: 'public' },
    },
    ({ params }, reply) => reply.sendFile(`assets/${params.file}`),
  );
  app.get(
    '/favicon.svg',
    { schema: { hide: true }, config: { may: 'public' } },
    (_request, reply) => reply.sendFile('favicon.svg'),
  );
}
