import { useTranslation } from 'react-i18next';
import type { Mention } from '#features/voice/voice.queries.ts';
import { usePackNames } from '#pack-names.ts';
import type { MarkedSpan } from '#ui/marked-spans.ts';

/** The stretches of a text that are spoken of, named in the reader's language. */
export function useSpans(mentions: readonly Mention[]): readonly MarkedSpan[] {
  const { t } = useTranslation();
  const names = usePackNames();
  return mentions
    .filter(({ abstained }) => !abstained)
    .map(({ no, start, end, polarity, need }) => ({
      id: String(no),
      start,
      end,
      polarity,
      label: `${t(`ui.polarity.${polarity}`)}: ${names.need(need)}`,
    }));
}
