import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What asking for known holes in the packages that are shipped came to. */
export type Audit =
  | { readonly kind: 'clean' }
  | { readonly kind: 'findings'; readonly lines: readonly string[] }
  | { readonly kind: 'no answer'; readonly reason: string };

type Report = {
  auditReportVersion?: number;
  vulnerabilities?: Record<string, { name: string; severity: string; range: string }>;
  metadata?: { vulnerabilities?: { total?: number } };
  message?: string;
  error?: { summary?: string };
};

function parse(text: string): Report | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** Reads what `npm audit --json` printed; whatever is no whole report is no answer. */
export function readAudit(text: string): Audit {
  const report = parse(text);
  const total = report?.metadata?.vulnerabilities?.total;
  if (!report || report.auditReportVersion === undefined || total === undefined) {
    const reason = report?.message || report?.error?.summary || 'no report was printed';
    return { kind: 'no answer', reason };
  }
  const found = Object.values(report.vulnerabilities ?? {});
  if (total === 0 && found.length === 0) return { kind: 'clean' };
  const lines = found.map(({ name, severity, range }) => `${severity}: ${name} ${range}`);
  return { kind: 'findings', lines };
}

const patienceMs = 60_000;

/** Asks the registry about the packages that are shipped from `folder`. */
export function auditDependencies(folder: string, registry?: string): Promise<Audit> {
  const args = ['audit', '--omit=dev', '--json', ...(registry ? [`--registry=${registry}`] : [])];
  return new Promise((resolve) => {
    let out = '';
    const child = spawn('npm', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.on('error', ({ message }) => {
      clearTimeout(late);
      resolve({ kind: 'no answer', reason: message });
    });
    child.on('close', () => {
      clearTimeout(late);
      resolve(readAudit(out));
    });
  });
}

/** Says what an audit came to; a registry that did not answer is never called clean. */
export function auditSentence(audit: Audit): string {
  if (audit.kind === 'clean') return 'No known hole in the packages that are shipped.';
  if (audit.kind === 'findings') return `Known holes:\n  ${audit.lines.join('\n  ')}`;
  return `WARNING: skipped, the packages were not audited: ${audit.reason}`;
}

if (import.meta.main) {
  const audit = await auditDependencies(join(import.meta.dirname, '..'));
  process.stdout.write(`${auditSentence(audit)}\n`);
  process.exitCode = audit.kind === 'findings' ? 1 : audit.kind === 'clean' ? 0 : 2;
}
