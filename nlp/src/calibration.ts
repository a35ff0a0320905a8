/**
 * What the product of the two certainties turned out to be worth on texts written to a plan: read
 * off the reliability table of the sample company, and made to rise throughout.
 */
const worth = [
  [0, 0],
  [0.35, 0.06],
  [0.43, 0.26],
  [0.56, 0.34],
  [0.6, 0.5],
  [0.66, 0.56],
  [0.77, 0.6],
  [0.84, 0.73],
  [1, 0.82],
] as const;

/** The chance that a mention is right, need and polarity, from how sure each looks; rises with both. */
export function calibrated(need: number, polarity: number): number {
  const raw = Math.min(1, Math.max(0, need * polarity));
  const at = Math.max(
    1,
    worth.findIndex(([from]) => from >= raw),
  );
  const [from, low] = worth[at - 1] ?? [0, 0];
  const [to, high] = worth[at] ?? [1, 1];
  return low + ((raw - from) / (to - from)) * (high - low);
}
