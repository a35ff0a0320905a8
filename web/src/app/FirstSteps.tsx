import { CloseButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '#app/first-steps.module.css';
import { useFirstSteps } from '#app/first-steps.queries.ts';
import type { Me } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { useFormat } from '#ui/format.ts';

type FirstStepsProps = { readonly me: Me; readonly onFollow: () => void };

const keyOf = (me: Me): string => `voxloop:first-steps:${me.organisation.id}`;

/** What a new organisation does first, ticked as it is done; gone when all is, or put away. */
export function FirstSteps({ me, onFollow }: FirstStepsProps) {
  // It stands beside the pages and in the phone's drawer: put away in one, it is gone in both.
  const [place, setPlace] = useLocalStorage({
    key: keyOf(me),
    defaultValue: '',
    getInitialValueInEffect: false,
    serialize: (text) => text,
    deserialize: (text = '') => text,
  });
  if (place === 'away') return null;
  return <Checklist me={me} onAway={() => setPlace('away')} onFollow={onFollow} />;
}

type ChecklistProps = {
  readonly me: Me;
  readonly onAway: () => void;
  readonly onFollow: () => void;
};

function Checklist({ me, onAway, onFollow }: ChecklistProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = useFirstSteps(me);
  const done = steps?.filter((step) => step.done).length ?? 0;
  if (!steps || done === steps.length) return null;
  return (
    <section className={classes.box} aria-label={t('begin.title')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('begin.title')}</h2>
        <span className={classes.count}>
          {t('ui.done_of', { done: format.number(done), total: format.number(steps.length) })}
        </span>
        <CloseButton size="sm" aria-label={t('begin.put_away')} onClick={onAway} />
      </header>
      <ul className={classes.steps}>
        {steps.map((step) => (
          <li key={step.name} className={classes.step} data-done={step.done || undefined}>
            {step.done ? (
              <IconCircleCheckFilled size={16} aria-hidden="true" />
            ) : (
              <IconCircle size={16} aria-hidden="true" />
            )}
            {step.done ? (
              <span>
                {t(`begin.step.${step.name}`)}
                <span className="read-aloud">: {t('begin.done')}</span>
              </span>
            ) : (
              <AppLink href={step.href} onClick={onFollow}>
                {t(`begin.step.${step.name}`)}
              </AppLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
