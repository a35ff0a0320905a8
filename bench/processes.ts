import { readdirSync, readFileSync } from 'node:fs';

/** What one process of a server holds and has used. */
export type ProcessUse = { name: string; pid: number; rssMb: number; pssMb: number; cpuMs: number };

const tickMs = 10;
const mib = 1024;

function kilobytes(rollup: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0);
}

function statOf(pid: number): { parent: number; cpuMs: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; what follows it is split by them.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const cpuMs = (Number(fields[11]) + Number(fields[12])) * tickMs;
    return { parent: Number(fields[1]), cpuMs };
  } catch {
    return null;
  }
}

function nameOf(pid: number): string {
  const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  if (line.includes('olapd.ts')) return 'olapd';
  if (/child\.ts api/.test(line)) return 'api';
  if (/child\.ts worker/.test(line)) return 'worker';
  if (line.includes('postgres')) return 'postgres';
  return line.includes('main.ts') ? 'supervisor' : 'other';
}

function familyOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    const stat = Number.isInteger(pid) ? statOf(pid) : null;
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), pid]);
  }
  const family = [root];
  for (const pid of family) family.push(...(children.get(pid) ?? []));
  return family;
}

/** The process `root` and everything it started, as Linux tells it. */
export function processTree(root: number): ProcessUse[] {
  return familyOf(root).flatMap((pid) => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return [
        {
          name: nameOf(pid),
          pid,
          rssMb: kilobytes(rollup, 'Rss') / mib,
          pssMb: kilobytes(rollup, 'Pss') / mib,
          cpuMs: statOf(pid)?.cpuMs ?? 0,
        },
      ];
    } catch {
      // It ended between being listed and being read.
      return [];
    }
  });
}

/** One figure of a tree, summed by the names of its processes, and in all. */
export function sumByName(
  tree: readonly ProcessUse[],
  figure: 'rssMb' | 'pssMb' | 'cpuMs',
): Record<string, number> {
  const sums: Record<string, number> = { all: 0 };
  for (const one of tree) {
    sums[one.name] = Math.round((sums[one.name] ?? 0) + one[figure]);
    sums['all'] = Math.round((sums['all'] ?? 0) + one[figure]);
  }
  return sums;
}
