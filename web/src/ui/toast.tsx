import { Button } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import i18next from 'i18next';
import { ApiError } from '#api.ts';
import { errorKey } from '#ui/ErrorState.tsx';

const undoMs = 10_000;

/** Says that something was done and offers to undo it for ten seconds. */
export function undoToast(message: string, undo: () => void): void {
  const id = `undo-${crypto.randomUUID()}`;
  const press = (): void => {
    hideNotification(id);
    undo();
  };
  showNotification({
    id,
    autoClose: undoMs,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
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
  showNotification({
    message,
    autoClose: 4000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
  });
}

/** Says that something failed, why, and the id to quote; stays until it is closed. */
export function errorToast(error: unknown): void {
  const detail = error instanceof ApiError ? error.detail : '';
  const id = error instanceof ApiError && error.requestId;
  showNotification({
    title: i18next.t(errorKey(error)),
    message: [detail, id ? i18next.t('ui.error.id', { id }) : ''].filter(Boolean).join(' · '),
    color: 'red',
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
  });
}
