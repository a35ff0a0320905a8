import { normaliseTerm } from './normalise.ts';

/** A seed term as packs write it, taken apart. */
export type SeedTerm = {
  /** -1 or 1 when the seed judges in itself, else 0. */
  sign: -1 | 0 | 1;
  /** What is looked for, gap and all, as normalised texts have it. */
  form: string;
  /** The form itself, or what stands before and behind its gap. */
  parts: readonly string[];
};

/** Between the halves of a seed that stand apart: "arrived .. cold". */
const gap = ' .. ';

const signOf = (term: string): -1 | 0 | 1 =>
  term.startsWith('-') ? -1 : term.startsWith('+') ? 1 : 0;

/** Takes a seed term apart. */
export function readSeedTerm(term: string): SeedTerm {
  const sign = signOf(term);
  const form = normaliseTerm(sign === 0 ? term : term.slice(1));
  return { sign, form, parts: form.split(gap) };
}

/** What is wrong with the gap of a seed term, or null; a term with no dots has none. */
export function gapFault(term: string): string | null {
  const { form, parts } = readSeedTerm(term);
  if (!form.includes('..')) return null;
  const whole = parts.every((part) => part !== '' && part === part.trim() && !part.includes('..'));
  if (whole && parts.length === 2) return null;
  return `has two dots that do not stand between two parts, with one space on each side: "${term}"`;
}
