import type { ClauseSpan } from './clauses.ts';
import { normaliseTerm } from './normalise.ts';
import type { SensitiveTerm } from './pack.ts';
import { createTrie, type TermHit, type Trie } from './trie.ts';

type Watched = { term: string; list: string; notWhen: readonly string[] };

/** The automaton over the sensitive words of a pack and an organisation. */
export type SensitiveIndex = Trie<Watched>;

/** Builds the automaton; of a term listed twice in one list the later entry holds. */
export function indexSensitive(terms: readonly SensitiveTerm[]): SensitiveIndex {
  const entries = new Map<string, readonly [string, Watched]>();
  for (const { term, list, notWhen = [] } of terms) {
    const form = normaliseTerm(term);
    const watched = {
      term,
      list,
      notWhen: notWhen.map(normaliseTerm).filter((each) => each !== ''),
    };
    entries.set(`${list} ${form}`, [form, watched]);
  }
  return createTrie(entries.values());
}

/** Sensitive words in a normalised text, without those their `notWhen` list excuses. */
export function sensitiveIn(
  index: SensitiveIndex,
  text: string,
  clauses: readonly ClauseSpan[],
): TermHit<{ term: string; list: string }>[] {
  return index.find(text, 0, text.length).filter((hit) => {
    const { notWhen } = hit.value;
    if (notWhen.length === 0) return true;
    const around = clauses.filter(({ start, end }) => start < hit.end && end > hit.start);
    const from = Math.min(hit.start, ...around.map(({ start }) => start));
    const to = Math.max(hit.end, ...around.map(({ end }) => end));
    const context = text.slice(from, to);
    return !notWhen.some((excuse) => context.includes(excuse));
  });
}
