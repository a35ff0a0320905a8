import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '#ui/hotkeys.ts';

type VoiceKeys = {
  readonly items: readonly { readonly id: string }[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
};

/** `j` and `k` move through the list, `o` opens the voice on its own page. */
export function useVoiceKeys({ items, selected, onSelect }: VoiceKeys): void {
  const { t } = useTranslation();
  const router = useRouter();
  const move = (by: number): void => {
    const at = items.findIndex(({ id }) => id === selected);
    const next = items[at + by];
    if (!next) return;
    onSelect(next.id);
    requestAnimationFrame(() => focusVoice(next.id));
  };
  useHotkeys([
    { keys: 'j', label: t('voice.key.next'), run: () => move(1) },
    { keys: 'k', label: t('voice.key.previous'), run: () => move(-1) },
    {
      keys: 'o',
      label: t('voice.key.open'),
      run: () => selected && router.history.push(`/voices/${selected}`),
    },
  ]);
}

/** Takes the focus to a voice of the list, so that Enter opens it. */
function focusVoice(id: string): void {
  document.querySelector<HTMLElement>(`[data-voice="${id}"] a`)?.focus({ preventScroll: true });
}
