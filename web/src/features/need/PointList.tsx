import { Button } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/need/need.module.css';
import type { RankedPoint } from '#features/need/need.queries.ts';
import { type Filter, voicesOfPoint, withFilter } from '#filter/filter.ts';
import { usePackNames } from '#pack-names.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import type { GoodWhen } from '#ui/estimate.ts';
import { useFormat } from '#ui/format.ts';
import { toneOfPoint } from '#ui/PolarityMark.tsx';
import { Sparkline } from '#ui/Sparkline.tsx';
import { StrengthBar } from '#ui/StrengthBar.tsx';

type PointListProps = { readonly points: readonly RankedPoint[]; readonly filter: Filter };

const firstShown = 20;

/** Which way the share of a point should move. */
function welcome(point: RankedPoint['point']): GoodWhen {
  return point === 'delight' ? 'higher' : 'lower';
}

/** Ranked points with their evidence, owner and causes; each leads to its voices. */
export function PointList({ points, filter }: PointListProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? points : points.slice(0, firstShown);
  return (
    <>
      <ol className={classes.points}>
        {shown.map((point) => (
          <PointItem key={point.need} point={point} filter={filter} />
        ))}
      </ol>
      {shown.length < points.length && (
        <Button mt="sm" variant="default" onClick={() => setAll(true)}>
          {t('need.show_all', { count: points.length })}
        </Button>
      )}
    </>
  );
}

type PointItemProps = { readonly point: RankedPoint; readonly filter: Filter };

function PointItem({ point, filter }: PointItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const narrowed = voicesOfPoint(filter, point);
  const path = names.path(point.need).slice(0, -1).join(' › ');
  const tone = toneOfPoint(point.point);
  return (
    <li className={classes.point}>
      <span className={classes.rank}>{point.rank === null ? '' : format.number(point.rank)}</span>
      <div className={classes.pointBody}>
        {path && <span className={classes.path}>{path}</span>}
        <AppLink className={classes.pointLink} href={withFilter('/voices', narrowed)}>
          {names.need(point.need)}
        </AppLink>
        <PointFacts point={point} filter={narrowed} />
        <AppLink className={classes.improve} href={planLink(point, filter)}>
          <IconTargetArrow size={15} aria-hidden="true" />
          {t('need.improve')}
          <span className="read-aloud">: {names.need(point.need)}</span>
        </AppLink>
      </div>
      <div className={classes.weight}>
        <StrengthBar value={point.strength} tone={tone} />
        <Sparkline values={point.trend.map(({ n }) => n)} tone={tone} width={104} height={26} />
      </div>
      <EstimateValue estimate={point.share} goodWhen={welcome(point.point)} />
    </li>
  );
}

/** Voices, owner, causes, stores and the Kano prior of a point, in words. */
function PointFacts({ point, filter }: PointItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  return (
    <div className={classes.facts}>
      <span>
        {t('need.voices', { count: point.voices })}
        {point.rank === null && ` · ${t('ui.verdict.indicative')}`}
        {point.department &&
          ` · ${t('need.department', { name: names.department(point.department.key) })}`}
        {` · ${t('need.kano', { kind: t(`need.kano.${point.kano}`) })}`}
      </span>
      {point.causes.length > 0 && (
        <span>
          {t('need.causes')}{' '}
          {format.list(
            point.causes.map(
              ({ need, mentions }) => `${names.need(need)} (${format.number(mentions)})`,
            ),
          )}
        </span>
      )}
      {point.units.length > 0 && (
        <span>
          {t('need.stores')}{' '}
          {point.units.slice(0, 3).map(({ id, name, voices, of }, at) => (
            <span key={id}>
              {at > 0 && ' · '}
              <AppLink href={withFilter('/voices', { ...filter, unit: id })}>{name}</AppLink>{' '}
              <span className={classes.whole}>
                {t('ui.done_of', { done: format.number(voices), total: format.number(of) })}
              </span>
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function planLink({ need, point }: RankedPoint, { unit, touchpoint }: Filter): string {
  return withFilter('/plans/new', {}, { need, point, unit, touchpoint });
}
