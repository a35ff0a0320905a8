/** What may stand between a noun and what is said of it ("service was incredibly slow"). */
const copula =
  /^\s*(?:(?:is|was|were|are|be|been|has|had|seems?|seemed|felt|very|so|too|really|extremely|incredibly|quite|super|pretty|a|bit|just|all|fue|fueron|era|eran|es|son|esta|estan|estaba|estaban|estuvo|muy|tan|bastante|demasiado|algo|un|poco|很|太|非常|真的?|特别|超级?|也|都|是|有点|比较|的|得|极其|十分)\s*)*$/;

type Place = { start: number; end: number };

/** Whether only words that link a noun to what is said of it stand between two places. */
export function isLinked(text: string, one: Place, other: Place): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return first.end <= second.start && copula.test(text.slice(first.end, second.start));
}
