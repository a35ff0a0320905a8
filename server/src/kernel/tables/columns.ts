import type { ColumnType } from 'kysely';

/** A jsonb column: written as JSON text, read as a value that its feature's schema parses. */
export type Json = ColumnType<unknown, string, string>;

/** A timestamptz column. */
export type Instant = ColumnType<Date, Date | string, Date | string>;

/** The column where it may be null. */
export type Nullable<C> =
  C extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S | null, I | null | undefined, U | null>
    : never;

/** The column where the database fills it in. */
export type Defaulted<C> =
  C extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : never;
