import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerTimeline } from '#features/customer/CustomerTimeline.tsx';
import classes from '#features/customer/customer.module.css';
import { customerQuery } from '#features/customer/customer.queries.ts';
import { Identities } from '#features/customer/Identities.tsx';
import { meQuery } from '#reference.ts';
import { ErrorState } from '#ui/ErrorState.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Page } from '#ui/Page.tsx';

/** One customer: everything they said over all channels, and how they are recognised. */
export function CustomerView() {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: customer, error, refetch } = useQuery(customerQuery(id));
  return (
    <Page
      title={customer ? customer.label || t('customer.unnamed') : t('customer.title')}
      subtitle={customer && t('customer.voices', { count: customer.voices })}
      up={{ label: t('customer.all_voices'), href: '/voices' }}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!customer && !error && <LoadingSkeleton rows={8} />}
      {customer && !error && (
        <div className={classes.columns}>
          <CustomerTimeline id={id} />
          <Identities customer={customer} mayWrite={me.may.includes('customer.write')} />
        </div>
      )}
    </Page>
  );
}
