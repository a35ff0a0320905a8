import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditDependencies, auditSentence, readAudit } from './dependency-audit.ts';

const root = join(import.meta.dirname, '..');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vx-supply-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Locked = { integrity?: string; link?: boolean; version?: string };
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const packages = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
);

/** What the installation was started with must not reach the one that a test makes. */
const cleanEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
);

describe('L1: installing', () => {
  function install(npmrc: boolean): boolean {
    const evil = join(folder, 'evil');
    const project = join(folder, `project-${npmrc}`);
    for (const made of [evil, project]) mkdirSync(made);
    const ran = join(project, 'ran');
    const script = `node -e "require('fs').writeFileSync('${ran}', '')"`;
    const manifest = { name: 'evil', version: '1.0.0', scripts: { postinstall: script } };
    writeFileSync(join(evil, 'package.json'), JSON.stringify(manifest));
    const env = {
      ...cleanEnv,
      npm_config_cache: join(folder, 'cache'),
      npm_config_userconfig: '/dev/null',
    };
    const npm = (cwd: string, ...args: string[]) =>
      spawnSync('npm', args, { cwd, env, encoding: 'utf8' });
    expect(npm(evil, 'pack', '--ignore-scripts', '--pack-destination', project).status).toBe(0);
    if (npmrc) copyFileSync(join(root, '.npmrc'), join(project, '.npmrc'));
    else writeFileSync(join(project, '.npmrc'), 'ignore-scripts=false\n');
    writeFileSync(join(project, 'package.json'), '{"name":"project","version":"1.0.0"}');
    const done = npm(project, 'install', '--offline', '--no-audit', './evil-1.0.0.tgz');
    expect(done.status, done.stderr).toBe(0);
    expect(existsSync(join(project, 'node_modules/evil/package.json'))).toBe(true);
    rmSync(evil, { recursive: true });
    return existsSync(ran);
  }

  test('L1: a package’s install script does not run, though npm would have run it', () => {
    expect(install(true)).toBe(false);
    expect(install(false)).toBe(true);
  }, 120_000);

  test('L1: every package of the lockfile is known by its hash', () => {
    expect(packages.length).toBeGreaterThan(300);
    const without = packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(without.map(([path]) => path)).toEqual([]);
  });

  test('L1: every version that a workspace asks for is exact', () => {
    const manifests = ['.', 'stats', 'nlp', 'server', 'sdk', 'web', 'e2e', 'bench'];
    for (const place of manifests) {
      const manifest = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'));
      const asked = {
        ...manifest.dependencies,
        ...manifest.devDependencies,
        ...manifest.optionalDependencies,
      };
      const loose = Object.entries(asked).filter(
        ([, version]) => !/^\d+\.\d+\.\d+[-.\w]*$/.test(String(version)),
      );
      expect([place, loose]).toEqual([place, []]);
    }
  });
});

/** A registry with one package, `thing`, whose versions were published so many days ago. */
async function withVersions<T>(
  ages: Readonly<Record<string, number>>,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const published = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const server: Server = createServer((request, response) => {
    const dist = { tarball: `http://${request.headers.host}/thing.tgz`, integrity: 'sha512-AA==' };
    const versions = Object.keys(ages).map((version) => [
      version,
      { name: 'thing', version, dist },
    ]);
    const time = Object.entries(ages).map(([version, days]) => [version, published(days)]);
    response.end(
      JSON.stringify({
        name: 'thing',
        'dist-tags': { latest: Object.keys(ages).at(-1) },
        versions: Object.fromEntries(versions),
        time: Object.fromEntries(time),
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    return await work(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** npm knows a least age of releases since 11.10. */
const npmKnowsAges = (() => {
  const { stdout } = spawnSync('npm', ['--version'], { encoding: 'utf8', env: cleanEnv });
  const [major = 0, minor = 0] = stdout.split('.').map(Number);
  return major > 11 || (major === 11 && minor >= 10);
})();

test.runIf(npmKnowsAges)(
  'L1: a release of less than a week is passed over for an older one',
  async () => {
    async function chosen(npmrc: boolean): Promise<unknown> {
      const project = join(folder, `age-${npmrc}`);
      mkdirSync(project);
      const wants = { name: 'project', version: '1.0.0', dependencies: { thing: '^1.0.0' } };
      writeFileSync(join(project, 'package.json'), JSON.stringify(wants));
      if (npmrc) copyFileSync(join(root, '.npmrc'), join(project, '.npmrc'));
      const env = {
        ...cleanEnv,
        npm_config_cache: join(folder, `cache-${npmrc}`),
        npm_config_userconfig: '/dev/null',
      };
      await withVersions({ '1.0.0': 400, '1.1.0': 8, '1.2.0': 2 }, async (url) => {
        const args = ['install', '--package-lock-only', '--no-audit', `--registry=${url}`];
        const npm = spawn('npm', args, { cwd: project, env, stdio: 'ignore' });
        expect((await once(npm, 'exit'))[0]).toBe(0);
      });
      const made = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
      return made.packages['node_modules/thing'].version;
    }
    expect(await chosen(true)).toBe('1.1.0');
    expect(await chosen(false)).toBe('1.2.0');
  },
  60_000,
);

/** Server-rendering frameworks, and packages with holes that were never mended. */
const banned =
  /node_modules\/(next|nuxt|gatsby|astro|remix|@remix-run\/.*|@sveltejs\/kit|react-server-dom-.*|@react-router\/node|waku|xlsx|isomorphic-dompurify|request|node-serialize|vm2)$/;

test('L5: no package of the ban list is installed, however deep', () => {
  const found = packages.filter(([path]) => banned.test(path)).map(([path]) => path);
  expect(found).toEqual([]);
  expect(banned.test('node_modules/a/node_modules/react-server-dom-webpack')).toBe(true);
  expect(banned.test('node_modules/next')).toBe(true);
  expect(banned.test('node_modules/nextjs-like')).toBe(false);
});

describe('L4: the audit of packages', () => {
  /** A project that ships one package, with a registry that knows these advisories of it. */
  function project(): void {
    const manifest = { name: 'project', version: '1.0.0', dependencies: { thing: '1.0.0' } };
    const thing = {
      version: '1.0.0',
      resolved: 'https://registry.test/thing.tgz',
      integrity: 'sha512-AA==',
    };
    const locked = {
      ...manifest,
      lockfileVersion: 3,
      packages: { '': manifest, 'node_modules/thing': thing },
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(locked));
  }

  async function withRegistry<T>(
    advisories: object | null,
    work: (url: string) => Promise<T>,
  ): Promise<T> {
    const server: Server = createServer((request, response) => {
      const bulk = request.url?.endsWith('/advisories/bulk');
      if (bulk && advisories === null) response.writeHead(503).end();
      else if (bulk) response.end(JSON.stringify(advisories));
      else
        response.end(
          JSON.stringify({
            name: 'thing',
            versions: { '1.0.0': { name: 'thing', version: '1.0.0' } },
          }),
        );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    try {
      return await work(url);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  test('L4: a registry that knows of nothing makes it clean', async () => {
    project();
    const audit = await withRegistry({}, (url) => auditDependencies(folder, url));
    expect(audit).toEqual({ kind: 'clean' });
  }, 60_000);

  test('L4: a known hole is a finding, with its name', async () => {
    project();
    const hole = {
      id: 1,
      url: 'https://advisory.test/1',
      title: 'Hole',
      severity: 'high',
      vulnerable_versions: '<2',
      cwe: [],
      cvss: { score: 8 },
    };
    const audit = await withRegistry({ thing: [hole] }, (url) => auditDependencies(folder, url));
    expect(audit).toMatchObject({
      kind: 'findings',
      lines: [expect.stringMatching(/^high: thing /)],
    });
  }, 60_000);

  test('L4: no answer is neither clean nor a finding, and says so loudly', async () => {
    project();
    const refused = await withRegistry(null, (url) => auditDependencies(folder, `${url}`));
    expect(refused.kind).toBe('no answer');
    const nobody = await auditDependencies(folder, 'http://127.0.0.1:9/');
    expect(nobody.kind).toBe('no answer');
    expect(auditSentence(nobody)).toMatch(/^WARNING: skipped/);
  }, 120_000);

  test.each([
    '',
    '{}',
    '[]',
    'null',
    'npm error',
    '{"vulnerabilities":{}}',
    '{"auditReportVersion":2}',
  ])('L4: %s is no answer', (text) => {
    expect(readAudit(text).kind).toBe('no answer');
  });
});
