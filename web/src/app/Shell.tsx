import { useMantineColorScheme } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banners } from '#app/Banners.tsx';
import { Header } from '#app/Header.tsx';
import { Navigation } from '#app/Navigation.tsx';
import { NavigationDrawer } from '#app/NavigationDrawer.tsx';
import { navItems } from '#app/nav.ts';
import { follow } from '#app/preferences.ts';
import classes from '#app/shell.module.css';
import { loadAreas } from '#i18n/i18n.ts';
import { meQuery } from '#reference.ts';
import { useHotkeys, useKeyBoard } from '#ui/hotkeys.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';

const loadPalette = () => import('#app/Palette.tsx');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const FirstSteps = lazy(async () => {
  const [found] = await Promise.all([import('#app/FirstSteps.tsx'), loadAreas(['begin'])]);
  return { default: found.FirstSteps };
});
const KeySheet = lazy(async () => ({ default: (await import('#app/KeySheet.tsx')).KeySheet }));

/** The frame around every page: header, navigation, banners, keys, palette. */
export function Shell() {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const router = useRouter();
  const [menuOpen, setMenuOpen] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const [paletteCalls, setPaletteCalls] = useState(0);
  const main = useRef<HTMLElement>(null);
  const begins = me.may.includes('organisation.write') && !me.organisation.sample && !me.viewAs;
  const closeMenu = (): void => setMenuOpen(false);
  const firstSteps = (
    <Suspense fallback={null}>
      {begins && <FirstSteps key={me.organisation.id} me={me} onFollow={closeMenu} />}
    </Suspense>
  );
  const openPalette = (): void => setPaletteCalls((calls) => calls + 1);
  useAccountTheme(me.account.theme);
  useEffect(() => void follow(me.account), [me.account]);
  useKeyBoard();
  useWhenIdle(loadPalette);
  useHotkeys([
    { keys: 'mod+k', label: t('shell.key.palette'), run: openPalette },
    { keys: '/', label: t('shell.key.search'), run: () => focusSearch(openPalette) },
    { keys: '?', label: t('shell.key.sheet'), run: () => setKeysOpen(true) },
    ...navItems(me.may).flatMap(({ path, nav }) =>
      nav.key
        ? [
            {
              keys: `g ${nav.key}`,
              label: t('shell.key.go', { page: t(`shell.nav.${nav.name}`) }),
              run: () => router.history.push(path),
            },
          ]
        : [],
    ),
  ]);
  useFocusOnArrival(main);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      <Header
        me={me}
        onMenu={() => setMenuOpen(true)}
        onSearch={openPalette}
        onKeys={() => setKeysOpen(true)}
      />
      <div className={classes.side}>
        <Navigation may={me.may} />
        {firstSteps}
      </div>
      <NavigationDrawer open={menuOpen} onClose={closeMenu} me={me}>
        {firstSteps}
      </NavigationDrawer>
      <main id="content" ref={main} tabIndex={-1} className={classes.main}>
        <Banners me={me} />
        {/* Nothing of one organisation may still stand there when another is entered. */}
        <Suspense key={me.organisation.id} fallback={<LoadingSkeleton shape="page" />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense fallback={null}>
        {paletteCalls > 0 && (
          <Palette me={me} calls={paletteCalls} onKeys={() => setKeysOpen(true)} />
        )}
        {keysOpen && <KeySheet onClose={() => setKeysOpen(false)} />}
      </Suspense>
    </div>
  );
}

/** `/` goes to the page's own search field, else to the palette. */
function focusSearch(otherwise: () => void): void {
  const field = document.querySelector<HTMLElement>('main input[type="search"]');
  if (field) field.focus();
  else otherwise();
}

function useAccountTheme(wanted: 'light' | 'dark' | 'auto'): void {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(wanted), [wanted, setColorScheme]);
}

/** A new page takes the focus, so that a screen reader begins there. */
function useFocusOnArrival(main: { readonly current: HTMLElement | null }): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}

/** Fetches ahead what must answer at once when it is asked for: the first keys must not be lost. */
function useWhenIdle(run: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => void run(), 1500);
    return () => clearTimeout(timer);
  }, [run]);
}
