import { Button } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#ui/chart.module.css';

type ChartFrameProps = {
  readonly title: string;
  readonly hint?: ReactNode;
  /** What the chart shows, in words: its accessible name, and readable on request. */
  readonly summary: string;
  /** Null where there is nothing to draw: the summary says why. */
  readonly chart: ReactNode;
  /** The same rows as a table. */
  readonly table: ReactNode;
  readonly actions?: ReactNode;
};

/** A chart with its heading, its summary in words and the switch to the same rows as a table. */
export function ChartFrame({ title, hint, summary, chart, table, actions }: ChartFrameProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={classes.frame} aria-label={title}>
      <header className={classes.frameHead}>
        <div>
          <h2 className={classes.frameTitle}>{title}</h2>
          {hint && <p className={classes.hint}>{hint}</p>}
        </div>
        <div className="not-printed">
          {actions}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={asTable ? <IconChartLine size={15} /> : <IconTable size={15} />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('ui.show_chart') : t('ui.show_table')}
          </Button>
        </div>
      </header>
      {asTable ? table : chart}
      <p className={asTable || chart === null ? classes.summary : 'read-aloud'}>{summary}</p>
    </section>
  );
}
