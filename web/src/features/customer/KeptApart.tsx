import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '#features/customer/customer.module.css';
import { type Customer, useAllowJoining } from '#features/customer/customer.queries.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';
import { toast } from '#ui/toast.tsx';

type KeptApartProps = { readonly customer: Customer; readonly mayWrite: boolean };

/** Customers that were parted from this one, and the way to let them be joined again. */
export function KeptApart({ customer, mayWrite }: KeptApartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { mutate, isPending, variables, error } = useAllowJoining(customer.id);
  if (customer.apart.length === 0) return null;
  return (
    <Card title={t('customer.apart')} hint={t('customer.apart_hint')}>
      <ul className={classes.edges}>
        {customer.apart.map(({ id, label, since }) => {
          const name = label || t('customer.unnamed');
          const allow = (): void =>
            mutate(id, { onSuccess: () => toast(t('customer.joining_allowed', { name })) });
          return (
            <li key={id}>
              <div className={classes.edgeHead}>
                <AppLink href={`/customers/${id}`}>{name}</AppLink>
                {mayWrite && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={t('customer.allow_joining_named', { name })}
                    loading={isPending && variables === id}
                    onClick={allow}
                  >
                    {t('customer.allow_joining')}
                  </Button>
                )}
              </div>
              <span className={classes.muted}>
                {t('customer.apart_since', { day: format.date(since) })}
              </span>
            </li>
          );
        })}
      </ul>
      <FormError error={error} area="customer" />
    </Card>
  );
}
