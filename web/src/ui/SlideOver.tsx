import { lazy, type ReactNode, Suspense } from 'react';
import { useReturnFocus } from '#ui/return-focus.ts';

const SlideOverPanel = lazy(async () => ({
  default: (await import('#ui/SlideOverPanel.tsx')).SlideOverPanel,
}));

/** Props of a panel from the side. */
export type SlideOverProps = {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly width?: number;
  readonly side?: 'left' | 'right';
  readonly children: ReactNode;
};

/** A panel from the side; from the right it takes the whole screen of a phone. Focus returns. */
export function SlideOver({ open, ...rest }: SlideOverProps) {
  useReturnFocus(open);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <SlideOverPanel {...rest} />
    </Suspense>
  );
}
