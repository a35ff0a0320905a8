import { chmodSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { afterBursts, shrinkHeap } from '../rest.ts';
import { openEngine } from './engine.ts';
import { httpInterface } from './http.ts';

const DRAIN_MS = 5_000;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    socket: { type: 'string' },
    patience: { type: 'string', default: '20000' },
  },
});
const { data, socket } = values;
if (!data || !socket) throw new Error('olapd needs --data and --socket.');

// Without its parent nobody would stop it, and it would hold the folder against its successor.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('SIGINT', () => {});

const engine = await openEngine(data, Number(values.patience));
const server = httpInterface(engine);
rmSync(socket, { force: true });
server.listen(socket, () => {
  chmodSync(socket, 0o600);
  process.send?.({ kind: 'ready', version: engine.version });
});

afterBursts(() => {
  shrinkHeap();
  // Memory that stays is no reason to fail.
  engine
    .shrink()
    .catch((error: unknown) => process.stderr.write(`olapd keeps its memory: ${error}\n`));
});

let ending = false;
process.on('SIGTERM', () => {
  // A service manager may signal every process of the tree, and the supervisor signals again.
  if (ending) return;
  ending = true;
  // A statement cannot be interrupted; what it wrote is whole or absent, so a kill loses nothing.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), DRAIN_MS).unref();
  server.close();
  engine.close().then(() => process.exit(0));
});
