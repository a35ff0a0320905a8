import { useTranslation } from 'react-i18next';
import {
  emotionExtent,
  neutralEmotion,
  smoothPath,
  toneOfEmotion,
} from '#features/journey/curve.ts';
import type { StageAnswer } from '#features/journey/journey.queries.ts';
import classes from '#features/journey/map.module.css';
import { useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';
import { Shape } from '#ui/PolarityMark.tsx';
import { scale } from '#ui/plot.ts';

const height = 190;
const step = 100;

type EmotionCurveProps = {
  readonly stages: readonly StageAnswer[];
  readonly onOpen: (stage: string) => void;
};

/** The emotion of each stage as one curve; every point opens what it is made of. */
export function EmotionCurve({ stages, onOpen }: EmotionCurveProps) {
  const y = scale(emotionExtent(stages.map(({ emotion }) => emotion)), [height - 22, 22]);
  const width = stages.length * step;
  const places = stages.map(({ emotion }, at) =>
    emotion.status === 'hidden' || emotion.value === null
      ? null
      : { x: (at + 0.5) * step, y: y(emotion.value) },
  );
  return (
    <div className={classes.emotion}>
      <svg
        className={classes.curve}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <defs>
          <linearGradient id="emotion" gradientUnits="userSpaceOnUse" x1="0" x2={width}>
            {stages.map(({ id, emotion }, at) => (
              <stop
                key={id}
                offset={(at + 0.5) / stages.length}
                data-tone={toneOfEmotion(emotion)}
              />
            ))}
          </linearGradient>
        </defs>
        <line
          className={classes.middle}
          x1="0"
          x2={width}
          y1={y(neutralEmotion)}
          y2={y(neutralEmotion)}
        />
        {stages.slice(1).map(({ id }, at) => (
          <line
            key={id}
            className={classes.stageLine}
            x1={(at + 1) * step}
            x2={(at + 1) * step}
            y1="0"
            y2={height}
          />
        ))}
        {stages.map(({ id, emotion: { lo, hi, status } }, at) =>
          status === 'hidden' || lo === null || hi === null ? null : (
            <line
              key={id}
              className={classes.whisker}
              x1={(at + 0.5) * step}
              x2={(at + 0.5) * step}
              y1={y(lo)}
              y2={y(hi)}
            />
          ),
        )}
        <path className={classes.emotionLine} d={smoothPath(places)} stroke="url(#emotion)" />
      </svg>
      {stages.map((stage, at) => (
        <EmotionPoint
          key={stage.id}
          stage={stage}
          left={(100 * (at + 0.5)) / stages.length}
          top={places[at]?.y ?? y(neutralEmotion)}
          onOpen={() => onOpen(stage.id)}
        />
      ))}
    </div>
  );
}

type EmotionPointProps = {
  readonly stage: StageAnswer;
  readonly left: number;
  readonly top: number;
  readonly onOpen: () => void;
};

function EmotionPoint({ stage, left, top, onOpen }: EmotionPointProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { emotion } = stage;
  const said = useEmotionWords(stage);
  const tone = toneOfEmotion(emotion);
  const hidden = emotion.status === 'hidden' || emotion.value === null;
  return (
    <button
      type="button"
      className={classes.emotionPoint}
      data-tone={tone}
      data-status={emotion.status}
      data-below={top < 90 || undefined}
      style={{ left: `${left}%`, top }}
      title={said}
      aria-label={said}
      onClick={onOpen}
    >
      <span className={classes.pointMark} aria-hidden="true" />
      <span className={classes.pointLabel}>
        {!hidden && <Shape tone={tone} size={9} />}
        {hidden ? t('ui.verdict.hidden') : format.estimate(emotion.value ?? 0, emotion.unit)}
      </span>
    </button>
  );
}

/** A stage's emotion in words: value, interval and how many mentions it rests on. */
function useEmotionWords({ names, emotion }: StageAnswer): string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const stage = nameIn(names, i18n.language);
  const { value, lo, hi, n, unit, level, needs } = emotion;
  if (value === null || lo === null || hi === null) {
    const minimum = format.number(n + (needs ?? 0));
    return t('journey.emotion_hidden', { stage, n: format.number(n), minimum });
  }
  return t(emotion.status === 'indicative' ? 'journey.emotion_few' : 'journey.emotion_of', {
    stage,
    value: format.estimate(value, unit),
    level: format.percent(level),
    lo: format.estimate(lo, unit),
    hi: format.estimate(hi, unit),
    count: n,
  });
}
