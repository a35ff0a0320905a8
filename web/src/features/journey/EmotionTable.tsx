import { useTranslation } from 'react-i18next';
import type { JourneyAnswer, StageAnswer } from '#features/journey/journey.queries.ts';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { EstimateValue } from '#ui/EstimateValue.tsx';
import { type Format, useFormat } from '#ui/format.ts';
import { nameIn } from '#ui/names.ts';
import { Card } from '#ui/Page.tsx';

type Row = {
  readonly id: string;
  readonly stage: string;
  readonly touchpoint: string;
  readonly score: StageAnswer['emotion'];
  readonly voices: number;
  readonly pain: number;
  readonly itch: number;
  readonly delight: number;
};

/** The map's figures as rows: each stage, then its touchpoints. */
export function EmotionTable({ map }: { readonly map: JourneyAnswer }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const rows = map.stages.flatMap((stage): Row[] => {
    const name = nameIn(stage.names, i18n.language);
    const whole = { ...stage, stage: name, touchpoint: t('journey.whole'), score: stage.emotion };
    const parts = stage.touchpoints.map((one) => ({
      ...one,
      stage: name,
      touchpoint: nameIn(one.names, i18n.language),
    }));
    return [whole, ...parts];
  });
  return (
    <Card>
      <DataTable
        caption={t('journey.table')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'stage',
            header: t('journey.stage'),
            names: true,
            cell: ({ stage }) => stage,
          },
          {
            key: 'touchpoint',
            header: t('ui.filter.touchpoint'),
            cell: ({ touchpoint }) => touchpoint,
          },
          {
            key: 'score',
            header: t('journey.lane.emotion'),
            cell: ({ score }) => <EstimateValue estimate={score} />,
            sort: ({ score }) => score.value,
          },
          count('voices', t('journey.voices_head'), format),
          count('pain', t('ui.point.pain'), format),
          count('itch', t('ui.point.itch'), format),
          count('delight', t('ui.point.delight'), format),
        ]}
      />
    </Card>
  );
}

function count(
  key: 'voices' | 'pain' | 'itch' | 'delight',
  header: string,
  format: Format,
): Column<Row> {
  return {
    key,
    header,
    figure: true,
    cell: (row) => format.number(row[key]),
    sort: (row) => row[key],
  };
}
