import { useTranslation } from 'react-i18next';
import { useReasonWords } from '#alert-words.ts';
import { leadOf } from '#features/ticket/lead.ts';
import { TicketSla } from '#features/ticket/TicketSla.tsx';
import classes from '#features/ticket/ticket.module.css';
import type { TicketAnswer } from '#features/ticket/ticket.queries.ts';
import { firstDay, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';
import { Card } from '#ui/Page.tsx';
import { PointTag } from '#ui/PolarityMark.tsx';
import { Time } from '#ui/Time.tsx';

/** Who, what about, whose, by when, and why there is a ticket at all. */
export function TicketSide({ ticket }: { readonly ticket: TicketAnswer }) {
  const { t } = useTranslation();
  return (
    <aside className={classes.side} aria-label={t('ticket.about')}>
      <Customer ticket={ticket} />
      <Card title={t('ticket.work')}>
        <Work ticket={ticket} />
      </Card>
      <Card title={t('ticket.understood')}>
        <Understood ticket={ticket} />
      </Card>
      <Why ticket={ticket} />
    </aside>
  );
}

type SideProps = { readonly ticket: TicketAnswer };

function Customer({ ticket: { customer } }: SideProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('ui.filter.customer')}>
      {customer ? (
        <>
          <p className={classes.strong}>
            <AppLink href={`/customers/${customer.id}`}>{customer.label}</AppLink>
          </p>
          <AppLink href={withFilter('/voices', { customer: customer.id, from: firstDay })}>
            {t('ticket.customer_voices')}
          </AppLink>
        </>
      ) : (
        <p className={classes.muted}>{t('ticket.customer_unknown')}</p>
      )}
    </Card>
  );
}

function Work({ ticket }: SideProps) {
  const { t } = useTranslation();
  const { department, assignee, unit, dueAt, createdAt, reason, customerTold } = ticket;
  return (
    <dl className={classes.facts}>
      <dt>{t('ticket.due')}</dt>
      <dd>
        <Time at={dueAt} /> <TicketSla ticket={ticket} />
        <p className={classes.muted}>
          {t(ticket.slaState === 'paused' ? 'ticket.due_paused' : 'ticket.due_hint')}{' '}
          <AppLink href="/org?tab=hours">{t('ticket.due_hours')}</AppLink>
        </p>
      </dd>
      <dt>{t('ui.filter.department')}</dt>
      <dd>{department.name}</dd>
      <dt>{t('ticket.assignee')}</dt>
      <dd>{assignee?.name ?? t('ticket.nobody')}</dd>
      <dt>{t('ui.filter.unit')}</dt>
      <dd>{unit.name}</dd>
      <dt>{t('ticket.opened')}</dt>
      <dd>
        <Time at={createdAt} />
      </dd>
      {reason !== null && (
        <>
          <dt>{t('ticket.close_reason')}</dt>
          <dd>{reason}</dd>
        </>
      )}
      {customerTold !== null && (
        <>
          <dt>{t('ticket.told')}</dt>
          <dd>{t(customerTold ? 'ticket.yes' : 'ticket.told_cannot')}</dd>
        </>
      )}
    </dl>
  );
}

function Understood({ ticket }: SideProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const { voice, need } = ticket;
  const lead = leadOf(ticket);
  if (need === null) return <p className={classes.muted}>{t('ticket.need_unknown')}</p>;
  const cause = lead?.cause && voice ? voice.text.slice(lead.cause.start, lead.cause.end) : '';
  return (
    <dl className={classes.facts}>
      <dt>{t('ui.filter.need')}</dt>
      <dd>
        {names.path(need).join(' › ')} {lead?.point && <PointTag point={lead.point} />}
      </dd>
      {cause !== '' && (
        <>
          <dt>{t('ticket.cause')}</dt>
          <dd lang={voice?.language ?? undefined}>{cause}</dd>
        </>
      )}
      {lead?.department && (
        <>
          <dt>{t('ticket.read_department')}</dt>
          <dd>
            {names.department(lead.department)}
            <p className={classes.muted}>
              {t('ticket.confidence', { share: format.percent(lead.confidence) })}
            </p>
          </dd>
        </>
      )}
      {voice?.touchpoint && (
        <>
          <dt>{t('ui.filter.touchpoint')}</dt>
          <dd>{nameIn(voice.touchpoint.names, i18n.language)}</dd>
        </>
      )}
    </dl>
  );
}

function Why({ ticket: { alerts, openedBy } }: SideProps) {
  const { t } = useTranslation();
  const words = useReasonWords();
  return (
    <Card title={t('ticket.why')}>
      {alerts.length === 0 && (
        <p className={classes.muted}>
          {t(openedBy === 'person' ? 'ticket.why_person' : 'ticket.why_rule')}
        </p>
      )}
      <ul className={classes.plain}>
        {alerts.map(({ id, at, rule, reason }) => (
          <li key={id}>
            <p className={classes.strong}>{rule.name}</p>
            <p>{words(reason)}</p>
            <p className={classes.muted}>
              <Time at={at} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
