import { parseArgs } from 'node:util';
import { rebuildBatch } from '../voice/voice-rebuild.jobs.ts';
import { CommandError, print } from './command.ts';
import { openLocalServer } from './local-server.ts';
import { listOrganisations } from './organisation.ts';

/** `rebuild facts`: writes the facts of every organisation again from the truth. */
export async function rebuildCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'string' }, org: { type: 'string' } },
  });
  if (positionals[0] !== 'facts')
    throw new CommandError('Usage: rebuild facts [--org NAME] [--data DIR]');
  const { services, close } = await openLocalServer(values.data);
  try {
    for (const { id, name } of await listOrganisations(services)) {
      if (values.org && values.org.toLowerCase() !== name.toLowerCase()) continue;
      let count = 0;
      let after: string | null = null;
      for (;;) {
        const done: { last: string; count: number } | null = await rebuildBatch(
          services,
          id,
          after,
        );
        if (!done) break;
        after = done.last;
        count += done.count;
      }
      print(`${name}: facts of ${count} voices written`);
    }
  } finally {
    await close();
  }
}
