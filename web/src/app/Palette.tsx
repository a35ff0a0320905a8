import '@mantine/spotlight/styles.css';
import '#app/palette.css';
import { Modal, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveAccount } from '#account.ts';
import { api, body } from '#api.ts';
import {
  type Entry,
  entriesOf,
  type Found,
  hrefOf,
  matching,
  wordsQuery,
} from '#app/palette-entries.ts';
import { isLanguage, speak } from '#i18n/i18n.ts';
import type { Me } from '#reference.ts';
import { useSignOut } from '#session.ts';

type PaletteProps = { readonly me: Me; readonly calls: number; readonly onKeys: () => void };

const foundQuery = (q: string) => ({
  queryKey: ['search', q],
  queryFn: async (): Promise<readonly Found[]> =>
    (await body(api.GET('/api/v1/search', { params: { query: { q } } }))).items,
  enabled: q.trim() !== '',
  placeholderData: keepPreviousData,
});

/** Finds pages and acts by a word of any language, and things of the organisation by search. */
export function Palette({ me, calls, onKeys }: PaletteProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [sought] = useDebouncedValue(typed, 180);
  const act = useActs(onKeys);
  const entries = entriesOf(me.may);
  const { data: words = {} } = useQuery(wordsQuery(entries));
  const { data: found = [] } = useQuery(foundQuery(sought));
  useEffect(() => {
    if (calls > 0) spotlight.open();
  }, [calls]);
  const own = matching(entries, words, typed);
  const things = typed.trim() === '' ? [] : found;
  useFirstSelected(`${own.length}/${things.map(({ id }) => id).join()}`);
  const run = (entry: Entry): void => {
    if (entry.href) router.history.push(entry.href);
    else act(entry.id);
  };
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      centered={false}
      yOffset={80}
      maxHeight={420}
      scrollable
    >
      <Modal.Title className="read-aloud">{t('shell.search')}</Modal.Title>
      <Spotlight.Search
        placeholder={t('shell.search')}
        aria-label={t('shell.search')}
        leftSection={<IconSearch size={17} />}
      />
      <Spotlight.ActionsList>
        {own.map((entry) => (
          <Spotlight.Action
            key={entry.id}
            label={t(entry.label)}
            description={t(entry.group)}
            leftSection={entry.icon ? <entry.icon size={18} stroke={1.6} /> : null}
            onClick={() => run(entry)}
          />
        ))}
        {things.map(({ kind, id, label, hint }) => (
          <Spotlight.Action
            key={`${kind}:${id}`}
            label={label}
            description={[t(`shell.kind.${kind}`), hint].filter(Boolean).join(' · ')}
            onClick={() => router.history.push(hrefOf({ kind, id }))}
          />
        ))}
        {own.length + things.length === 0 && (
          <Spotlight.Empty>{t('ui.nothing_found')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Marks the first line when the lines change: results come later than the keys that asked. */
function useFirstSelected(lines: string): void {
  useEffect(() => {
    if (lines === '') return;
    const actions = document.querySelectorAll('.mantine-Spotlight-action');
    const marked = [...actions].some((one) => one.hasAttribute('data-selected'));
    if (!marked) actions[0]?.setAttribute('data-selected', 'true');
  }, [lines]);
}

/** Runs the palette's entries that are no page. */
function useActs(onKeys: () => void): (id: string) => void {
  const { mutate: save } = useSaveAccount();
  const { mutate: signOut } = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  return (id) => {
    const [kind, value = ''] = id.split(':');
    if (kind === 'language' && isLanguage(value)) {
      void speak(value);
      save({ locale: value });
    }
    if (kind === 'theme' && (value === 'light' || value === 'dark' || value === 'auto')) {
      setColorScheme(value);
      save({ theme: value });
    }
    if (kind === 'keys') onKeys();
    if (kind === 'copy-link') void navigator.clipboard.writeText(location.href);
    if (kind === 'sign-out') signOut('here');
  };
}
