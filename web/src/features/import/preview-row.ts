import type { Preview } from '#features/import/import.queries.ts';

/** What a preview shows of a row. */
export type PreviewRow = {
  readonly row: number;
  readonly unitId: string | null;
  /** What the file calls the unit. */
  readonly unitRef: string | null;
  readonly occurredAt: string | null;
  readonly channel: string | null;
  readonly language: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly ratings: readonly {
    readonly metric: string;
    readonly value: number;
    readonly max: number;
  }[];
  /** Kinds of identity the row gives, never their values. */
  readonly identities: readonly string[];
  /** Names of the further fields that are kept. */
  readonly attributes: readonly string[];
  readonly flags: readonly string[];
};

type Loose = Readonly<Record<string, unknown>>;

function record(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.map(text).filter((one) => one !== null);
}

/** What is shown of a row, whose form the API leaves open. */
export function previewRow(row: Preview['rows'][number]): PreviewRow {
  const content = record(row.content);
  const ratings = list(content.ratings).map(record);
  return {
    row: Number(row.row),
    unitId: text(row.unitId),
    unitRef: text(row.unitRef),
    occurredAt: text(row.occurredAt),
    channel: text(row.channel),
    language: text(record(row.language).tag),
    title: text(content.title),
    text: text(content.text),
    ratings: ratings.map(({ metric, value, max }) => ({
      metric: text(metric) ?? '',
      value: Number(value),
      max: Number(max),
    })),
    identities: texts(list(record(row.subject).identities).map((one) => record(one).type)),
    attributes: Object.keys(record(row.attributes)),
    flags: texts(list(row.flags)),
  };
}
