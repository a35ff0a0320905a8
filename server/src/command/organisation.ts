import { randomUUID } from 'node:crypto';
import { furnish, packDepartments } from '../founding.ts';
import { inOrg } from '../kernel/db.ts';
import type { Services } from '../kernel/http.ts';
import { unitStore } from '../org/org.store.ts';
import { auditOf } from '../org/org-audit.ts';
import { createOrganisation } from '../org/org-founding.store.ts';
import { apiKeyStore } from '../org/org-key.store.ts';
import { CommandError, tell } from './command.ts';

/** Who acts, as the audit log names the person at the terminal. */
const terminal = { id: null, name: 'command line' };
const nobody = '00000000-0000-0000-0000-000000000000';
const keyHours = 12;

type Named = { id: string; name: string };

/** Every organisation of this installation. */
export async function listOrganisations({ db }: Services): Promise<Named[]> {
  const ids = await db.selectFrom('org_index').select('org_id').orderBy('created_at').execute();
  const found: Named[] = [];
  for (const { org_id: id } of ids) {
    const row = await inOrg(db, id, (tx) =>
      tx.selectFrom('org').select('name').where('org_id', '=', id).executeTakeFirst(),
    );
    if (row) found.push({ id, name: row.name });
  }
  return found;
}

async function foundOrganisation(services: Services, name: string, pack: string): Promise<Named> {
  const departments = packDepartments(pack, 'en');
  if (!departments) throw new CommandError(`There is no industry pack “${pack}”.`);
  const orgId = randomUUID();
  const at = services.clock();
  await inOrg(services.db, orgId, async (tx) => {
    const founded = await createOrganisation(tx, {
      orgId,
      name,
      pack,
      locale: 'en',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      sample: false,
      departments,
      accountId: null,
      at,
    });
    await furnish(tx, founded, pack);
    const remember = auditOf(services, tx, { orgId, ...terminal });
    await remember('organisation.created', { kind: 'organisation', id: orgId, label: name });
  });
  tell(`Made the organisation “${name}” with the pack ${pack}.`);
  return { id: orgId, name };
}

/**
 * The organisation a command is about: the named one, made when it is new; without a name the
 * only one.
 *
 * @param found Whether a new name makes an organisation.
 * @throws CommandError (exit 2) when no name is given and there are none or several.
 */
export async function chooseOrganisation(
  services: Services,
  { name, pack, found = true }: { name: string | undefined; pack: string; found?: boolean },
): Promise<Named> {
  const all = await listOrganisations(services);
  if (name !== undefined) {
    const known = all.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (known) return known;
    if (found) return foundOrganisation(services, name, pack);
    throw new CommandError(`There is no organisation “${name}”, and a dry run makes none.`);
  }
  const [only, ...others] = all;
  if (!only)
    throw new CommandError('There is no organisation yet; name a new one with --org NAME.');
  if (others.length === 0) return only;
  const names = all.map((one) => `“${one.name}”`).join(', ');
  throw new CommandError(`There are several organisations; choose one with --org: ${names}.`);
}

/** A key for the time of one command, and the way to end it. */
export async function issueCommandKey(
  services: Services,
  orgId: string,
): Promise<{ key: string; revoke(): Promise<void> }> {
  const at = services.clock();
  const made = await inOrg(services.db, orgId, async (tx) => {
    const root = await unitStore(tx, orgId).root();
    return apiKeyStore(tx, orgId).issue(
      {
        name: 'command line',
        scopes: ['read', 'voices:write'],
        unitId: root.id,
        expiresAt: new Date(at.getTime() + keyHours * 3_600_000),
        createdBy: nobody,
      },
      at,
    );
  });
  return {
    key: made.key,
    revoke: () =>
      inOrg(services.db, orgId, async (tx) => {
        await apiKeyStore(tx, orgId).revoke(made.id, services.clock());
      }),
  };
}
