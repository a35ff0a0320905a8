import { useEffect } from 'react';

/** What opened a panel: the focused element, or the trigger of the menu it stands in. */
function opener(): HTMLElement | null {
  const focused = document.activeElement;
  const menu = focused?.closest('[role="menu"]');
  const trigger = menu?.getAttribute('aria-labelledby');
  const found = trigger ? document.getElementById(trigger) : focused;
  return found instanceof HTMLElement && found !== document.body ? found : null;
}

/** Gives the focus back to what opened a panel, when it closes or goes. */
export function useReturnFocus(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const before = opener();
    return () => void setTimeout(() => before?.isConnected && before.focus(), 0);
  }, [open]);
}
