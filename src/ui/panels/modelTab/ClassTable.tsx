import { useTranslation } from "react-i18next";
import type { ClassScores } from "../../../core/study/testReport.ts";
import { Card } from "../../charts/Card.tsx";
import { fixed, formatCount } from "../../charts/numberFormat.ts";
import styles from "./modelTab.module.css";

const SCORES = ["precision", "recall", "f1"] as const;

/** Precision, recall and F1 of every class, each with a bar of its size. */
export function ClassTable({ classes }: { readonly classes: readonly ClassScores[] }) {
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
                <th scope="row">{each.name}</th>
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
