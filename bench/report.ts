import { cpus, loadavg, totalmem } from 'node:os';

/** The value below which a share of the samples lies; 0 without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Rounds to one decimal. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The load of the machine, for the record of a run: figures of a busy one mean little. */
export function loadNow(): number {
  return tenth(loadavg()[0] ?? 0);
}

/** Prints a benchmark's one line: what was measured, against what, and on what machine. */
export function report(name: string, result: { figures: object; target: object }): void {
  const [cpu] = cpus();
  const machine = {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    loadAtEnd: loadNow(),
    at: new Date().toISOString(),
  };
  process.stdout.write(`${JSON.stringify({ bench: name, ...result, machine })}\n`);
}

/** Runs a benchmark. It measures and judges nothing: a failure is reported and ends with 0 too. */
export async function bench(
  name: string,
  work: () => Promise<{ figures: object; target: object }>,
): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
  try {
    report(name, await work());
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    report(name, { figures: { failure }, target: {} });
  }
}
