import { useTranslation } from 'react-i18next';
import { steps } from '#features/plan/pages.ts';
import classes from '#features/plan/plan.module.css';
import type { PlanAnswer } from '#features/plan/plan.queries.ts';
import { useFormat } from '#ui/format.ts';
import { Card } from '#ui/Page.tsx';
import { Time } from '#ui/Time.tsx';

type PlanProps = { readonly plan: PlanAnswer };
type Event = PlanAnswer['events'][number];

/** Everything that was decided about a plan, oldest first. */
export function PlanHistory({ plan }: PlanProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('plan.history')}>
      <ol className={classes.events}>
        {plan.events.map((event) => (
          <li key={event.no} className={classes.event}>
            <EventLine event={event} plan={plan} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function EventLine({ event, plan }: PlanProps & { readonly event: Event }) {
  const words = useEventWords(plan);
  const note = textOf(event, 'note');
  return (
    <>
      <p>
        <span className={classes.strong}>{event.actor.name}</span> {words(event)}{' '}
        <span className={classes.muted}>
          <Time at={event.at} />
        </span>
      </p>
      {note !== '' && <p className={classes.muted}>{note}</p>}
    </>
  );
}

function textOf({ detail }: Event, key: string): string {
  const value = detail[key];
  return typeof value === 'string' ? value : '';
}

const changeable = ['title', 'problem', 'ownerId', 'departmentId', 'target', 'dueOn'] as const;

function useEventWords(plan: PlanAnswer): (event: Event) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (event) => {
    const { kind, detail } = event;
    const action = plan.actionList.find(({ id }) => id === detail.action)?.title;
    const title = textOf(event, 'title') || action || '';
    switch (kind) {
      case 'started':
        return t('plan.event.started');
      case 'moved': {
        const to = steps.find((one) => one === detail.to);
        return t('plan.event.moved', { step: to ? t(`plan.step.${to}`) : '' });
      }
      case 'changed': {
        const fields = changeable.filter((name) => name in detail);
        return t('plan.event.changed', {
          fields: format.list(fields.map((name) => t(`plan.field.${name}`))),
        });
      }
      case 'action_added':
        return t('plan.event.added', { title });
      case 'action_removed':
        return t('plan.event.removed', { title });
      case 'action_changed':
        return t(detail.done === true ? 'plan.event.done' : 'plan.event.action', { title });
      default:
        return kind;
    }
  };
}
