import { createServer } from 'node:net';
import type { ServeContext } from '#kernel/config.ts';
import { type App, buildHttp, type Routes, type Services } from '#kernel/http.ts';
import { alertRoutes } from './alert/alert.routes.ts';
import { importRoutes } from './channel/import.routes.ts';
import { customerRoutes } from './customer/customer.routes.ts';
import { exportRoutes } from './export/export.routes.ts';
import { founding } from './founding.ts';
import { healthRoutes } from './health.ts';
import { insightRoutes } from './insight/insight.routes.ts';
import { needRoutes } from './need/need.routes.ts';
import { orgRoutes } from './org/org.routes.ts';
import { authenticate } from './org/org-authenticate.store.ts';
import { createSetupLink } from './org/org-session.store.ts';
import { setupRoutes } from './org/org-setup.routes.ts';
import { planRoutes } from './plan/plan.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { openServices } from './services.ts';
import { ticketRoutes } from './ticket/ticket.routes.ts';
import { calendarRoutes } from './ticket/ticket-calendar.routes.ts';
import { viewRoutes } from './view/view.routes.ts';
import { voiceRoutes } from './voice/voice.routes.ts';
import { answerPage, serveWeb } from './web-files.ts';

const drainMs = 1_500;

/** Every endpoint of the API, by feature. */
export function routes(services: Services): readonly Routes[] {
  return [
    ...orgRoutes,
    setupRoutes(founding(services.jobs)),
    needRoutes,
    insightRoutes,
    customerRoutes,
    importRoutes,
    voiceRoutes,
    alertRoutes,
    ticketRoutes,
    calendarRoutes,
    planRoutes,
    exportRoutes,
    viewRoutes,
    searchRoutes,
  ];
}

/** The HTTP application with every route, not yet listening. */
export async function buildApi(services: Services): Promise<App> {
  const app = await buildHttp(services, authenticate, { answerUnknown: answerPage() });
  await app.register(
    async (api) => {
      for (const register of routes(services)) register(api as unknown as App);
    },
    { prefix: '/api/v1' },
  );
  return app;
}

/** Port 0 asks for any; links are made before anybody listens, so it is chosen here. */
function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** The sample company's texts are megabytes that only its telling needs. */
async function startDemo(services: Services): Promise<string> {
  const demo = await import('./demo/demo-serve.ts');
  return demo.startDemo(services);
}

/** Starts the API: listens, and answers with its address and the link that begins. */
export async function startApi(context: ServeContext): Promise<{
  url: string;
  setupUrl: string | null;
  close(): Promise<void>;
}> {
  const { VOXLOOP_HOST: host, VOXLOOP_BASE_URL: base } = context.config;
  const port = context.config.VOXLOOP_PORT || (await freePort(host));
  const config = { ...context.config, VOXLOOP_PORT: port };
  const { services, close } = await openServices({ ...context, config }, 'api');
  const app = await buildApi(services);
  const readiness = { accepting: true };
  healthRoutes(app, readiness);
  await serveWeb(app);
  const listening = await app.listen({ host, port });
  const url = base ?? listening.replace('127.0.0.1', 'localhost');
  const linking = { ...services, config: { ...services.config, VOXLOOP_BASE_URL: url } };
  const setupUrl = context.demo ? await startDemo(linking) : await createSetupLink(linking);
  return {
    url,
    setupUrl,
    async close() {
      readiness.accepting = false;
      // Whoever asks /readyz must hear of it before the listener closes.
      await new Promise((resolve) => setTimeout(resolve, drainMs));
      await app.close();
      await close();
    },
  };
}
