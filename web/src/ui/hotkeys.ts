import { useEffect, useEffectEvent } from 'react';

/** One key or chord (`j`, `?`, `g o`, `mod+k`) and what it does. */
export type Hotkey = { readonly keys: string; readonly label: string; readonly run: () => void };

/** The part of a keyboard event that decides. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly inField: boolean;
};

const chordMs = 1200;

/** A board of keys: later registrations win, single keys can be switched off as a whole. */
export function createKeyBoard(now: () => number = Date.now) {
  const sets: (readonly Hotkey[])[] = [];
  let prefix = '';
  let prefixAt = 0;
  let singleKeys = true;

  const find = (keys: string): Hotkey | undefined =>
    sets.flatMap((set) => set.filter((one) => one.keys === keys)).at(-1);
  const startsChord = (key: string): boolean =>
    sets.some((set) => set.some((one) => one.keys.startsWith(`${key} `)));

  /** Runs the key that matches; true when one did or a chord began. */
  function press(event: KeyPress): boolean {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return false;
    if (event.ctrlKey || event.metaKey) {
      const found = find(`mod+${event.key.toLowerCase()}`);
      found?.run();
      return found !== undefined;
    }
    if (event.inField || !singleKeys) return false;
    const live = prefix !== '' && now() - prefixAt <= chordMs;
    const found = find(live ? `${prefix} ${event.key}` : event.key);
    prefix = '';
    if (found) {
      found.run();
      return true;
    }
    if (!live && startsChord(event.key)) {
      prefix = event.key;
      prefixAt = now();
      return true;
    }
    return false;
  }

  return {
    press,
    /** Adds keys until the returned function is called. */
    add(set: readonly Hotkey[]): () => void {
      sets.push(set);
      return () => void sets.splice(sets.indexOf(set), 1);
    },
    /** Switches keys without a modifier on or off. */
    allowSingleKeys(allowed: boolean): void {
      singleKeys = allowed;
    },
    /** The keys that work now, for the key sheet. */
    list: (): readonly Hotkey[] => sets.flat(),
  };
}

/** The board of this page. */
export const keyBoard = createKeyBoard();

const fields = 'input, textarea, select, [contenteditable="true"], [role="textbox"]';

/** Sends the document's key presses to the board; mounted once. */
export function useKeyBoard(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      const inField = target?.closest(fields) !== null && target !== null;
      const inDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
      const { key, ctrlKey, metaKey, altKey, isComposing, keyCode } = event;
      const press = { key, ctrlKey, metaKey, altKey, isComposing, keyCode };
      if (keyBoard.press({ ...press, inField: inField || inDialog })) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Keys that work while the component is shown: never in a field, a dialog or while composing. */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const run = useEffectEvent((keys: string) => {
    hotkeys.find((one) => one.keys === keys)?.run();
  });
  const names = hotkeys.map(({ keys, label }) => `${keys}\t${label}`).join('\n');
  useEffect(() => {
    const set = names
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [keys = '', label = ''] = line.split('\t');
        return { keys, label, run: () => run(keys) };
      });
    return keyBoard.add(set);
  }, [names]);
}
