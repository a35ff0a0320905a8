import { parseArgs } from 'node:util';
import { auditKey } from '../kernel/audit.ts';
import { inOrg } from '../kernel/db.ts';
import { auditStore } from '../org/org-audit.store.ts';
import { lastAnchor } from '../org/org-audit-anchor.store.ts';
import { CommandError, print } from './command.ts';
import { openLocalServer } from './local-server.ts';
import { listOrganisations } from './organisation.ts';

/** `audit verify`: checks the chain of every organisation's log; exit code 1 when one is broken. */
export async function auditCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  if (positionals[0] !== 'verify') throw new CommandError('Usage: audit verify [--data DIR]');
  const { services, close } = await openLocalServer(values.data);
  let broken = 0;
  try {
    for (const { id, name } of await listOrganisations(services)) {
      const key = auditKey(services.secrets.audit, id);
      const anchor = await lastAnchor(services.config, id);
      const { entries, firstBad } = await inOrg(services.db, id, (tx) =>
        auditStore(tx, id).verify(key, anchor),
      );
      if (firstBad !== null) broken += 1;
      print(
        firstBad === null
          ? `${name}: ${entries} entries, unbroken`
          : `${name}: broken at entry ${firstBad}`,
      );
    }
  } finally {
    await close();
  }
  if (broken > 0) throw new CommandError(`${broken} logs are broken.`, 1);
}
