import { useTranslation } from "react-i18next";
import type { ColumnSummary } from "../../../../../core/data/table/dataset.ts";
import { dateText } from "../../../../../core/data/kinds/dateParts.ts";
import { formatNumber } from "../../../../charts/words/numberFormat.ts";
import { joinList } from "../../../../nameList.ts";
import classes from "../data.module.css";

const WIDTH = 60;
const HEIGHT = 24;
const LEVELS_NAMED = 3;

interface MiniDistributionProps {
  readonly column: ColumnSummary;
  readonly target: boolean;
}

/** A column's histogram or most frequent levels as word-sized bars; as text for screen readers. */
export function MiniDistribution({ column, target }: MiniDistributionProps) {
  const { t } = useTranslation();
  const binned = column.histogram.length > 0;
  const counts = binned ? column.histogram : column.levels.map(({ count }) => count);
  if (counts.length === 0) return <span />;
  const most = Math.max(1, ...counts);
  const slot = WIDTH / Math.max(counts.length, binned ? 1 : 4);
  const text =
    column.dates !== undefined
      ? t("data.preview.dateRange", {
          first: dateText(column.dates.min, true),
          last: dateText(column.dates.max, true),
        })
      : column.numeric === null
        ? t("data.preview.topLevels", {
            levels: joinList(
              t,
              column.levels.slice(0, LEVELS_NAMED).map(({ level, count }) => `${level} (${count})`),
            ),
          })
        : t("data.preview.range", {
            min: formatNumber(column.numeric.min),
            max: formatNumber(column.numeric.max),
            mean: formatNumber(column.numeric.mean),
          });
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`${t("data.preview.distribution", { column: column.name })}: ${text}`}
      className={classes["bars"]}
      data-target={target || undefined}
    >
      <title>{text}</title>
      {counts.map((count, index) => {
        // A single row must be visible.
        const height = count === 0 ? 0 : Math.max(1.5, (count / most) * (HEIGHT - 2));
        return (
          <rect
            key={index}
            x={index * slot}
            y={HEIGHT - 1 - height}
            width={Math.max(1, slot - 1)}
            height={height}
            rx={0.5}
          />
        );
      })}
      <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
    </svg>
  );
}
