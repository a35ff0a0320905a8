import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** What the server takes from one client, and from all together. */
export type HttpLimits = {
  /** Requests answered at once. */
  readonly inFlight: number;
  /** How long the head of a request may take to arrive. */
  readonly headersMs: number;
  /** How long a body that is no upload may take to arrive. */
  readonly bodyMs: number;
  /** Requests a minute of an API key, of a person, and of an address nobody is signed in from. */
  readonly perMinute: { readonly key: number; readonly person: number; readonly address: number };
};

/**
 * The limits of the product. A thousand requests in flight are about two seconds of work at the
 * 500 a second that two cores answer, so whoever is let in is answered in time, and their bodies of
 * at most 256 KB take no more than 250 MB.
 */
export const httpLimits: HttpLimits = {
  inFlight: 1_000,
  headersMs: 10_000,
  bodyMs: 30_000,
  perMinute: { key: 20_000, person: 3_000, address: 600 },
};

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill('0'), ...right];
}

/** The address that counts as one client: an IPv6 customer holds a whole /64 of them. */
export function addressBucket(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const network = groupsOf(plain).slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** How many requests a minute the sender of this one may make. */
export function requestsPerMinute({ perMinute }: HttpLimits, request: FastifyRequest): number {
  if (request.found?.kind === 'key') return perMinute.key;
  return request.found ? perMinute.person : perMinute.address;
}

/** The bucket a request counts in: that of who is signed in, or of the address. */
export function rateKey(request: FastifyRequest): string {
  const actor = request.found;
  return actor
    ? `${actor.orgId}:${actor.keyId ?? actor.accountId}`
    : `ip:${addressBucket(request.ip)}`;
}
