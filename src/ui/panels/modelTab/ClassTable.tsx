import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ClassScores } from "../../../core/study/testReport.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { fixed, formatCount } from "../../charts/words/numberFormat.ts";
import { MiddleCut } from "../../charts/words/MiddleCut.tsx";
import { joinSentences } from "../../charts/words/trialWords.ts";
import { VirtualTable, type TableColumn } from "../../charts/table/VirtualTable.tsx";
import styles from "./modelTab.module.css";

const SCORES = ["precision", "recall", "f1"] as const;

/** Longer tables scroll on their own, with the worst classes at the top. */
const LONG_FROM = 25;
const LONG_HEIGHT = 520;

/** Precision, recall and F1 of every class. */
export function ClassTable({ classes }: { readonly classes: readonly ClassScores[] }) {
  return classes.length >= LONG_FROM ? <LongTable classes={classes} /> : <ShortTable classes={classes} />;
}

function LongTable({ classes }: { readonly classes: readonly ClassScores[] }) {
  const { t } = useTranslation();
  const title = t("results.model.classes.title");
  const rows = useMemo(
    () => classes.map((each, key) => ({ ...each, key })).sort((a, b) => a.f1 - b.f1 || b.support - a.support),
    [classes],
  );
  const columns: readonly TableColumn<ClassScores & { readonly key: number }>[] = [
    {
      key: "name",
      header: t("results.model.classes.name"),
      cell: (row) => row.name,
      keepsEnd: true,
      align: "start",
      width: 110,
    },
    ...SCORES.map((score) => ({
      key: score,
      header: t(`results.model.classes.${score}`),
      cell: (row: ClassScores) => fixed(row[score], 2),
      align: "end" as const,
      width: 74,
    })),
    {
      key: "support",
      header: t("results.model.classes.support"),
      cell: (row) => formatCount(row.support),
      align: "end",
      width: 54,
    },
  ];
  return (
    <Card
      title={title}
      summary={joinSentences(t, [t("results.model.classes.hint"), t("results.model.classes.worstFirst")])}
    >
      <VirtualTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        height={LONG_HEIGHT}
      />
    </Card>
  );
}

/** Each score with a bar of its size. */
function ShortTable({ classes }: { readonly classes: readonly ClassScores[] }) {
  const { t } = useTranslation();
  const title = t("results.model.classes.title");
  return (
    <Card title={title} summary={t("results.model.classes.hint")}>
      <div className={styles.classScroller} role="group" aria-label={title} tabIndex={0}>
        <table className={styles.classes}>
          <thead>
            <tr>
              <th scope="col">{t("results.model.classes.name")}</th>
              {SCORES.map((score) => (
                <th key={score} scope="col" data-number>
                  {t(`results.model.classes.${score}`)}
                </th>
              ))}
              <th scope="col" data-number>
                {t("results.model.classes.support")}
              </th>
            </tr>
          </thead>
          <tbody>
            {classes.map((each, index) => (
              <tr key={index}>
                <th scope="row">
                  <MiddleCut name={each.name} />
                </th>
                {SCORES.map((score) => (
                  <td key={score} data-number>
                    {fixed(each[score], 2)}
                    <span className={styles.bar} aria-hidden="true">
                      <span style={{ inlineSize: `${Math.min(1, Math.max(0, each[score])) * 100}%` }} />
                    </span>
                  </td>
                ))}
                <td data-number>{formatCount(each.support)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
