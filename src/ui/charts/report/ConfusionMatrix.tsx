import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { confusionSpec, type ConfusionCell, type ConfusionSpec } from "./confusionSpec.ts";
import { formatCount } from "../words/numberFormat.ts";
import { joinSentences, percentText } from "../words/trialWords.ts";
import { Card } from "../plot/Card.tsx";
import { ConfusionMap } from "./ConfusionMap.tsx";
import { shortened } from "../words/shortened.ts";
import styles from "./confusion.module.css";

/** From this many classes on, cells contain only the count. */
const COMPACT_FROM = 7;
/** Largest number of classes whose cells fit with numbers beside another card. */
const MOST_AS_TABLE = 12;
/** Maximal length of a name, characters. Longer ones lose their middle, because names often begin alike. */
const LONGEST = { row: 18, column: 13 } as const;

export interface ConfusionMatrixProps {
  readonly names: readonly string[];
  readonly confusion: readonly (readonly number[])[];
}

/** Actual against predicted classes. */
export function ConfusionMatrix(props: ConfusionMatrixProps) {
  return props.names.length > MOST_AS_TABLE ? <ConfusionMap {...props} /> : <ConfusionTable {...props} />;
}

/** An HTML table, so that no separate text version is needed. */
function ConfusionTable({ names, confusion }: ConfusionMatrixProps) {
  const { t } = useTranslation();
  const spec = useMemo(() => confusionSpec(names, confusion), [names, confusion]);
  const title = t("results.model.confusion.title");
  return (
    <Card title={title} summary={summaryOf(t, spec)}>
      <div className={styles.scroller} role="group" aria-label={title} tabIndex={0}>
        <Matrix spec={spec} />
      </div>
      <p className={styles.hint}>{t("results.model.confusion.hint")}</p>
    </Card>
  );
}

function Matrix({ spec }: { readonly spec: ConfusionSpec }) {
  const { t } = useTranslation();
  const compact = spec.names.length >= COMPACT_FROM;
  const label = t("results.model.confusion.label", {
    classes: spec.names.length,
    correct: spec.correct,
    total: spec.total,
    worst: worstText(t, spec),
  });
  return (
    <table className={styles.matrix} data-compact={compact || undefined} data-whole aria-label={label}>
      <thead>
        <tr>
          <td />
          <th className={styles.axis} scope="colgroup" colSpan={spec.names.length}>
            {t("results.model.confusion.predicted")} →
          </th>
        </tr>
        <tr>
          <th className={styles.axis} scope="col">
            {t("results.model.confusion.actual")} ↓
          </th>
          {spec.names.map((name, index) => (
            <th key={index} className={styles.column} scope="col" title={name}>
              <span>{shortened(name, LONGEST.column)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {spec.cells.map((row, actual) => (
          <tr key={actual}>
            <th className={styles.row} scope="row" title={spec.names[actual]}>
              {shortened(spec.names[actual]!, LONGEST.row)}
            </th>
            {row.map((cell) => (
              <Cell key={cell.predicted} cell={cell} spec={spec} compact={compact} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly cell: ConfusionCell;
  readonly spec: ConfusionSpec;
  readonly compact: boolean;
}

function Cell({ cell, spec, compact }: CellProps) {
  const { t } = useTranslation();
  const share = cell.share === null ? "" : percentText(cell.share);
  const words = {
    actual: spec.names[cell.actual] ?? "",
    predicted: spec.names[cell.predicted] ?? "",
    rows: formatCount(cell.rows),
    share,
  };
  return (
    <td
      className={styles.cell}
      data-correct={cell.correct || undefined}
      data-zero={cell.rows === 0 || undefined}
      // The square root makes rare mistakes visible beside full cells.
      style={{ "--share": Math.sqrt(cell.share ?? 0) } as React.CSSProperties}
      title={t("results.model.confusion.cell", words)}
    >
      <span className={styles.count}>{formatCount(cell.rows)}</span>
      {!compact && cell.rows > 0 && <span className={styles.share}>{share}</span>}
    </td>
  );
}

function summaryOf(t: TFunction, spec: ConfusionSpec): string {
  const right: string = t("results.model.confusion.right", { correct: spec.correct, total: spec.total });
  return joinSentences(t, [right, worstText(t, spec)]);
}

function worstText(t: TFunction, { worst, names }: ConfusionSpec): string {
  if (worst === null) return t("results.model.confusion.noMistake");
  return t("results.model.confusion.worst", {
    actual: names[worst.actual] ?? "",
    predicted: names[worst.predicted] ?? "",
    count: worst.rows,
  });
}
