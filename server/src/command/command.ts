/** Something the person at the terminal has to change; printed as it stands, with this exit code. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 2) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** Writes a line of the command's answer. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line about how the command is getting on. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
