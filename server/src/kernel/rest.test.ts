import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const url = pathToFileURL(join(import.meta.dirname, 'rest.ts')).href;

/** Works hard for a moment, then rests; tells what the process held before, at most, and after. */
const burst = `
import { afterBursts, shrinkHeap } from ${JSON.stringify(url)};
const held = () => Math.round(process.memoryUsage.rss() / 1024 ** 2);
const before = held();
let shrunk = 0;
afterBursts(() => { shrinkHeap(); shrunk += 1; }, 300);
let kept = [];
while (process.cpuUsage().user < 2_000_000) {
  kept.push({ text: 'x'.repeat(100) + kept.length });
  if (kept.length > 400_000) kept = kept.slice(200_000);
}
const most = held();
kept = null;
setTimeout(() => console.log(JSON.stringify({ before, most, after: held(), shrunk })), 3_000);
`;

test('what a burst of work left in memory is handed back once the process rests, once', async () => {
  const args = ['--expose-gc', '--input-type=module', '-e', burst];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { before, most, after, shrunk } = JSON.parse(stdout);
  expect(shrunk).toBe(1);
  expect(most - before).toBeGreaterThan(40);
  expect(after - before).toBeLessThan((most - before) / 2);
});
