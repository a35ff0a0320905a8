import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconHandGrab } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Score } from '#features/ticket/Score.tsx';
import { TicketSla } from '#features/ticket/TicketSla.tsx';
import classes from '#features/ticket/ticket.module.css';
import { type TicketRow, ticketQuery } from '#features/ticket/ticket.queries.ts';
import { useActs } from '#features/ticket/use-acts.tsx';
import { meQuery } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { Tag } from '#ui/PolarityMark.tsx';

const CloseDialog = lazy(async () => ({
  default: (await import('#features/ticket/CloseDialog.tsx')).CloseDialog,
}));

type TicketCardProps = {
  readonly ticket: TicketRow;
  /** Says the status, where no column does. */
  readonly withStatus?: boolean;
};

/** A ticket in a list: number, score, one line, customer, place, time left. */
export function TicketCard({ ticket, withStatus = false }: TicketCardProps) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const { id, number, status, title, language, customer, unit, department, assignee } = ticket;
  const done = status === 'solved' || status === 'closed';
  const write = me?.may.includes('ticket.write') ?? false;
  return (
    <article
      className={classes.card}
      data-over={(ticket.slaState === 'over' && !done) || undefined}
      aria-label={t('ticket.number', { number: String(number) })}
    >
      <div className={classes.cardTop}>
        <span className={classes.number}>{t('ticket.number', { number: String(number) })}</span>
        {withStatus && (
          <Tag tone="neutral" shape={false}>
            {t(`ticket.status.${status}`)}
          </Tag>
        )}
        <Score score={ticket.score} />
        {write && <CardActs ticket={ticket} />}
      </div>
      <AppLink className={classes.cardTitle} href={`/tickets/${id}`} data-ticket={id}>
        <span lang={language ?? undefined}>{title}</span>
      </AppLink>
      <p className={classes.cardLine}>
        {[customer?.label, unit.name, department.name].filter(Boolean).join(' · ')}
      </p>
      <div className={classes.cardFoot}>
        <span className={classes.muted}>{assignee?.name ?? t('ticket.nobody')}</span>
        <TicketSla ticket={ticket} />
      </div>
    </article>
  );
}

/** Taking in one press, and a menu of the moves that the ticket allows. */
function CardActs({ ticket }: { readonly ticket: TicketRow }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [closing, setClosing] = useState(false);
  const { take, move, isPending } = useActs(ticket.id);
  const { data: full } = useQuery({ ...ticketQuery(ticket.id), enabled: opened || closing });
  const waits = ticket.status === 'new' || ticket.status === 'reopened';
  const name = { number: String(ticket.number) };
  return (
    <span className={classes.cardActs}>
      {waits && (
        <ActionIcon
          variant="subtle"
          data-act="take"
          loading={isPending}
          aria-label={t('ticket.take_number', name)}
          title={t('ticket.act.take')}
          onClick={() => take(ticket.version)}
        >
          <IconHandGrab size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      {/* Opened only with its items: the focus goes to the first one, and there must be one. */}
      <Menu position="bottom-end" opened={opened && full !== undefined} onChange={setOpened}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            data-act="menu"
            aria-busy={opened && !full}
            aria-label={t('ticket.move_number', name)}
            title={t('ticket.key.move')}
          >
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {full?.may.statuses.map((status) => (
            <Menu.Item
              key={status}
              onClick={() =>
                status === 'closed' ? setClosing(true) : move({ status, version: full.version })
              }
            >
              {waits && status === 'in_progress' ? t('ticket.act.take') : t(`ticket.to.${status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {closing && full && (
        <Suspense fallback={null}>
          <CloseDialog ticket={full} onClose={() => setClosing(false)} />
        </Suspense>
      )}
    </span>
  );
}
