import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VoiceRow } from '#features/voice/VoiceRow.tsx';
import classes from '#features/voice/voice.module.css';
import type { ListedVoice } from '#features/voice/voice.queries.ts';
import { type Filter, withFilter } from '#filter/filter.ts';

type VoiceListProps = {
  readonly items: readonly ListedVoice[];
  readonly total: number;
  readonly selected: string | undefined;
  readonly filter: Filter;
  /** Where further pages come from. */
  readonly more: {
    readonly hasNextPage: boolean;
    readonly isFetching: boolean;
    readonly fetchNextPage: () => unknown;
  };
};

const ahead = 8;

/** The voices, only those near the window in the document; further pages come by scrolling. */
export function VoiceList({ items, total, selected, filter, more }: VoiceListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const top = useTopOf(list);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => 196,
    overscan: 5,
    scrollMargin: top,
    getItemKey: (at) => items[at]?.id ?? at,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = more;
  useEffect(() => {
    if (last >= items.length - ahead && hasNextPage && !isFetching) fetchNextPage();
  }, [last, items.length, hasNextPage, isFetching, fetchNextPage]);
  useShownSelection(items, selected, (at) => rows.scrollToIndex(at, { align: 'auto' }));
  return (
    <>
      <ol ref={list} className={classes.list} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const voice = items[index];
          return (
            voice && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                data-voice={voice.id}
                className={classes.row}
                data-selected={voice.id === selected || undefined}
                aria-posinset={index + 1}
                aria-setsize={total}
                style={{ transform: `translateY(${start - top}px)` }}
              >
                <VoiceRow
                  voice={voice}
                  selected={voice.id === selected}
                  href={
                    voice.id === selected
                      ? `/voices/${voice.id}`
                      : withFilter('/voices', filter, { voice: voice.id })
                  }
                />
              </li>
            )
          );
        })}
      </ol>
      <p className={classes.end} aria-live="polite">
        {hasNextPage ? t('ui.loading') : t('voice.end', { count: total })}
      </p>
    </>
  );
}

/** How far the list's top is from the top of the document. */
function useTopOf(list: { readonly current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      const box = list.current?.getBoundingClientRect();
      if (box) setTop(Math.round(box.top + scrollY));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [list]);
  return top;
}

/** Scrolls to the selected voice when the selection moves, not when the list grows. */
function useShownSelection(
  items: readonly ListedVoice[],
  selected: string | undefined,
  scrollTo: (at: number) => void,
): void {
  const before = useRef(selected);
  useEffect(() => {
    if (before.current === selected) return;
    before.current = selected;
    const at = items.findIndex(({ id }) => id === selected);
    if (at >= 0) scrollTo(at);
  });
}
