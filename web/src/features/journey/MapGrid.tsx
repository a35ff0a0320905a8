import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmotionCurve } from '#features/journey/EmotionCurve.tsx';
import type { JourneyAnswer, StageAnswer } from '#features/journey/journey.queries.ts';
import {
  Actions,
  Feedback,
  Figures,
  Intended,
  Needs,
  Owners,
  Points,
  Touchpoints,
} from '#features/journey/lanes.tsx';
import classes from '#features/journey/map.module.css';
import { useMapSearch } from '#features/journey/use-map-search.ts';
import type { Filter } from '#filter/filter.ts';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';

declare module 'react' {
  interface CSSProperties {
    /** How many stages the map has. */
    readonly '--stages'?: number;
  }
}

type MapGridProps = {
  readonly map: JourneyAnswer;
  readonly filter: Filter;
  /** The open stage or touchpoint. */
  readonly open: string | undefined;
};

/** Stages across, lanes down. A table underneath, so that it reads, wraps and prints. */
export function MapGrid({ map, filter, open }: MapGridProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [, setSearch] = useMapSearch();
  const { stages } = map;
  const show = (cell: string, about?: string): void => setSearch({ cell, about, only: undefined });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the keyboard
    <section className={classes.box} aria-label={t('journey.map')} tabIndex={0}>
      <table className={classes.map} style={{ '--stages': stages.length }}>
        <caption className="read-aloud">{t('journey.map')}</caption>
        <thead>
          <tr>
            <td className={classes.corner} />
            {stages.map(({ id, names, voices }) => (
              <th key={id} scope="col" className={classes.stage}>
                <button type="button" className={classes.stageName} onClick={() => show(id)}>
                  {nameIn(names, i18n.language)}
                </button>
                <span className={classes.stageVoices}>
                  {format.number(voices)}
                  <span className="read-aloud"> {t('journey.voices_head')}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className={classes.lane}>
              <span className={classes.laneName}>{t('journey.lane.emotion')}</span>
              <span className={classes.laneEnds}>
                <span>{t('journey.delighted')}</span>
                <span>{t('journey.upset')}</span>
              </span>
            </th>
            <td className={classes.across} colSpan={stages.length}>
              <EmotionCurve stages={stages} onOpen={(stage) => show(stage)} />
            </td>
          </tr>
          <Lane name={t('journey.lane.touchpoints')} stages={stages}>
            {(stage) => <Touchpoints stage={stage} open={open} onOpen={show} />}
          </Lane>
          <Lane name={t('journey.lane.needs')} stages={stages}>
            {(stage) => <Needs stage={stage} onOpen={show} />}
          </Lane>
          <Lane name={t('journey.lane.figures')} stages={stages}>
            {(stage) => <Figures stage={stage} />}
          </Lane>
          <Lane name={t('journey.lane.points')} stages={stages}>
            {(stage) => <Points stage={stage} />}
          </Lane>
          <Lane name={t('journey.lane.intended')} stages={stages}>
            {(stage) => <Intended stage={stage} />}
          </Lane>
          <Lane name={t('journey.lane.feedback')} stages={stages}>
            {(stage) => <Feedback stage={stage} onOpen={show} />}
          </Lane>
          <Lane name={t('journey.lane.action')} stages={stages}>
            {(stage) => <Actions stage={stage} filter={filter} />}
          </Lane>
          <Lane name={t('journey.lane.owner')} stages={stages}>
            {(stage) => <Owners stage={stage} />}
          </Lane>
        </tbody>
      </table>
    </section>
  );
}

type LaneProps = {
  readonly name: string;
  readonly stages: readonly StageAnswer[];
  readonly children: (stage: StageAnswer) => ReactNode;
};

function Lane({ name, stages, children }: LaneProps) {
  return (
    <tr>
      <th scope="row" className={classes.lane}>
        <span className={classes.laneName}>{name}</span>
      </th>
      {stages.map((stage) => (
        <td key={stage.id} className={classes.cell}>
          {children(stage)}
        </td>
      ))}
    </tr>
  );
}
