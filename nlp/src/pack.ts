import type { KnownLang } from './reading.ts';

/** A name in each of the three languages. */
export type Names = Readonly<Record<KnownLang, string>>;

/** Words in each of the three languages. */
export type Words = Readonly<Record<KnownLang, readonly string[]>>;

/** Kano class of a need, as a prior only. */
export type KanoPrior = 'must-be' | 'one-dimensional' | 'attractive' | 'indifferent';

/** A node of the needs hierarchy. A seed that opens with `-` or `+` judges in itself. */
export type Need = {
  id: string;
  parent: string | null;
  names: Names;
  seeds: Words;
  department: string;
  touchpoint: string;
  kano: KanoPrior;
  /** Needs that commonly bring trouble with this one about. */
  causes: readonly string[];
  /** Only names what is judged: without a judgement of its own it gives way to any other need. */
  yields?: boolean;
  /** Its judging seeds ("all perfect", "fifty minutes") do not say what they judge. */
  verdicts?: boolean;
  /** Words that turn a thing named behind them into this need: "the new" before a dish. */
  marks?: { words: Words; of: readonly string[] };
};

/** A department of the organisation. */
export type Department = { id: string; names: Names; parent?: string };

/** A word that must be noticed, except in a clause that holds one of `notWhen`. */
export type SensitiveTerm = {
  list: string;
  lang: KnownLang;
  term: string;
  notWhen?: readonly string[];
};

/** A place in the journey where customer and organisation meet. */
export type Touchpoint = {
  id: string;
  names: Names;
  channels: readonly string[];
  words: Words;
  scenarios: readonly { id: string; names: Names }[];
  needs: readonly string[];
  owner: string;
  intended: Names;
};

/** A stage of the journey. */
export type Stage = { id: string; names: Names; touchpoints: readonly Touchpoint[] };

/** Everything the translator knows of an industry; data, no code. */
export type Pack = {
  id: string;
  version: string;
  names: Names;
  /** Confidence below which a mention is not counted, and below which it does not alert. */
  thresholds: { count: number; alert: number };
  departments: readonly Department[];
  needs: readonly Need[];
  sensitive: readonly SensitiveTerm[];
  journey: { stages: readonly Stage[] };
};

/** The eight universal needs, the roots of every pack. */
export const universalNeeds = [
  'product',
  'price',
  'service',
  'speed',
  'place',
  'access',
  'trust',
  'bond',
] as const;
