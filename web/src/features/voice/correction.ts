import type { Mention } from '#features/voice/voice.queries.ts';

/** What a person says a mention should have been; a null need says that nothing is said there. */
export type CorrectionInput = {
  readonly need?: string | null;
  readonly polarity?: Mention['polarity'];
  readonly point?: Mention['point'];
  readonly department?: string | null;
};

/** The mention as it will be once the correction is stored. */
export function withCorrection(mention: Mention, input: CorrectionInput): Mention {
  const silent = input.need === null;
  return {
    ...mention,
    need: input.need ?? mention.need,
    polarity: input.polarity ?? mention.polarity,
    point: input.point === undefined ? mention.point : input.point,
    department: input.department === undefined ? mention.department : input.department,
    abstained: silent,
    corrected: true,
  };
}

/** Only what differs from the mention; empty when nothing does. */
export function changesOf(mention: Mention, wanted: Required<CorrectionInput>): CorrectionInput {
  if (wanted.need === null) return { need: null };
  return {
    ...(wanted.need !== mention.need || mention.abstained ? { need: wanted.need } : {}),
    ...(wanted.polarity !== mention.polarity ? { polarity: wanted.polarity } : {}),
    ...(wanted.point !== mention.point ? { point: wanted.point } : {}),
    ...(wanted.department !== mention.department ? { department: wanted.department } : {}),
  };
}
