/** Words of a language that are met again and again are far fewer; names and slips are met once. */
const mostWords = 20_000;

/** Of a longer word the engine keeps the whole text it was cut from. */
const longestWord = 12;

/**
 * A function of a word that answers from memory where it was asked before. The words are of
 * customers: they stay in the memory of the process, at most `mostWords` of them and none longer
 * than `longestWord`, are never logged or stored, and are gone when the process ends.
 */
export function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as T;
    const answer = of(word);
    if (word.length > longestWord) return answer;
    if (known.size >= mostWords) known.clear();
    known.set(word, answer);
    return answer;
  };
}
