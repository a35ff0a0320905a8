import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let root = '';
let bin = '';

function program(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** A Node that behaves like this one but says it is version `version`. */
function nodeOfVersion(version: string): void {
  const preload = join(root, `${version}.cjs`);
  const versions = `{ ...process.versions, node: '${version}' }`;
  writeFileSync(preload, `Object.defineProperty(process, 'versions', { value: ${versions} });`);
  program(join(bin, 'node'), `#!/bin/sh\nexec '${process.execPath}' -r '${preload}' "$@"\n`);
}

/** A package manager that brings a new Node and notes that it was asked. */
function npm(): void {
  program(
    join(bin, 'npm'),
    `#!/bin/sh
echo "$*" >>'${join(root, 'npm.log')}'
mkdir -p node_modules/.bin
ln -sf '${process.execPath}' node_modules/.bin/node
`,
  );
}

function installedNode(): void {
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{}');
}

function launch(path = join(root, 'script/server'), cwd = root, cache = '') {
  const env = { PATH: `${bin}:/usr/bin:/bin`, NODE_COMPILE_CACHE: cache };
  const result = spawnSync('/bin/sh', [path, '--port', '1 2'], { cwd, env, encoding: 'utf8' });
  return { status: result.status, out: result.stdout.trim(), err: result.stderr.trim() };
}

const installs = (): number =>
  existsSync(join(root, 'npm.log'))
    ? readFileSync(join(root, 'npm.log'), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('ci')).length
    : 0;

const started = `${process.version} serve|--port|1 2`;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'vx launch-')));
  bin = join(root, 'bin');
  for (const folder of ['bin', 'script', 'server/src'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['server', 'node.sh']) {
    copyFileSync(join(import.meta.dirname, name), join(root, 'script', name));
  }
  // /usr/bin has the basic tools, and maybe a Node of its own, which `bin` comes before.
  program(join(bin, 'node'), '#!/bin/sh\nexit 127\n');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(
    join(root, 'server/src/main.ts'),
    "console.log(process.version, process.argv.slice(2).join('|'));",
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('script/server', () => {
  test('L6: under Node 20 it runs on the Node 24 that was installed with the packages', () => {
    nodeOfVersion('20.1.0');
    installedNode();
    expect(launch()).toMatchObject({ status: 0, out: started });
  });

  test('L6: under Node 24.5 too, which is just too old', () => {
    nodeOfVersion('24.5.0');
    installedNode();
    expect(launch().out).toBe(started);
  });

  test('L6: no new Node to be had ends in one line', () => {
    nodeOfVersion('20.1.0');
    npm();
    launch();
    rmSync(join(root, 'node_modules/.bin/node'));
    const { status, out, err } = launch();
    expect({ status, out, lines: err.split('\n').length }).toEqual({
      status: 1,
      out: '',
      lines: 1,
    });
    expect(err).toContain('Node 24.6 or newer');
  });

  test('L6: without any Node it says what is needed, in one line', () => {
    const { status, err } = launch();
    expect(status).toBe(1);
    expect(err).toBe(
      'Voxloop needs Node 24.6 or newer, or Node 20 and npm to fetch it: https://nodejs.org',
    );
  });

  test('L1: installs exactly what the lockfile says, once, and again when that changed', () => {
    nodeOfVersion('20.1.0');
    npm();
    expect(launch().out).toBe(started);
    expect(launch().out).toBe(started);
    expect(installs()).toBe(1);
    writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
    expect(launch().out).toBe(started);
    expect(installs()).toBe(2);
  });

  test('fills the cache of compiled code before a start with new sources, and starts without it', () => {
    nodeOfVersion('24.7.0');
    installedNode();
    const start = (cache: string) => launch(undefined, root, cache);
    const cache = join(root, 'made/cache');
    mkdirSync(join(root, 'server/src/serve'));
    const strip = join(root, 'server/src/serve/strip.ts');
    writeFileSync(strip, 'process.exit(1)');
    const failed = start(cache);
    expect(failed.out).toContain('serve|--port|1 2');
    expect(failed.err).toContain('could not be filled');

    writeFileSync(strip, "console.log('stripped')");
    expect(start(cache).out).toMatch(/^stripped\n.*serve/);
    expect(start(cache).out).toMatch(/^v24.*serve/);
    writeFileSync(join(root, 'server/src/more.ts'), 'export const more = 1;');
    expect(start(cache).out).toMatch(/^stripped\n.*serve/);

    const noFolder = join(root, 'package-lock.json/cache');
    expect(start(noFolder)).toMatchObject({
      status: 0,
      err: expect.stringMatching(/^The cache of compiled code could not be filled[^\n]*$/),
    });
  });

  test('works from another folder and through a link', () => {
    nodeOfVersion('24.7.0');
    installedNode();
    symlinkSync('script/server', join(root, 'link'));
    expect(launch(join(root, 'link'), '/').out).toContain('serve|--port|1 2');
  });
});
