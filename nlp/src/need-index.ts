import { normaliseTerm } from './normalise.ts';
import type { Need } from './pack.ts';
import type { KnownLang, Span } from './reading.ts';
import { readSeedTerm } from './seed-term.ts';
import { createTrie, type TermHit, type Trie } from './trie.ts';

/** A seed term of a need, as the automaton finds it. */
type Seed = {
  need: string;
  /** Its language; `any` for the organisation's own names, which know no language. */
  lang: KnownLang | 'any';
  /** -1 or 1 when the seed judges in itself, else 0. */
  sign: -1 | 0 | 1;
  /** How surely the term alone means the need, from 0 to 1. */
  weight: number;
  /** Set on one half of seeds that are written with a gap: the seeds by a number both halves know. */
  half?: Half;
  /** Set on a word that makes the thing behind it this need, where that thing is one of `of`. */
  mark?: { of: readonly string[] };
};

type Half = { side: 'first' | 'second'; of: Map<number, Seed> };

/** Whether a seed speaks only together with what stands near it. */
export const isPart = ({ half, mark }: Seed): boolean => half !== undefined || mark !== undefined;

/** A seed where it stands in a voice. */
export type SeedHit = TermHit<Seed> & {
  /** What stands between the halves of a seed with a gap; it is not the seed's. */
  gap?: Span;
};

/** The hierarchy and the seed automaton of a pack. */
export type NeedIndex = {
  trie: Trie<Seed>;
  needs: ReadonlyMap<string, Need>;
  isAncestor: (above: string, below: string) => boolean;
};

/** Longer terms say more surely what is meant; one Han character says little. */
function weightOf(form: string, sign: number): number {
  const han = /[\u3400-\u9fff]/.test(form);
  const size = han ? form.length : form.split(' ').length * 2 - (form.length < 3 ? 1 : 0);
  const base = size >= 3 ? 0.93 : size === 2 ? 0.85 : 0.6;
  return sign === 0 ? base : Math.max(base, 0.9);
}

type Entry = { form: string; seed: Seed };

/** A thing nobody listed, behind a mark, is less surely meant than one that is named. */
const markWeight = 0.8;

function entriesOf(needs: readonly Need[]): Entry[] {
  const entries: Entry[] = [];
  let pairs = 0;
  // Many seeds share a half ("app .. crash", "app .. slow"): one entry for all of them.
  const halves = new Map<string, Half>();
  const halfOf = (side: Half['side'], form: string, seed: Seed): Half => {
    const key = `${side} ${seed.lang} ${form}`;
    const known = halves.get(key);
    if (known) return known;
    const half: Half = { side, of: new Map() };
    halves.set(key, half);
    entries.push({ form, seed: { ...seed, half } });
    return half;
  };
  for (const { id: need, seeds, marks } of needs) {
    for (const lang of ['en', 'zh', 'es'] as const) {
      for (const term of seeds[lang]) {
        const { sign, form, parts } = readSeedTerm(term);
        const seed: Seed = { need, lang, sign, weight: weightOf(form, sign) };
        // `checkPack` lets no seed through with more than two.
        const [first = form, second] = parts;
        if (second === undefined) entries.push({ form, seed });
        else {
          pairs++;
          halfOf('first', first, seed).of.set(pairs, seed);
          halfOf('second', second, seed).of.set(pairs, seed);
        }
      }
      for (const term of marks?.words[lang] ?? []) {
        const mark = { of: marks?.of ?? [] };
        const seed: Seed = { need, lang, sign: 0, weight: markWeight, mark };
        entries.push({ form: normaliseTerm(term), seed });
      }
    }
  }
  return entries;
}

/** Names an organisation gives its dishes, programmes and places, by the need they speak of. */
export type OwnTerms = Readonly<Record<string, readonly string[]>>;

const ownWeight = 0.95;

function ownEntries(terms: OwnTerms): Entry[] {
  return Object.entries(terms).flatMap(([need, list]) =>
    list.map((term) => ({
      form: normaliseTerm(term),
      seed: { need, lang: 'any', sign: 0, weight: ownWeight },
    })),
  );
}

/** Builds the index of a pack's needs, with what an organisation calls its own. */
export function indexNeeds(needs: readonly Need[], terms: OwnTerms = {}): NeedIndex {
  const byId = new Map(needs.map((need) => [need.id, need]));
  const isAncestor = (above: string, below: string): boolean => {
    for (let id = byId.get(below)?.parent; id; id = byId.get(id)?.parent)
      if (id === above) return true;
    return false;
  };
  const known = Object.entries(terms).filter(([need]) => byId.has(need));
  const entries = [...entriesOf(needs), ...ownEntries(Object.fromEntries(known))];
  const claims = new Map<string, Set<string>>();
  for (const { form, seed } of entries) {
    if (isPart(seed)) continue;
    const claimants = claims.get(form);
    if (claimants) claimants.add(seed.need);
    else claims.set(form, new Set([seed.need]));
  }
  const shared = ({ form, seed }: Entry): boolean => {
    if (isPart(seed)) return false;
    const claimants = claims.get(form);
    if (!claimants || claimants.size === 1) return false;
    return [...claimants].some((id) => id !== seed.need && !isAncestor(id, seed.need));
  };
  const trie = createTrie(
    entries.map((entry) => {
      const { form, seed } = entry;
      return [form, shared(entry) ? { ...seed, weight: seed.weight * 0.7 } : seed] as const;
    }),
    { plurals: true },
  );
  return { trie, needs: byId, isAncestor };
}
