import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/customer/customer.module.css';
import { type Customer, type Identity, useUnmerge } from '#features/customer/customer.queries.ts';
import { KeptApart } from '#features/customer/KeptApart.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';
import { toast } from '#ui/toast.tsx';

type IdentitiesProps = { readonly customer: Customer; readonly mayWrite: boolean };
type Edge = Customer['edges'][number];

/** By what the customer is recognised, always masked, and which records were taken for one. */
export function Identities({ customer, mayWrite }: IdentitiesProps) {
  const { t } = useTranslation();
  const { id, identities, edges } = customer;
  const [parting, setParting] = useState<Edge | null>(null);
  const of = (owner: string): readonly Identity[] =>
    identities.filter(({ customerId }) => customerId === owner);
  return (
    <div className={classes.stack}>
      <Card title={t('customer.identities')} hint={t('customer.identities_hint')}>
        <IdentityList identities={of(id)} />
      </Card>
      {edges.length > 0 && (
        <Card title={t('customer.merged')} hint={t('customer.merged_hint')}>
          <ul className={classes.edges}>
            {edges.map((edge) => (
              <li key={edge.id} className={classes.edge}>
                <div className={classes.edgeHead}>
                  <h3 className={classes.edgeName}>{edge.label || t('customer.unnamed')}</h3>
                  {mayWrite && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={t('customer.unmerge_named', { name: edge.label })}
                      onClick={() => setParting(edge)}
                    >
                      {t('customer.unmerge')}
                    </Button>
                  )}
                </div>
                <IdentityList identities={of(edge.id)} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <KeptApart customer={customer} mayWrite={mayWrite} />
      {parting && (
        <UnmergeDialog customer={customer} edge={parting} onClose={() => setParting(null)} />
      )}
    </div>
  );
}

function IdentityList({ identities }: { readonly identities: readonly Identity[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (identities.length === 0) return <p className={classes.muted}>{t('customer.no_identity')}</p>;
  return (
    <dl className={classes.identities}>
      {identities.map(({ type, hint, firstSeenAt, lastSeenAt, blocked }) => (
        <div key={`${type} ${hint} ${firstSeenAt}`} className={classes.identity}>
          <dt>{t(`customer.identity.${type}`, { defaultValue: type })}</dt>
          <dd>
            <span className={classes.masked}>{hint}</span>
            <span className={classes.muted}>
              {t('customer.seen', {
                first: format.date(firstSeenAt),
                last: format.date(lastSeenAt),
              })}
            </span>
            {blocked && <span className={classes.muted}>{t('customer.blocked')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type UnmergeDialogProps = {
  readonly customer: Customer;
  readonly edge: Edge;
  readonly onClose: () => void;
};

function UnmergeDialog({ customer, edge, onClose }: UnmergeDialogProps) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useUnmerge(customer.id);
  const part = (): void =>
    mutate(edge.id, {
      onSuccess: () => {
        toast(t('customer.unmerged', { name: edge.label }));
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      title={t('customer.unmerge')}
      verb={t('customer.unmerge')}
      busy={isPending}
      onConfirm={part}
      onClose={onClose}
    >
      {t('customer.unmerge_hint', { name: edge.label, from: customer.label })}
      <FormError error={error} area="customer" />
    </ConfirmDialog>
  );
}
