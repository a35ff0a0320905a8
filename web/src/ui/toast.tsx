import { Button } from '@mantine/core';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { ApiError } from '#api.ts';
import { errorKey } from '#ui/error-key.ts';

const undoMs = 10_000;

type Notification = {
  readonly id?: string;
  readonly title?: string;
  readonly message: ReactNode;
  readonly color?: string;
  readonly autoClose: number | false;
};

// Loaded with the first notification: most first loads show none.
async function show(notification: Notification): Promise<void> {
  const { showNotification } = await import('@mantine/notifications');
  const closeButtonProps = { 'aria-label': i18next.t('ui.close') };
  showNotification({ withBorder: true, closeButtonProps, ...notification });
}

async function hide(id: string): Promise<void> {
  const { hideNotification } = await import('@mantine/notifications');
  hideNotification(id);
}

/** Says that something was done and offers to undo it for ten seconds. */
export function undoToast(message: string, undo: () => void): void {
  const id = `undo-${crypto.randomUUID()}`;
  const press = (): void => {
    void hide(id);
    undo();
  };
  void show({
    id,
    autoClose: undoMs,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
        <span style={{ flex: 1 }}>{message}</span>
        <Button size="compact-sm" variant="default" onClick={press}>
          {i18next.t('ui.undo')}
        </Button>
      </span>
    ),
  });
}

/** Says in passing that something was done. */
export function toast(message: string): void {
  void show({ message, autoClose: 4000 });
}

/** Says that something failed, why, and the id to quote; stays until it is closed. */
export function errorToast(error: unknown): void {
  const detail = error instanceof ApiError ? error.detail : '';
  const id = error instanceof ApiError && error.requestId;
  void show({
    title: i18next.t(errorKey(error)),
    message: [detail, id ? i18next.t('ui.error.id', { id }) : ''].filter(Boolean).join(' · '),
    color: 'var(--c-bad-fill)',
    autoClose: false,
  });
}
