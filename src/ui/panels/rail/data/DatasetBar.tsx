import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DatasetSummary } from "../../../../core/data/table/dataset.ts";
import { errorText } from "../../../errorMessages.ts";
import { Part } from "../../../offline/Part.tsx";
import { FILE_NOTES, WAYS_ON } from "../../../parts.ts";
import { useSetup } from "../../../useSurmise.ts";
import { DataProblemNote } from "./DataProblems.tsx";
import { pictureShapeText } from "./pictures/pictureWords.ts";
import { ReadingBar } from "./ReadingBar.tsx";
import { useKeptFocus } from "./useKeptFocus.ts";
import { labelOf, useSourceLabel } from "./source/useSourceLabel.ts";
import classes from "./data.module.css";

/** State of the data: being read, ready with their size, or why they cannot be used. */
export function DatasetBar() {
  const loading = useSetup((state) => state.dataset.status === "loading");
  return (
    <div className={classes["keptFocus"]} {...useKeptFocus(loading)}>
      <Bar />
    </div>
  );
}

function Bar() {
  const { t } = useTranslation();
  const dataset = useSetup((state) => state.dataset);
  const sourceLabel = useSourceLabel();
  if (dataset.status === "loading") {
    return <ReadingBar dataset={dataset} />;
  }
  if (dataset.status === "failed") {
    const { what, next } = errorText(t, dataset.error);
    return (
      <div className={classes["failed"]} role="alert">
        <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
        <div>
          <strong>{t("data.failed", { label: sourceLabel(dataset.label) })}</strong>
          <p>{what}</p>
          <p>{next}</p>
          <Part part={WAYS_ON} props={{ failed: dataset }} placeholder={null} broken="lines" />
        </div>
      </div>
    );
  }
  return <ReadyBar summary={dataset.summary} />;
}

function ReadyBar({ summary }: { readonly summary: DatasetSummary }) {
  const { t } = useTranslation();
  const source = useSetup((state) => state.config.data.source);
  const sourceLabel = useSourceLabel();
  const name = sourceLabel(labelOf(source));
  return (
    <>
      {/* A built-in is marked on its card, and the section's heading tells its size. */}
      {source.kind !== "builtIn" && (
        <div className={classes["bar"]}>
          <strong className={classes["barName"]} title={name}>
            {name}
          </strong>
          <span className={classes["barShape"]}>
            {summary.pictures === undefined
              ? `${t("data.rows", { count: summary.rowCount })} · ${t("data.columns", { count: summary.columns.length })}`
              : `${t("pictures.count", { count: summary.rowCount })} · ${pictureShapeText(t, summary.pictures)}`}
          </span>
        </div>
      )}
      {source.kind === "file" && (
        <Part part={FILE_NOTES} props={{ summary }} placeholder={null} broken="lines" />
      )}
      <DataProblemNote field="source" />
      <DataProblemNote field="kinds" />
    </>
  );
}
