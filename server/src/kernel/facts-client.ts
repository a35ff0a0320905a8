import { Agent } from 'node:http';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { FactsEndpoint } from './config.ts';

const REQUEST_TIMEOUT_MS = 120_000;
const CONNECTIONS = 8;

/** A client for the facts, the same for the embedded engine and for a ClickHouse server. */
export function factsClient(endpoint: FactsEndpoint): ClickHouseClient {
  const always = {
    request_timeout: REQUEST_TIMEOUT_MS,
    max_open_connections: CONNECTIONS,
    // Its errors are thrown as well; printed they would repeat statements outside our own log.
    log: { level: ClickHouseLogLevel.OFF },
  };
  if (endpoint.kind === 'url') {
    return createClient({ ...always, url: endpoint.url, keep_alive: { enabled: true } });
  }
  const { socketPath } = endpoint;
  const agent = { socketPath, keepAlive: true, maxSockets: CONNECTIONS };
  return createClient({
    ...always,
    url: 'http://olapd.localhost',
    // The socket's folder is closed to other users: that is the authentication.
    set_basic_auth_header: false,
    http_agent: new Agent(agent),
  });
}
