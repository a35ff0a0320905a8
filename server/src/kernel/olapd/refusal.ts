/** The engine's answer that a statement was not carried out, in ClickHouse's own terms. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: number;
  readonly type: string;

  constructor(code: number, type: string, message: string) {
    super(message);
    this.code = code;
    this.type = type;
  }

  /** The text that ClickHouse clients parse. */
  get body(): string {
    return `Code: ${this.code}. DB::Exception: ${this.message} (${this.type})`;
  }
}

/** The statement could do more than read and write our own tables. */
export function denied(what: string): Refusal {
  return new Refusal(497, 'ACCESS_DENIED', `olapd refuses ${what}.`);
}

/** The statement cannot be read. */
export function unreadable(what: string): Refusal {
  return new Refusal(62, 'SYNTAX_ERROR', what);
}

/** Too many statements wait already. */
export function overloaded(): Refusal {
  return new Refusal(202, 'TOO_MANY_SIMULTANEOUS_QUERIES', 'Too many queries wait; try later.');
}

const NATIVE = /^(?:Code: \d+\. DB::Exception: )*(?<message>[\s\S]*?)\s*\((?<type>[A-Z_]+)\)/;

/** An engine error in its usual words, without the repetitions that the binding adds. */
export function fromEngine(error: unknown): Refusal {
  const said = error instanceof Error ? error.message : String(error);
  const native = error instanceof Error && 'clickhouseCode' in error ? error.clickhouseCode : null;
  const parts = NATIVE.exec(said)?.groups;
  if (typeof native !== 'number') return new Refusal(1001, 'STD_EXCEPTION', said);
  return new Refusal(native, parts?.type ?? 'UNKNOWN', parts?.message ?? said);
}
