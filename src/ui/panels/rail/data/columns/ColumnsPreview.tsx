import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Part } from "../../../../offline/Part.tsx";
import { FIRST_ROWS } from "../../../../parts.ts";
import { useSetup } from "../../../../useSurmise.ts";
import { ColumnList } from "./ColumnList.tsx";
import { DataProblemNote } from "../DataProblems.tsx";
import { featureColumns } from "./featureColumns.ts";
import { SelectedNote } from "./SelectedNote.tsx";
import classes from "../data.module.css";

const MOST_NOTES = 5;
const VIEWS = ["columns", "rows"] as const;

/** A preview of the table: its columns with kind and distribution, or its first rows. */
export function ColumnsPreview() {
  const { t } = useTranslation();
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  const [view, setView] = useState<(typeof VIEWS)[number]>("columns");
  if (dataset.status !== "ready") return null;
  const { summary } = dataset;
  return (
    <section aria-label={t("data.preview.title")}>
      <div className={classes["previewHead"]}>
        <span className={classes["note"]}>
          {t("data.preview.used", {
            used: featureColumns(summary, data).length,
            columns: summary.columns.length,
          })}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={t("data.preview.view")}
          value={view}
          onChange={setView}
          data={VIEWS.map((name) => ({ value: name, label: t(`data.preview.${name}`) }))}
        />
      </div>
      {view === "columns" ? (
        <ColumnList summary={summary} />
      ) : (
        <Part part={FIRST_ROWS} props={{ summary, target: data.target }} broken="lines" />
      )}
      {summary.columns
        .filter(({ kind, inferredKind }) => kind !== inferredKind)
        .slice(0, MOST_NOTES)
        .map(({ name, inferredKind }) => (
          <p key={name} className={classes["changed"]}>
            {t("data.preview.changedColumn", {
              column: name,
              note: t("data.preview.changed", { kind: t(`data.kinds.${inferredKind}`) }),
            })}
          </p>
        ))}
      <SelectedNote summary={summary} data={data} />
      <DataProblemNote field="features" />
    </section>
  );
}
