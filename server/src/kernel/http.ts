import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { type Actor, may } from './actor.ts';
import { type Admission, boundAdmission } from './admission.ts';
import type { Blobs } from './blob.ts';
import type { Config } from './config.ts';
import type { Db } from './db.ts';
import { watchRoom } from './disk.ts';
import { AppError, forbidden } from './error.ts';
import type { Facts } from './facts.ts';
import type { Clock } from './instant.ts';
import type { JobQueue } from './jobs.ts';
import { checkJson, parseJson } from './json-input.ts';
import { type HttpLimits, httpLimits, rateKey, requestsPerMinute } from './limits.ts';
import type { Mailer } from './mail.ts';
import { refuseEmptyChanges } from './patch.ts';
import { type Action, isAction } from './policy.ts';
import { answerError, answerNotFound, answerUnreadable } from './problem.ts';
import type { Secrets } from './secrets.ts';

/** What every route can reach. */
export type Services = {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly log: Logger;
  readonly db: Db;
  readonly facts: Facts;
  readonly jobs: JobQueue;
  readonly blobs: Blobs;
  readonly mail: Mailer;
  readonly clock: Clock;
};

/** Who may call a route: an act of the policy file, anyone signed in, or anyone at all. */
export type May = Action | 'signed-in' | 'public';

declare module 'fastify' {
  interface FastifyContextConfig {
    may?: May;
    /** Answered even when the server is full: those who watch it ask here. */
    vital?: boolean;
    /** Brings in something that takes room, so it is refused while the volume is low. */
    needsRoom?: boolean;
  }
  interface FastifyRequest {
    /** Who is asking. Throws `signed_out` (401) on a public route without a session. */
    readonly actor: Actor;
    found: Actor | null;
    nonce: string;
  }
  interface FastifyInstance {
    services: Services;
    admission: Admission;
  }
}

/** The application as features see it: zod in, zod out. */
export type App = FastifyInstance<Server, IncomingMessage, ServerResponse, Logger, ZodTypeProvider>;

/** One feature's endpoints. */
export type Routes = (app: App) => void;

/** Finds out who is asking, or null. Given by the feature that keeps sessions and keys. */
export type Authenticate = (request: FastifyRequest, services: Services) => Promise<Actor | null>;

/** Answers an address that no route has: a page of the web application, or a refusal. */
export type AnswerUnknown = (request: FastifyRequest, reply: FastifyReply) => unknown;

const uploadMs = 15 * 60_000;
/** More than any id or token of an address, each character escaped. */
const longestParam = 2_000;

const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function sameOrigin(request: FastifyRequest, config: Config): boolean {
  const origin = request.headers.origin;
  if (!origin) return false;
  const own = config.VOXLOOP_BASE_URL
    ? new URL(config.VOXLOOP_BASE_URL).origin
    : `${request.protocol}://${request.host}`;
  return origin === own;
}

/** A cookie travels by itself, so a change made with one must come from our own pages. */
function refuseForeignOrigin(request: FastifyRequest, config: Config): void {
  const byKey = request.headers.authorization !== undefined;
  if (byKey || !unsafeMethods.has(request.method) || sameOrigin(request, config)) return;
  throw new AppError('foreign_origin', 403, 'This change did not come from a page of this server.');
}

function guard(app: App, authenticate: Authenticate): void {
  const room = watchRoom(app.services.config.VOXLOOP_DATA);
  app.decorateRequest('found', null);
  app.decorateRequest('nonce', '');
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      if (!this.found) throw new AppError('signed_out', 401, 'Sign in to continue.');
      return this.found;
    },
  });
  app.addHook('onRoute', (route) => {
    const rule = route.config?.may;
    const known =
      rule === 'public' || rule === 'signed-in' || (rule !== undefined && isAction(rule));
    if (!known) throw new Error(`The route ${String(route.method)} ${route.url} names no policy.`);
  });
  app.addHook('onRequest', async (request, reply) => {
    request.nonce = randomBytes(16).toString('base64');
    reply.headers(securityHeaders(request.nonce, app.services.config));
    reply.header('x-request-id', request.id);
    if (request.routeOptions.config.may === undefined) return;
    request.found = await authenticate(request, app.services);
  });
  // After the limiter, so that whoever is refused is counted as well.
  app.addHook('preParsing', async (request) => {
    const { may: rule, needsRoom } = request.routeOptions.config;
    if (rule === undefined) return;
    if (request.routeOptions.url?.startsWith('/api/'))
      refuseForeignOrigin(request, app.services.config);
    if (rule !== 'public') {
      if (rule !== 'signed-in' && !may(request.actor, rule)) throw forbidden(rule);
      void request.actor;
    }
    if (needsRoom) room.mustBeThere();
  });
}

/** Bodies are read within their time, as JSON that keeps to the limits. */
function readBodies(app: App, bodyMs: number): void {
  app.addHook('onRequest', async (request) => {
    if (request.headers['content-type']?.startsWith('multipart/')) return;
    // A client that trickles its body holds no connection.
    const late = setTimeout(() => request.raw.destroy(), bodyMs);
    request.raw.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
  });
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseJson(String(text)));
    } catch (error) {
      done(error instanceof Error ? error : new Error('The body could not be read.'));
    }
  });
  app.addHook('preValidation', async (request) => {
    if (request.body !== undefined && request.body !== null) request.body = checkJson(request.body);
  });
}

function securityHeaders(nonce: string, config: Config): Record<string, string> {
  const https = config.VOXLOOP_BASE_URL?.startsWith('https:') ?? false;
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src-elem 'self' 'nonce-${nonce}'`,
      "style-src-attr 'none'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

function openApp(services: Services, limits: HttpLimits): App {
  const app: App = fastify<Server, IncomingMessage, ServerResponse, Logger>({
    loggerInstance: services.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: longestParam },
    // Addresses that the router cannot read never reach the hooks.
    frameworkErrors: (error, request, reply) => {
      reply.headers(securityHeaders('', services.config)).header('x-request-id', request.id);
      answerError(error, request as unknown as FastifyRequest, reply as unknown as FastifyReply);
    },
    clientErrorHandler: answerUnreadable,
    trustProxy: (_address, hop) => hop < services.config.VOXLOOP_TRUSTED_PROXY_HOPS,
    // The longest upload; other bodies are cut much sooner, below.
    requestTimeout: uploadMs,
    forceCloseConnections: 'idle',
    // Node looks for late clients only so often; every 30 seconds when nothing is said.
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.headersMs / 10 },
  }).withTypeProvider<ZodTypeProvider>();
  app.decorate('services', services);
  app.decorate('admission', boundAdmission(app, limits.inFlight));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  return app;
}

/** An HTTP server with the rules that every route shares; features add their routes to it. */
export async function buildHttp(
  services: Services,
  authenticate: Authenticate,
  more: { answerUnknown?: AnswerUnknown; limits?: Partial<HttpLimits> } = {},
): Promise<App> {
  const limits = { ...httpLimits, ...more.limits };
  const app = openApp(services, limits);
  app.setNotFoundHandler(more.answerUnknown ?? answerNotFound);
  guard(app, authenticate);
  readBodies(app, limits.bodyMs);
  refuseEmptyChanges(app);
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fileSize: 512 * 1024 * 1024, fields: 10 } });
  await app.register(rateLimit, {
    hook: 'onRequest',
    max: (request) => requestsPerMinute(limits, request),
    timeWindow: 60_000,
    keyGenerator: rateKey,
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Voxloop', version: '1', description: 'The API of Voxloop.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'voxloop_session' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  app.addHook('onResponse', async (request, reply) => {
    services.log.info(
      {
        requestId: request.id,
        route: request.routeOptions.url ?? 'none',
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        orgId: request.found?.orgId,
      },
      'request',
    );
  });
  return app;
}
