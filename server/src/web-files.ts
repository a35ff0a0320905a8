import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from '#kernel/http.ts';
import { answerNotFound } from '#kernel/problem.ts';

const dist = join(import.meta.dirname, '../../web/dist');
const yearSeconds = 31_536_000;

/** Serves the built web application; any address that is no file is a page of it. */
export async function serveWeb(app: App): Promise<void> {
  const indexFile = join(dist, 'index.html');
  if (!existsSync(indexFile)) {
    app.services.log.warn('The web application is not built; only the API is served.');
    return;
  }
  const index = readFileSync(indexFile, 'utf8');
  await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: yearSeconds * 1_000,
    // File routes come from the plugin, so their policy is set where they register.
    prefixAvoidTrailingSlash: true,
  });
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api/');
    if (!page || request.url.startsWith('/assets/')) return answerNotFound(request, reply);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(index.replaceAll('__CSP_NONCE__', request.nonce));
  });
}
