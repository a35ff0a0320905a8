import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toneOfEmotion } from '#features/journey/curve.ts';
import {
  type RunningPlan,
  runningPlansQuery,
  type StageAnswer,
  type TouchpointAnswer,
} from '#features/journey/journey.queries.ts';
import classes from '#features/journey/map.module.css';
import { blindSpotsOf, channelsOf, needsOf, ownersOf } from '#features/journey/stage-sums.ts';
import { type Filter, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { meQuery } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';
import { Shape, toneOfPoint } from '#ui/PolarityMark.tsx';
import { ThreePartBar } from '#ui/ThreePartBar.tsx';

/** Props of a lane's cell. */
export type CellProps = { readonly stage: StageAnswer };

type OpenProps = CellProps & {
  /** Opens a touchpoint, if wanted at what is said there about a need. */
  readonly onOpen: (touchpoint: string, about?: string) => void;
};

const points = ['pain', 'itch', 'delight'] as const;

/** The touchpoints as cards: score, and how often each kind of point was met. */
export function Touchpoints({
  stage,
  open,
  onOpen,
}: OpenProps & { readonly open: string | undefined }) {
  return (
    <ul className={classes.list}>
      {stage.touchpoints.map((touchpoint) => (
        <li key={touchpoint.id}>
          <TouchpointCard
            touchpoint={touchpoint}
            open={touchpoint.id === open}
            onOpen={() => onOpen(touchpoint.id)}
          />
        </li>
      ))}
    </ul>
  );
}

type TouchpointCardProps = {
  readonly touchpoint: TouchpointAnswer;
  readonly open: boolean;
  readonly onOpen: () => void;
};

function TouchpointCard({ touchpoint, open, onOpen }: TouchpointCardProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { names, score, voices } = touchpoint;
  const tone = toneOfEmotion(score);
  const shown = score.status !== 'hidden' && score.value !== null;
  return (
    <button type="button" className={classes.touchpoint} aria-expanded={open} onClick={onOpen}>
      <span>{nameIn(names, i18n.language)}</span>
      <span className={classes.counts}>
        {shown && (
          <span className={classes.score} data-tone={tone}>
            <Shape tone={tone} size={9} />
            {format.estimate(score.value ?? 0, score.unit)}
          </span>
        )}
        {voices === 0 && <span>{t('journey.silent')}</span>}
        {voices > 0 &&
          points.map((point) => (
            <span key={point} title={t(`ui.point.${point}`)}>
              <Shape tone={toneOfPoint(point)} size={8} />
              <span className="read-aloud">{t(`ui.point.${point}`)}</span>
              {format.number(touchpoint[point])}
            </span>
          ))}
      </span>
    </button>
  );
}

/** What customers speak of most in the stage. */
export function Needs({ stage, onOpen }: OpenProps) {
  const { t } = useTranslation();
  const names = usePackNames();
  const needs = needsOf(stage);
  if (needs.length === 0) return <None />;
  return (
    <ul className={classes.list}>
      {needs.map(({ need, mentions, touchpoint }) => (
        <li key={need}>
          <button
            type="button"
            className={classes.need}
            title={t('journey.mentions', { count: mentions })}
            onClick={() => onOpen(touchpoint, need)}
          >
            {names.need(need)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function None() {
  const { t } = useTranslation();
  return <span className={classes.none}>{t('journey.nothing')}</span>;
}

/** The stage's emotion as a figure: change, verdict, interval and n. */
export function Figures({ stage }: CellProps) {
  return <EstimateValue estimate={stage.emotion} size="figure" />;
}

/** Pain, itch and delight of the stage. */
export function Points({ stage }: CellProps) {
  const { t } = useTranslation();
  return (
    <ThreePartBar
      parts={points.map((point) => ({
        tone: toneOfPoint(point),
        label: t(`ui.point.${point}`),
        n: stage[point],
      }))}
    />
  );
}

/** What each touchpoint is meant to give, marked by what it gives. */
export function Intended({ stage }: CellProps) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={classes.list}>
      {stage.touchpoints.map(({ id, intended, score }) => {
        const tone = toneOfEmotion(score);
        return (
          <li key={id} className={classes.intended} title={t(`journey.given.${tone}`)}>
            <Shape tone={tone} size={9} />
            <span className="read-aloud">{t(`journey.given.${tone}`)}: </span>
            <span>{nameIn(intended, i18n.language)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** By which channels the stage was really heard, and where nobody was. */
export function Feedback({ stage, onOpen }: OpenProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const heard = channelsOf(stage).map((channel) => t(`ui.channel.${channel}`));
  return (
    <div className={classes.feedback}>
      {heard.length > 0 && <p>{t('journey.heard_by', { channels: format.list(heard) })}</p>}
      {blindSpotsOf(stage).map(({ id, names }) => (
        <button key={id} type="button" className={classes.blind} onClick={() => onOpen(id)}>
          {t('journey.blind', { touchpoint: nameIn(names, i18n.language) })}
        </button>
      ))}
    </div>
  );
}

function NoPlan() {
  const { t } = useTranslation();
  return <span className={classes.none}>{t('ui.none')}</span>;
}

/** The improvements that run in the stage; without one, the way to begin where it hurts most. */
export function Actions({ stage, filter }: CellProps & { readonly filter: Filter }) {
  const { data: plans = [] } = useQuery(runningPlansQuery);
  const { data: me } = useQuery(meQuery);
  const here = plans.filter((plan) =>
    stage.touchpoints.some(({ id }) => id === plan.touchpoint?.id),
  );
  if (here.length > 0) return <RunningPlans plans={here} />;
  return me?.may.includes('plan.write') ? <Start stage={stage} filter={filter} /> : <NoPlan />;
}

function RunningPlans({ plans }: { readonly plans: readonly RunningPlan[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {plans.map(({ id, title, step, dueOn }) => (
        <li key={id}>
          <AppLink className={classes.plan} href={`/plans/${id}`}>
            {title}
          </AppLink>
          <p className={classes.none}>
            {t('journey.plan_due', { step: t(`plan.step.${step}`), day: format.day(dueOn) })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Start({ stage, filter }: CellProps & { readonly filter: Filter }) {
  const { t, i18n } = useTranslation();
  const worst = stage.touchpoints.toSorted((a, b) => b.pain - a.pain)[0];
  const need = worst?.needs[0]?.key;
  if (!worst || worst.pain === 0 || need === undefined) return <NoPlan />;
  const seed = { need, point: 'pain', touchpoint: worst.id, unit: filter.unit };
  return (
    <AppLink
      className={classes.start}
      href={withFilter('/plans/new', {}, seed)}
      title={t('journey.start_at', { touchpoint: nameIn(worst.names, i18n.language) })}
    >
      <IconPlus size={14} aria-hidden="true" />
      {t('journey.start')}
    </AppLink>
  );
}

/** Who answers for the stage. */
export function Owners({ stage }: CellProps) {
  const { i18n } = useTranslation();
  return (
    <ul className={classes.list}>
      {ownersOf(stage).map(({ key, names }) => {
        const name = nameIn(names, i18n.language);
        return (
          <li key={key} className={classes.owner}>
            <span className={classes.initial} aria-hidden="true">
              {[...name][0]}
            </span>
            {name}
          </li>
        );
      })}
    </ul>
  );
}
