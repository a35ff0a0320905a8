import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useReasonWords } from '#alert-words.ts';
import classes from '#features/alert/alert.module.css';
import { type Alert, alertsQuery } from '#features/alert/alert.queries.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Card, Page } from '#ui/Page.tsx';
import { Tag } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

/** The feed of alerts: which rule fired on what, why, and what became of it. */
export function Alerts() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(alertsQuery);
  const alerts = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      title={t('shell.nav.alerts')}
      subtitle={t('alert.subtitle')}
      actions={
        <LinkButton variant="default" href="/alerts/rules">
          {t('alert.rules')}
        </LinkButton>
      }
    >
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!alerts && !query.error && <LoadingSkeleton shape="list" rows={8} />}
      {alerts?.length === 0 && (
        <Empty
          title={t('alert.none')}
          hint={t('alert.none_hint')}
          action={<AppLink href="/alerts/rules">{t('alert.rules')}</AppLink>}
        />
      )}
      {alerts && alerts.length > 0 && (
        <Card>
          <ul className={classes.feed}>
            {alerts.map((alert) => (
              <li key={alert.id} className={classes.alert}>
                <AlertRow alert={alert} />
              </li>
            ))}
          </ul>
          {query.hasNextPage && (
            <Button
              mt="sm"
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('alert.more')}
            </Button>
          )}
        </Card>
      )}
    </Page>
  );
}

function AlertRow({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const words = useReasonWords();
  const { rule, priority, reason, voice, unit, ticket, at } = alert;
  return (
    <>
      <div className={classes.alertHead}>
        <Tag tone={priority === 1 ? 'bad' : priority === 2 ? 'warn' : 'neutral'}>{rule.name}</Tag>
        <span className={classes.muted}>
          <Time at={at} /> · {unit.name}
        </span>
      </div>
      <p className={classes.text} dir="auto">
        {voice.text}
      </p>
      <p className={classes.muted}>{t('alert.because', { why: words(reason) })}</p>
      <p className={classes.links}>
        <AppLink href={`/voices/${voice.id}`}>{t('alert.open_voice')}</AppLink>
        {ticket ? (
          <AppLink href={`/tickets/${ticket.id}`}>
            {t('alert.open_ticket', {
              number: String(ticket.number),
              status: t(`alert.status.${ticket.status}`),
            })}
          </AppLink>
        ) : (
          <span className={classes.muted}>{t('alert.no_ticket')}</span>
        )}
      </p>
    </>
  );
}
