import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from '#features/customer/customer.module.css';
import { type CustomerVoice, customerVoicesQuery } from '#features/customer/customer.queries.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { Empty } from '#ui/Empty.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { useFormat } from '#ui/format.ts';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Card } from '#ui/Page.tsx';
import { Shape, toneOfPolarity } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

const polarities = ['positive', 'neutral', 'negative', 'mixed'] as const;

/** What the customer said, newest first, whatever the channel. */
export function CustomerTimeline({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    customerVoicesQuery(id),
  );
  const voices = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t('customer.timeline')} hint={t('customer.timeline_hint')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingSkeleton shape="list" rows={4} />}
      {data && voices.length === 0 && <Empty title={t('customer.no_voices')} />}
      <ol className={classes.timeline}>
        {voices.map((voice) => (
          <li key={voice.id} className={classes.moment}>
            <Moment voice={voice} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('customer.more')}
        </Button>
      )}
    </Card>
  );
}

function Moment({ voice }: { readonly voice: CustomerVoice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const { id, occurredAt, channel, unit, text, language, ratings, mentions, ticketId } = voice;
  const needs = [...new Set(mentions.flatMap(({ need }) => (need ? [need] : [])))];
  const polarity = polarities.find((one) => one === voice.polarity) ?? 'neutral';
  return (
    <article>
      <p className={classes.when}>
        <Shape tone={toneOfPolarity(polarity)} size={10} />
        <span className="read-aloud">{t(`ui.polarity.${polarity}`)}</span>
        <strong>
          <Time at={occurredAt} as="date" />
        </strong>
        <span>{t(`ui.channel.${channel}`)}</span>
        <span>{unit.name}</span>
        {ratings.map(({ metric, value, max }) => (
          <span key={metric}>
            {metric.toUpperCase()}{' '}
            {t('ui.done_of', {
              done: format.number(value, Number.isInteger(value) ? 0 : 1),
              total: format.number(max),
            })}
          </span>
        ))}
      </p>
      <AppLink className={classes.words} href={`/voices/${id}`} lang={language || undefined}>
        {text || t('customer.no_text')}
      </AppLink>
      <p className={classes.needs}>
        {needs.map((need) => (
          <span key={need}>{names.need(need)}</span>
        ))}
        {ticketId && <AppLink href={`/tickets/${ticketId}`}>{t('customer.ticket')}</AppLink>}
      </p>
    </article>
  );
}
