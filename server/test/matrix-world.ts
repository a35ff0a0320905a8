import { furnish } from '../src/founding.ts';
import { inOrg, type Tx } from '../src/kernel/db.ts';
import type { Caller } from './caller.ts';
import { type Company, foundedOf, type UnitName } from './company.ts';
import type { TestServer } from './server.ts';

/**
 * One place of one organisation in which things can be made. Fixtures ask for what they need, and
 * get it fresh each time; the same fixture asked in another world gives the same things of others.
 */
export type World = {
  readonly server: TestServer;
  readonly company: Company;
  /** A region, and a store in it. */
  readonly region: UnitName;
  readonly store: UnitName;
  /** The administrator of headquarters, who may make anything. */
  readonly chief: Caller;
  /** The administrator of the region, who asks. */
  readonly caller: Caller;
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

/** Gives the company what its pack brings, so that journeys and touchpoints exist. */
export async function furnished(server: TestServer, company: Company): Promise<Company> {
  await inOrg(server.services.db, company.orgId, async (tx) =>
    furnish(tx, await foundedOf(tx, company, server.services.clock()), 'restaurant'),
  );
  return company;
}

/** The world of one region of a company, as an administrator new to it sees it. */
export async function aWorld(
  server: TestServer,
  company: Company,
  place: { region: 'east1' | 'east10'; by?: UnitName },
): Promise<World> {
  const { region, by = region } = place;
  return {
    server,
    company,
    region,
    store: region === 'east1' ? 'store-a' : 'store-c',
    chief: company.as('administrator'),
    caller: await company.hire('administrator', by),
    inTx: (work) => inOrg(server.services.db, company.orgId, work),
  };
}
