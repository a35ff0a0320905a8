import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiKey, apiKeysQuery, useRevokeKey } from '#features/organisation/api-key.queries.ts';
import { NewKeyDialog } from '#features/organisation/NewKeyDialog.tsx';
import type { Me } from '#reference.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { Empty } from '#ui/Empty.tsx';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';
import { Time } from '#ui/Time.tsx';

/** The API keys with what came in by each; needs the `organisation` catalog area. */
export function ApiKeys({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: keys } = useSuspenseQuery(apiKeysQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const mayWrite = me.may.includes('key.write');
  const make = mayWrite && (
    <Button variant="default" leftSection={<IconKey size={16} />} onClick={() => setMaking(true)}>
      {t('organisation.key_make')}
    </Button>
  );
  return (
    <Card
      title={t('organisation.keys')}
      hint={t('organisation.keys_hint')}
      actions={keys.length > 0 && make}
    >
      {keys.length === 0 ? (
        <Empty title={t('organisation.no_keys')} action={make} />
      ) : (
        <DataTable
          caption={t('organisation.keys')}
          captionHidden
          rows={keys}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: t('organisation.name'), names: true, cell: ({ name }) => name },
            {
              key: 'prefix',
              header: t('organisation.key_prefix'),
              cell: ({ prefix }) => <code>{prefix}…</code>,
            },
            {
              key: 'scopes',
              header: t('organisation.key_scopes'),
              cell: ({ scopes }) =>
                format.list(scopes.map((scope) => t(`organisation.scope.${scope}`))),
            },
            { key: 'unit', header: t('organisation.unit'), cell: ({ unit }) => unit.name },
            {
              key: 'used',
              header: t('organisation.key_used'),
              cell: ({ lastUsedAt }) =>
                lastUsedAt ? <Time at={lastUsedAt} as="relative" /> : t('organisation.never'),
            },
            {
              key: 'expires',
              header: t('organisation.key_expires'),
              sort: ({ expiresAt }) => expiresAt,
              cell: ({ expiresAt }) => <Time at={expiresAt} as="date" />,
            },
            {
              key: 'voices',
              header: t('organisation.key_voices'),
              figure: true,
              sort: ({ voices }) => voices,
              cell: ({ voices }) => format.number(voices),
            },
            {
              key: 'acts',
              header: t('organisation.acts'),
              figure: true,
              cell: (key) =>
                mayWrite && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('organisation.key_revoke_named', { name: key.name })}
                    onClick={() => setRevoking(key)}
                  >
                    {t('organisation.key_revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {making && <NewKeyDialog me={me} onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  );
}

type RevokeDialogProps = { readonly apiKey: ApiKey; readonly onClose: () => void };

function RevokeDialog({ apiKey, onClose }: RevokeDialogProps) {
  const { t } = useTranslation();
  const { mutate, isPending } = useRevokeKey();
  return (
    <ConfirmDialog
      open
      title={t('organisation.key_revoke')}
      verb={t('organisation.key_revoke')}
      busy={isPending}
      onConfirm={() => mutate(apiKey.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {t('organisation.key_revoke_hint', { name: apiKey.name, count: apiKey.voices })}
    </ConfirmDialog>
  );
}
