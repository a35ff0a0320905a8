import { routes } from '../src/api.ts';
import { queues } from '../src/queues.ts';
import { type Overrides, startServer, type TestServer } from './server.ts';

/** Starts a server with every endpoint and queue of the product. */
export function startProduct(overrides: Overrides = {}): Promise<TestServer> {
  return startServer({ allRoutes: routes, jobs: queues, ...overrides });
}
