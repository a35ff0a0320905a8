import { ActionIcon, Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

type CopyLinkProps = {
  /** What to copy; the address of the page when left out. */
  readonly text?: string;
  readonly label?: string;
  /** Only the icon, with the label as its name. */
  readonly small?: boolean;
};

/** Copies the link of this very view, or any text that is shown once; says when it did. */
export function CopyLink({ text, label, small }: CopyLinkProps) {
  const { t } = useTranslation();
  const { copy, copied } = useClipboard({ timeout: 2000 });
  const name = copied ? t('ui.copied') : (label ?? t('ui.copy_link'));
  const Icon = copied ? IconCheck : text === undefined ? IconLink : IconCopy;
  const run = (): void => copy(text ?? location.href);
  const aloud = (
    <span className="read-aloud" aria-live="polite">
      {copied ? t('ui.copied') : ''}
    </span>
  );
  if (small) {
    return (
      <ActionIcon variant="subtle" color="gray" aria-label={name} title={name} onClick={run}>
        <Icon size={16} />
      </ActionIcon>
    );
  }
  return (
    <>
      <Button variant="default" leftSection={<Icon size={16} />} onClick={run}>
        {name}
      </Button>
      {aloud}
    </>
  );
}
