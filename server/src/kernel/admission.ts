import type { FastifyRequest } from 'fastify';
import { AppError } from './error.ts';
import type { App } from './http.ts';

/** How full the server is. */
export type Admission = {
  /** Requests that are being answered now. */
  inFlight(): number;
  /** Requests that were sent away since the start. */
  refused(): number;
};

function busy(): AppError {
  // Spread out, so that those who were sent away do not come back together.
  const seconds = 1 + Math.floor(Math.random() * 5);
  return new AppError(
    'busy',
    503,
    'The server has all the requests it can hold. Nothing of this one was kept; try again shortly.',
    { headers: { 'retry-after': String(seconds) } },
  );
}

/**
 * Lets at most `most` requests in at once and sends the others away before anything is done for
 * them. Routes that are `vital` always get in: whoever watches the server must not lose sight of it.
 */
export function boundAdmission(app: App, most: number): Admission {
  const inside = new Set<FastifyRequest>();
  let refused = 0;
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.vital) return;
    if (inside.size >= most) {
      refused += 1;
      throw busy();
    }
    inside.add(request);
    // A client that hangs up gets no answer, so the end of the answer alone would not do.
    reply.raw.once('close', () => inside.delete(request));
  });
  app.addHook('onResponse', async (request) => {
    inside.delete(request);
  });
  return { inFlight: () => inside.size, refused: () => refused };
}
