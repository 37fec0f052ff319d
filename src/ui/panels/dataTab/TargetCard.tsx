import { useTranslation } from "react-i18next";
import type { DataProfile } from "../../../core/data/profile/profile.ts";
import { ColumnChart } from "../../charts/data/ColumnChart.tsx";
import { joinSentences } from "../../charts/words/trialWords.ts";
import { formatCount } from "../../charts/words/numberFormat.ts";
import { undivided } from "./undivided.ts";

/** The distribution of the target: the balance of its classes, or a histogram. */
export function TargetCard({ profile }: { readonly profile: DataProfile }) {
  const { t } = useTranslation();
  const column = profile.columns.find(({ name }) => name === profile.target);
  if (column === undefined) return null;
  const what =
    profile.task === "classification"
      ? t("dataTab.target.classes", {
          target: column.name,
          count: column.bars.reduce((sum, bar) => sum + bar.levels, 0),
        })
      : t("dataTab.target.number", { target: column.name });
  const without =
    column.missing > 0
      ? [t("dataTab.target.without", { count: column.missing, rows: formatCount(column.missing) })]
      : [];
  return (
    <ColumnChart
      title={t("dataTab.target.title")}
      summary={joinSentences(t, [what, ...without])}
      column={undivided(column)}
      classes={[]}
      target={profile.target}
    />
  );
}
