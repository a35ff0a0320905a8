import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebar } from '@tabler/icons-react';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportMenu } from '#features/voice/ExportMenu.tsx';
import { voicesPage } from '#features/voice/pages.ts';
import { SearchBox } from '#features/voice/SearchBox.tsx';
import { useVoiceKeys } from '#features/voice/use-voice-keys.ts';
import classes from '#features/voice/voice.module.css';
import { voicesQuery } from '#features/voice/voice.queries.ts';
import { FilterBar } from '#filter/FilterBar.tsx';
import { type Filter, readFilter, withFilter } from '#filter/filter.ts';
import { NobodyHeard } from '#NobodyHeard.tsx';
import { usePageSearch } from '#page.ts';
import { meQuery } from '#reference.ts';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Page } from '#ui/Page.tsx';
import { SlideOver } from '#ui/SlideOver.tsx';

/** The code of the list travels while the voices are asked for: neither is of use alone. */
const listCode = import('#features/voice/VoiceList.tsx');
const VoiceList = lazy(async () => ({ default: (await listCode).VoiceList }));

/** What stands beside the list loads after it; a phone may never need it. */
const VoiceDetail = lazy(async () => ({
  default: (await import('#features/voice/VoiceDetail.tsx')).VoiceDetail,
}));
const VoicesSide = lazy(async () => ({
  default: (await import('#features/voice/VoicesSide.tsx')).VoicesSide,
}));

/** The width is known before the first paint, so that nothing jumps. */
const atOnce = { getInitialValueInEffect: false };

/** Everything customers said: saved views, the list, and the voice that is read. */
export function Voices() {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = usePageSearch(voicesPage);
  const { data: me } = useSuspenseQuery(meQuery);
  const filter = readFilter(search);
  const list = useInfiniteQuery(voicesQuery(filter));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = list.data?.pages ?? [];
  const narrow = useMediaQuery('(max-width: 992px)', undefined, atOnce);
  const roomy = useMediaQuery('(min-width: 1321px)', undefined, atOnce);
  const selected = search.voice ?? (narrow ? undefined : items[0]?.id);
  useVoiceKeys({ items, selected, onSelect: (voice) => setSearch({ voice }, { replace: true }) });
  if (narrow && search.voice) return <Reading id={search.voice} filter={filter} />;
  const subtitle = first
    ? t('voice.subtitle', {
        voices: t('voice.count', { count: first.total }),
        from: format.day(first.period.from),
        to: format.day(first.period.to, true),
      })
    : null;
  return (
    <Page
      wide
      title={t('shell.nav.voices')}
      subtitle={subtitle}
      actions={
        <>
          {!roomy && <SideButton filter={filter} />}
          <CopyLink />
          {me.may.includes('export.write') && <ExportMenu filter={filter} total={first?.total} />}
        </>
      }
      bar={
        <>
          <SearchBox
            key={filter.q ?? ''}
            text={filter.q ?? ''}
            onSearch={(q) => setSearch({ q, voice: undefined })}
          />
          <FilterBar
            filter={filter}
            period={first?.period}
            without={['q']}
            onChange={(change) => setSearch({ ...change, voice: undefined })}
          />
        </>
      }
    >
      <div className={classes.panes}>
        {roomy && (
          <aside className={classes.side} aria-label={t('voice.views')}>
            <Suspense fallback={<LoadingSkeleton shape="text" rows={8} />}>
              <VoicesSide filter={filter} />
            </Suspense>
          </aside>
        )}
        <section aria-label={t('voice.list')} aria-busy={list.isPlaceholderData || undefined}>
          {list.error && !list.data && (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          )}
          {list.isPending && <LoadingSkeleton shape="list" rows={9} />}
          {list.data && items.length === 0 && <NoVoices filter={filter} />}
          {items.length > 0 && (
            <Suspense fallback={<LoadingSkeleton shape="list" rows={9} />}>
              <VoiceList
                key={JSON.stringify(filter)}
                items={items}
                total={first?.total ?? items.length}
                selected={selected}
                filter={filter}
                more={list}
              />
            </Suspense>
          )}
        </section>
        {!narrow && (
          <aside className={classes.reading} aria-label={t('voice.reading')}>
            {selected ? (
              <Suspense fallback={<LoadingSkeleton shape="text" rows={10} />}>
                <VoiceDetail key={selected} id={selected} />
              </Suspense>
            ) : (
              list.isPending && <LoadingSkeleton shape="text" rows={10} />
            )}
          </aside>
        )}
      </div>
    </Page>
  );
}

type SideProps = { readonly filter: Filter };

/** Where the side has no room, a button that opens it. */
function SideButton({ filter }: SideProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLayoutSidebar size={16} />}
        onClick={() => setOpen(true)}
      >
        {t('voice.views')}
      </Button>
      <SlideOver open={open} title={t('voice.views')} width={320} onClose={() => setOpen(false)}>
        <div className={classes.sideOver}>
          <Suspense fallback={<LoadingSkeleton shape="text" rows={8} />}>
            <VoicesSide filter={filter} />
          </Suspense>
        </div>
      </SlideOver>
    </>
  );
}

/** On a phone: the voice alone, with the way back to the list. */
function Reading({ id, filter }: { readonly id: string; readonly filter: Filter }) {
  const { t } = useTranslation();
  const back = { label: t('shell.nav.voices'), href: withFilter('/voices', filter) };
  return (
    <Page title={t('voice.one')} up={back} actions={<CopyLink />}>
      <Suspense fallback={<LoadingSkeleton shape="text" rows={10} />}>
        <VoiceDetail key={id} id={id} />
      </Suspense>
    </Page>
  );
}

function NoVoices({ filter }: SideProps) {
  const { t } = useTranslation();
  return Object.keys(filter).length > 0 ? (
    <Empty
      title={t('voice.no_match')}
      hint={t('voice.no_match_hint')}
      action={<LinkButton href="/voices">{t('ui.clear_filters')}</LinkButton>}
    />
  ) : (
    <NobodyHeard title={t('voice.empty')} hint={t('voice.empty_hint')} />
  );
}
