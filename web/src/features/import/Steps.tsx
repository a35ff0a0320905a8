import { useTranslation } from 'react-i18next';
import classes from '#features/import/import.module.css';

const wizardSteps = ['file', 'columns', 'check', 'run', 'result'] as const;

/** A step of the wizard. */
export type WizardStep = (typeof wizardSteps)[number];

/** The steps in a row, the present one marked. */
export function Steps({ present }: { readonly present: WizardStep }) {
  const { t } = useTranslation();
  const at = wizardSteps.indexOf(present);
  return (
    <nav aria-label={t('import.steps')}>
      <ol className={classes.steps}>
        {wizardSteps.map((step, index) => (
          <li
            key={step}
            className={classes.step}
            data-state={index < at ? 'past' : index === at ? 'present' : 'ahead'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={classes.stepNumber} aria-hidden="true">
              {index < at ? '✓' : index + 1}
            </span>
            <span className={classes.stepName}>{t(`import.step.${step}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
