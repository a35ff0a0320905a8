import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/ticket/ticket.module.css';
import type { TicketAnswer } from '#features/ticket/ticket.queries.ts';
import { useActs } from '#features/ticket/use-acts.tsx';
import { useFormat } from '#ui/format.ts';
import { useHotkeys } from '#ui/hotkeys.ts';
import { Card } from '#ui/Page.tsx';
import { Time } from '#ui/Time.tsx';

type TicketProps = { readonly ticket: TicketAnswer };
type Event = TicketAnswer['events'][number];

/** Everything that was done to a ticket, oldest first, with the comments of colleagues. */
export function TicketHistory({ ticket }: TicketProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('ticket.history')}>
      <ol className={classes.events}>
        {ticket.events.map((event) => (
          <li key={event.no} className={classes.event} data-kind={event.kind}>
            <EventLine event={event} ticket={ticket} />
          </li>
        ))}
      </ol>
      {ticket.may.undo && (
        <UndoLast ticket={ticket} no={ticket.may.undo.no} until={ticket.may.undo.until} />
      )}
    </Card>
  );
}

type UndoLastProps = TicketProps & { readonly no: number; readonly until: string };

/** The way back from the reader's own last act, for longer than the message about it stays. */
function UndoLast({ ticket, no, until }: UndoLastProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { undo, isPending } = useActs(ticket.id);
  return (
    <p className={classes.undo}>
      <Button size="compact-sm" variant="default" loading={isPending} onClick={() => undo(no)}>
        {t('ticket.undo')}
      </Button>
      <span className={classes.muted}>{t('ticket.undo_hint', { time: format.time(until) })}</span>
    </p>
  );
}

function EventLine({ event, ticket }: TicketProps & { readonly event: Event }) {
  const { t } = useTranslation();
  const { kind, actor, at, detail } = event;
  const text = textOf(detail, 'text') || textOf(detail, 'note') || textOf(detail, 'reason');
  const said = useEventWords(event, ticket);
  return (
    <>
      <p className={classes.eventHead}>
        <span className={classes.strong}>
          {actor.id === null ? t('ticket.event.rule') : actor.name}
        </span>{' '}
        {said}{' '}
        <span className={classes.muted}>
          <Time at={at} />
        </span>
      </p>
      {text !== '' && (
        <p className={kind === 'comment' ? classes.comment : classes.note} dir="auto">
          {text}
        </p>
      )}
      {detail.customerTold === true && kind === 'status' && (
        <p className={classes.note}>{t('ticket.event.told')}</p>
      )}
    </>
  );
}

const kinds = ['opened', 'alert', 'taken', 'comment'];

function useEventWords({ kind, detail }: Event, ticket: TicketAnswer): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (kind === 'undone') {
    return t('ticket.event.undone', { status: t(`ticket.status.${textOf(detail, 'to')}`) });
  }
  if (kind === 'rescheduled') {
    return t('ticket.event.rescheduled', { time: format.dateTime(textOf(detail, 'to')) });
  }
  if (kind === 'handed_off') {
    const to = textOf(detail, 'to');
    const all = [ticket.department, ...ticket.handOffTo];
    const department = all.find(({ id }) => id === to)?.name ?? '';
    return t('ticket.event.handed_off', { department });
  }
  if (kind === 'status') {
    return t('ticket.event.status', { status: t(`ticket.status.${textOf(detail, 'to')}`) });
  }
  return kinds.includes(kind) ? t(`ticket.event.${kind}`) : kind;
}

function textOf(detail: Event['detail'], key: string): string {
  const value = detail[key];
  return typeof value === 'string' ? value : '';
}

/** A comment that only colleagues see. */
export function CommentBox({ ticket }: TicketProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const { act, isPending } = useActs(ticket.id);
  useHotkeys([{ keys: 'r', label: t('ticket.act.comment'), run: () => field.current?.focus() }]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') act({ kind: 'comment', text }, () => setText(''));
  };
  return (
    <form className={classes.commentBox} onSubmit={submit}>
      <Textarea
        ref={field}
        label={t('ticket.comment')}
        description={t('ticket.comment_hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={3}
        maxLength={4000}
      />
      <Button type="submit" variant="default" loading={isPending}>
        {t('ticket.act.comment')}
      </Button>
    </form>
  );
}
