import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A feature may import the ones before it, never one after. */
const order = [
  'kernel',
  'org',
  'customer',
  'need',
  'journey',
  'metric',
  'survey',
  'export',
  'channel',
  'voice',
  'insight',
  'alert',
  'ticket',
  'plan',
  'view',
  'search',
  'scorecard',
  'dashboard',
];

/** Which kinds of file a kind may import. The plain `x.ts` is the domain: it imports only domain. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  store: ['domain', 'store'],
  facts: ['domain', 'facts'],
  routes: ['domain', 'store', 'facts'],
  jobs: ['domain', 'store', 'facts'],
  worker: ['domain', 'store'],
};

const io =
  /^(node:(fs|http|https|child_process|worker_threads)|fastify|kysely|pg|pino|@clickhouse)/;
const imported = /^(?:import|export) (type )?(?:[^'"]*? from )?'([^']+)';/gms;

/** The kernel is used by every kind; only the domain keeps away from its stores and servers. */
const pureKernel =
  /^kernel\/(error|instant|policy|actor|json-input|facts|http|db|jobs|secrets|vault|audit)\.ts$/;

function kindOf(file: string): string {
  return /\.(store|facts|routes|jobs|worker)\.ts$/.exec(file)?.[1] ?? 'domain';
}

function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('./')) return join(file, '..', specifier);
  if (specifier.startsWith('../')) return join(file, '..', specifier);
  return null;
}

/** What is wrong with the imports of one file of a feature. */
export function violations(file: string, source: string): string[] {
  const feature = file.split('/')[0] ?? '';
  const kind = kindOf(file);
  const faults: string[] = [];
  for (const [, typeOnly, specifier = ''] of source.matchAll(imported)) {
    const to = target(file, specifier);
    if (to === null) {
      if (kind === 'domain' && !typeOnly && io.test(specifier))
        faults.push(`${file}: ${specifier}`);
      continue;
    }
    const [other = ''] = to.split('/');
    if (order.indexOf(other) > order.indexOf(feature) || !order.includes(other)) {
      faults.push(`${file}: ${to} is not before ${feature}`);
    }
    if (other === 'kernel') {
      if (kind === 'domain' && !typeOnly && !pureKernel.test(to)) faults.push(`${file}: ${to}`);
      continue;
    }
    const allowed = mayImport[kind] ?? [];
    if (!typeOnly && !allowed.includes(kindOf(to)) && kind !== kindOf(to)) {
      faults.push(`${file}: a ${kind} file may not import ${to}`);
    }
  }
  return faults;
}

const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
  .filter((file) => order.includes(file.split('/')[0] ?? '') && !file.startsWith('kernel/'));

describe('the architecture', () => {
  test('features import only what lies to their left, and files only what their kind may', () => {
    const faults = files.flatMap((file) =>
      violations(file, readFileSync(join(root, file), 'utf8')),
    );
    expect(faults).toEqual([]);
  });

  test('a wrong import is seen', () => {
    const right = `import { ticketStore } from '#ticket/ticket.store.ts';\n`;
    expect(violations('org/org.store.ts', right)).toHaveLength(1);
    expect(violations('ticket/ticket.ts', right)).toHaveLength(1);
    expect(violations('ticket/ticket.routes.ts', right)).toEqual([]);
    expect(violations('ticket/ticket.ts', `import { Kysely } from 'kysely';\n`)).toHaveLength(1);
    expect(violations('plan/plan.ts', `import type { Tx } from 'kysely';\n`)).toEqual([]);
  });

  test('F2: nothing but the mailer and the embedded stores opens connections by itself', () => {
    const outgoing = /\bfetch\(|http\.request|https\.request|net\.connect|from 'undici'/;
    const found = files.filter((file) => outgoing.test(readFileSync(join(root, file), 'utf8')));
    expect(found).toEqual([]);
  });

  test('A7: ClickHouse statements are written in the kernel alone', () => {
    const sql = /client\.(query|command|insert|exec)\(/;
    const found = files.filter((file) => sql.test(readFileSync(join(root, file), 'utf8')));
    expect(found).toEqual([]);
  });
});
