import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '#ui/hotkeys.ts';

const picked = '[data-ticket]';

/** `j` and `k` walk the tickets of a box by moving the focus; `a` and `m` press their buttons. */
export function useTicketKeys(box: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation();
  const links = (): HTMLElement[] => [
    ...(box.current?.querySelectorAll<HTMLElement>(picked) ?? []),
  ];
  const here = (all: readonly HTMLElement[]): number => {
    const card = document.activeElement?.closest('article');
    return all.findIndex((link) => link.closest('article') === card);
  };
  const walk = (by: 1 | -1): void => {
    const all = links();
    const at = here(all);
    const next = at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1);
    all[next]?.focus();
  };
  const press = (act: string): void => {
    const all = links();
    const card = all[here(all)]?.closest('article');
    card?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click();
  };
  useHotkeys([
    { keys: 'j', label: t('ticket.key.next'), run: () => walk(1) },
    { keys: 'k', label: t('ticket.key.previous'), run: () => walk(-1) },
    { keys: 'a', label: t('ticket.act.take'), run: () => press('take') },
    { keys: 'm', label: t('ticket.key.move'), run: () => press('menu') },
  ]);
}
