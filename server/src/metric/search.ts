import { toSimplified } from '@voxloop/nlp';
import type { FactCondition } from '#kernel/facts.ts';

/** One thing a search asks for: any of these texts, or none of them. */
export type SearchTerm = { readonly any: readonly string[]; readonly not: boolean };

const token = /(-)?(?:"([^"]*)"|(\S+))/g;

/** The form of a text that search compares: folded width and case, simplified Chinese. */
export function searchForm(text: string): string {
  return toSimplified(text.normalize('NFKC').toLowerCase());
}

/**
 * Reads a search: words must all occur, `"…"` is a phrase, `-word` must not occur, `a OR b` either.
 *
 * Words match inside words, so that Chinese needs no segmenter.
 */
export function parseSearch(query: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let either = false;
  for (const [whole, minus, phrase, word] of query.matchAll(token)) {
    if (whole === 'OR' || whole === '|') {
      either = terms.length > 0;
      continue;
    }
    const text = searchForm((phrase ?? word ?? '').trim());
    if (!text) continue;
    const last = terms.at(-1);
    if (either && last && !last.not && !minus)
      terms[terms.length - 1] = { any: [...last.any, text], not: false };
    else terms.push({ any: [text], not: minus !== undefined });
    either = false;
  }
  return terms.slice(0, 20);
}

/** The conditions of a search on the voices' facts. */
export function searchConditions(query: string | undefined): FactCondition[] {
  if (!query) return [];
  return parseSearch(query).map(({ any, not }, at) => {
    const name = `search${at}`;
    const found = `multiSearchAny(text, {${name}})`;
    return {
      sql: not ? `NOT ${found}` : found,
      values: { [name]: { type: 'Array(String)', value: [...any] } },
    };
  });
}
