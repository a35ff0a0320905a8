import { cutAtSpans, type MarkedSpan } from '#ui/marked-spans.ts';
import classes from '#ui/marked-text.module.css';
import { toneOfPolarity } from '#ui/PolarityMark.tsx';

type MarkedTextProps = {
  readonly text: string;
  /** Language of the text itself, not of the interface. */
  readonly lang: string;
  readonly spans: readonly MarkedSpan[];
  /** Id of the span shown stronger. */
  readonly active?: string | undefined;
  readonly onSpan?: (id: string) => void;
  /** Shows at most this many lines. */
  readonly clamp?: number;
};

/** What a customer said, in its own language, with mentions underlined and tinted. */
export function MarkedText({ text, lang, spans, active, onSpan, clamp }: MarkedTextProps) {
  const pieces = cutAtSpans(text, spans);
  const style = clamp === undefined ? {} : { WebkitLineClamp: clamp };
  return (
    <p className={classes.text} lang={lang} dir="auto" data-clamp={clamp} style={style}>
      {pieces.map(({ text: piece, spans: over }, at) => {
        const [first] = over;
        const key = `${at}:${piece.length}`;
        if (!first) return <span key={key}>{piece}</span>;
        const shown = over.find(({ id }) => id === active) ?? first;
        const tone = toneOfPolarity(shown.polarity);
        const mark = { 'data-tone': tone, 'data-active': shown.id === active || undefined };
        const title = over.map(({ label }) => label).join(' · ');
        if (!onSpan) {
          return (
            <mark key={key} className={classes.span} title={title} {...mark}>
              {piece}
            </mark>
          );
        }
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button element cannot break over lines
          <span
            key={key}
            role="button"
            tabIndex={0}
            className={classes.span}
            title={title}
            {...mark}
            onClick={() => onSpan(shown.id)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onSpan(shown.id);
            }}
          >
            {piece}
          </span>
        );
      })}
    </p>
  );
}
