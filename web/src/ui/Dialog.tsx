import { lazy, type ReactNode, Suspense } from 'react';
import { useReturnFocus } from '#ui/return-focus.ts';

const DialogPanel = lazy(async () => ({
  default: (await import('#ui/DialogPanel.tsx')).DialogPanel,
}));

/** Props of a dialog. */
export type DialogProps = {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly open?: boolean;
  readonly width?: number;
  readonly children: ReactNode;
};

/** A modal dialog with a title and a close button. Focus stays inside and returns on closing. */
export function Dialog({ open = true, ...rest }: DialogProps) {
  useReturnFocus(open);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <DialogPanel {...rest} />
    </Suspense>
  );
}
