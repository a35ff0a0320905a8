import { useFormat } from '#ui/format.ts';

type TimeProps = { readonly at: string; readonly as?: 'relative' | 'date' | 'dateTime' };

/** An instant in the reader's zone, exact on hover. */
export function Time({ at, as = 'dateTime' }: TimeProps) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.exact(at)}>
      {format[as](at)}
    </time>
  );
}
