import { useTranslation } from "react-i18next";
import type { ColumnProfile } from "../../../core/data/profile/profile.ts";
import { formatCount, formatNumber, formatShare } from "../words/numberFormat.ts";
import styles from "./levelBars.module.css";

interface LevelBarsProps {
  readonly column: ColumnProfile;
  readonly classes: readonly string[];
  readonly target: string;
}

/** A table with a bar in every cell: a row for each level, a column for each class. Screen readers read it as a table. */
export function LevelBars({ column, classes, target }: LevelBarsProps) {
  const { t } = useTranslation();
  const { bars } = column;
  const groups = classes.length === 0 ? [t("dataTab.columns.rows")] : classes;
  const totals = groups.map((_, i) =>
    Math.max(
      1,
      bars.reduce((sum, { rows }) => sum + (rows[i] ?? 0), 0),
    ),
  );
  // The longest bar is that of a single level: all other levels together would be so long that single levels would look alike.
  const single = bars.filter(({ levels }) => levels <= 1);
  const most = Math.max(
    ...(single.length > 0 ? single : bars).flatMap(({ rows }) =>
      groups.map((_, i) => (rows[i] ?? 0) / totals[i]!),
    ),
    1e-9,
  );
  const hasMeans = bars.some(({ targetMean }) => targetMean !== null);
  return (
    // Focusable, so that the keyboard can scroll it.
    <div className={styles.scroller} tabIndex={0} role="group" aria-label={column.name}>
      <table className={styles.bars} data-grouped={classes.length > 1 || undefined}>
        <thead>
          <tr>
            <th scope="col">{column.name}</th>
            {groups.map((name) => (
              <th key={name} scope="col" title={name}>
                {name === "" ? t("dataTab.columns.otherClasses") : name}
              </th>
            ))}
            {hasMeans && <th scope="col">{t("dataTab.columns.mean", { target })}</th>}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar, at) => {
            const isRest = bar.levels > 1 && single.length > 0;
            const level =
              bar.levels > 1 ? t("dataTab.columns.otherLevels", { count: bar.levels }) : bar.level;
            return (
              <tr key={at}>
                <th scope="row" title={level}>
                  {level}
                </th>
                {groups.map((name, i) => {
                  const rows = bar.rows[i] ?? 0;
                  const share = rows / totals[i]!;
                  return (
                    <td key={name}>
                      <span className={styles.cell}>
                        <span className={styles.track} aria-hidden="true" data-empty={isRest || undefined}>
                          {!isRest && share > 0 && (
                            <span className={styles.bar} style={{ width: `${(share / most) * 100}%` }} />
                          )}
                        </span>
                        <span className={styles.figure}>
                          {formatCount(rows)} <small>{formatShare(share)}</small>
                        </span>
                      </span>
                    </td>
                  );
                })}
                {hasMeans && (
                  <td className={styles.mean}>
                    {bar.targetMean === null ? "" : formatNumber(bar.targetMean)}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
