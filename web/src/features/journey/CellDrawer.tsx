import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CellVoices } from '#features/journey/CellVoices.tsx';
import { toneOfEmotion } from '#features/journey/curve.ts';
import classes from '#features/journey/journey.module.css';
import type {
  JourneyAnswer,
  StageAnswer,
  TouchpointAnswer,
} from '#features/journey/journey.queries.ts';
import { Points } from '#features/journey/lanes.tsx';
import { silentChannels } from '#features/journey/stage-sums.ts';
import { useMapSearch } from '#features/journey/use-map-search.ts';
import { type Filter, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import { useFormat } from '#ui/format.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { nameIn } from '#ui/names.ts';
import { Shape, Tag } from '#ui/PolarityMark.tsx';
import { SlideOver } from '#ui/SlideOver.tsx';

type CellDrawerProps = { readonly map: JourneyAnswer; readonly filter: Filter };

/** What stands behind a cell of the map: its definition, its figures and its voices. */
export function CellDrawer({ map, filter }: CellDrawerProps) {
  const { i18n } = useTranslation();
  const [{ cell }, setSearch] = useMapSearch();
  const stage = map.stages.find(({ id }) => id === cell);
  const touchpoint = map.stages
    .flatMap(({ touchpoints }) => touchpoints)
    .find(({ id }) => id === cell);
  const found = touchpoint ?? stage;
  return (
    <SlideOver
      open={found !== undefined}
      title={found ? nameIn(found.names, i18n.language) : ''}
      width={520}
      onClose={() => setSearch({ cell: undefined, only: undefined, about: undefined })}
    >
      {touchpoint && <TouchpointBody touchpoint={touchpoint} filter={filter} />}
      {stage && <StageBody stage={stage} />}
    </SlideOver>
  );
}

function StageBody({ stage }: { readonly stage: StageAnswer }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [, setSearch] = useMapSearch();
  return (
    <div className={classes.drawer}>
      <EstimateValue estimate={stage.emotion} size="figure" />
      <p className={classes.muted}>{t('journey.emotion_method')}</p>
      <Points stage={stage} />
      <section aria-label={t('journey.lane.touchpoints')}>
        <h2 className={classes.part}>{t('journey.lane.touchpoints')}</h2>
        <ul className={classes.rows}>
          {stage.touchpoints.map(({ id, names, score, voices }) => (
            <li key={id}>
              <Button
                fullWidth
                variant="default"
                justify="space-between"
                leftSection={<Shape tone={toneOfEmotion(score)} />}
                rightSection={t('journey.voices', { count: voices })}
                onClick={() => setSearch({ cell: id })}
              >
                {nameIn(names, i18n.language)}
                {score.value !== null && ` · ${format.estimate(score.value, score.unit)}`}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

type TouchpointBodyProps = { readonly touchpoint: TouchpointAnswer; readonly filter: Filter };

function TouchpointBody({ touchpoint, filter }: TouchpointBodyProps) {
  const { t } = useTranslation();
  const [{ only, about }] = useMapSearch();
  const need = about ?? touchpoint.needs[0]?.key;
  const seed = {
    touchpoint: touchpoint.id,
    need,
    point: only ?? (touchpoint.pain >= touchpoint.delight ? 'pain' : 'delight'),
    unit: filter.unit,
  };
  return (
    <div className={classes.drawer}>
      <EstimateValue estimate={touchpoint.score} size="figure" />
      {need !== undefined && (
        <div>
          <LinkButton
            leftSection={<IconPlus size={16} />}
            href={withFilter('/plans/new', {}, seed)}
          >
            {t('journey.start')}
          </LinkButton>
        </div>
      )}
      <Definition touchpoint={touchpoint} />
      <TouchpointNeeds touchpoint={touchpoint} />
      <CellVoices touchpoint={touchpoint} filter={filter} />
    </div>
  );
}

/** Scenarios, intended against given, and how the touchpoint is heard. */
function Definition({ touchpoint }: { readonly touchpoint: TouchpointAnswer }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { scenarios, intended, score, heardBy, owner } = touchpoint;
  const tone = toneOfEmotion(score);
  const named = (channels: readonly string[]): string =>
    format.list(channels.map((channel) => t(`ui.channel.${channel}`)));
  const heard = heardBy.map(({ channel, voices }) =>
    t('journey.channel_voices', {
      channel: t(`ui.channel.${channel}`),
      voices: format.number(voices),
    }),
  );
  const silent = silentChannels(touchpoint);
  return (
    <dl className={classes.definition}>
      <dt>{t('journey.intended')}</dt>
      <dd>{nameIn(intended, i18n.language)}</dd>
      <dt>{t('journey.given')}</dt>
      <dd>
        <Tag tone={tone}>{t(`journey.given.${tone}`)}</Tag>
      </dd>
      <dt>{t('journey.scenarios')}</dt>
      <dd>
        <ul className={classes.plain}>
          {scenarios.map(({ id, names }) => (
            <li key={id}>{nameIn(names, i18n.language)}</li>
          ))}
        </ul>
      </dd>
      <dt>{t('journey.lane.feedback')}</dt>
      <dd>
        {heard.length > 0 ? format.list(heard) : t('journey.silent')}
        {silent.length > 0 && (
          <p className={classes.muted}>{t('journey.not_by', { channels: named(silent) })}</p>
        )}
      </dd>
      {owner && (
        <>
          <dt>{t('journey.lane.owner')}</dt>
          <dd>{nameIn(owner.names, i18n.language)}</dd>
        </>
      )}
    </dl>
  );
}

function TouchpointNeeds({ touchpoint: { needs } }: { readonly touchpoint: TouchpointAnswer }) {
  const { t } = useTranslation();
  const names = usePackNames();
  const [{ about }, setSearch] = useMapSearch();
  if (needs.length === 0) return null;
  return (
    <section aria-label={t('journey.lane.needs')}>
      <h2 className={classes.part}>{t('journey.lane.needs')}</h2>
      <ul className={classes.chips}>
        {needs.map(({ key, mentions }) => (
          <li key={key}>
            <Button
              size="compact-md"
              variant={about === key ? 'light' : 'default'}
              aria-pressed={about === key}
              title={t('journey.mentions', { count: mentions })}
              onClick={() => setSearch({ about: about === key ? undefined : key })}
            >
              {names.need(key)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
