import { CommandError, print } from './command/command.ts';

const usage = `Usage: voxloop COMMAND

  serve [--demo] [--port N] [--data DIR] [--role all|api|worker]   start the server
  import FILE [--map …] [--wait] [--json]                          bring in a file of feedback
  translate [--pack ID] < voices.jsonl                             voices to readings, line by line
  rebuild facts [--org NAME]                                       write the facts again from the truth
  audit verify                                                     check the audit logs
`;

type Command = (args: string[]) => Promise<void>;

/** Each command loads only what it needs: the translator starts without a database driver. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('./command/import-command.ts')).importCommand,
  translate: async () => (await import('./command/translate-command.ts')).translateCommand,
  rebuild: async () => (await import('./command/rebuild-command.ts')).rebuildCommand,
  audit: async () => (await import('./command/audit-command.ts')).auditCommand,
};

async function main(): Promise<void> {
  const [name = 'help', ...args] = process.argv.slice(2);
  if (name === 'help' || name === '--help') return print(usage);
  if (name === 'serve') {
    await import('./main.ts');
    return;
  }
  const load = commands[name];
  if (!load) throw new CommandError(`There is no command ${name}.\n${usage}`);
  await (await load())(args);
}

main().catch((error: unknown) => {
  const known = error instanceof CommandError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${known ? message : error instanceof Error ? error.stack : message}\n`);
  process.exitCode = known ? error.exitCode : 1;
});
