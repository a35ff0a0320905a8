import { Button, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#reference.ts';
import { useRemoveSample } from '#session.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { toast } from '#ui/toast.tsx';

/** Says on every page that the data is a sample, and removes it. */
export function SampleBadge({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState(false);
  const { mutate: remove, isPending } = useRemoveSample();
  return (
    <>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-end"
        width={300}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setOpen(!open)}
            style={{
              whiteSpace: 'nowrap',
              flex: 'none',
              borderColor: 'var(--c-event-fill)',
              borderStyle: 'dashed',
              color: 'var(--c-event)',
            }}
          >
            {t('shell.sample')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('shell.sample')}>
          <Stack gap="sm">
            <Text size="sm">{t('shell.sample_hint', { name: me.organisation.name })}</Text>
            {me.may.includes('organisation.write') && (
              <Button
                variant="default"
                onClick={() => {
                  setOpen(false);
                  setAsking(true);
                }}
              >
                {t('shell.sample_remove')}
              </Button>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <ConfirmDialog
        open={asking}
        title={t('shell.sample_remove')}
        verb={t('shell.sample_remove')}
        busy={isPending}
        onConfirm={() => remove(undefined, { onSuccess: () => toast(t('shell.sample_going')) })}
        onClose={() => setAsking(false)}
      >
        {t('shell.sample_remove_hint')}
      </ConfirmDialog>
    </>
  );
}
