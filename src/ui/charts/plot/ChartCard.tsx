import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChartLine, IconTable } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "./Card.tsx";
import styles from "./charts.module.css";

export interface ChartCardProps {
  readonly title: string;
  /** One sentence under the title that describes the chart, if there are data. */
  readonly summary?: string | undefined;
  readonly controls?: ReactNode;
  readonly legend?: ReactNode;
  /** Shown instead of chart and table if there are no data. */
  readonly empty?: string | null;
  readonly chart: ReactNode;
  /** The same content as a table. */
  readonly table: ReactNode;
}

/** A chart with its title, its summary in words and the switch to its table. */
export function ChartCard({ title, summary, controls, legend, empty = null, chart, table }: ChartCardProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const toggle = asTable ? t("results.showChart") : t("results.showTable");
  return (
    <Card
      title={title}
      summary={empty === null ? summary : undefined}
      controls={
        <>
          {empty === null && controls}
          {empty === null && (
            <Tooltip label={toggle} withinPortal>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${toggle}: ${title}`}
                onClick={() => setAsTable(!asTable)}
              >
                {asTable ? <IconChartLine size={18} stroke={1.6} /> : <IconTable size={18} stroke={1.6} />}
              </ActionIcon>
            </Tooltip>
          )}
        </>
      }
    >
      <div className={styles.cardBody}>
        {empty !== null ? <p className={styles.empty}>{empty}</p> : asTable ? table : chart}
      </div>
      {empty === null && !asTable && legend !== undefined && <div className={styles.legend}>{legend}</div>}
    </Card>
  );
}
