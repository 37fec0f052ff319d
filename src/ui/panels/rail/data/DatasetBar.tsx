import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DatasetSummary, Dialect } from "../../../../core/data/table/dataset.ts";
import { encodingWord } from "../../../encodingWord.ts";
import { errorText } from "../../../errorMessages.ts";
import { useSetup } from "../../../useSurmise.ts";
import { AsideNotes } from "./AsideNotes.tsx";
import { DataProblem } from "./DataProblems.tsx";
import { LayoutNotes } from "./layout/LayoutNotes.tsx";
import { pictureShapeText } from "./pictures/pictureWords.ts";
import { GarbledNote, ReadChoiceFields } from "./ReadChoiceFields.tsx";
import { ReadingBar } from "./ReadingBar.tsx";
import { useKeptFocus } from "./useKeptFocus.ts";
import { labelOf, useSourceLabel } from "./useSourceLabel.ts";
import { WaysOn } from "./WaysOn.tsx";
import classes from "./data.module.css";

const DELIMITERS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space" } as const;

/** The data at hand: being read, ready with its size, or the reason why it cannot be used. */
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
          <WaysOn failed={dataset} />
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
      <div className={classes["fileNotes"]}>
        {summary.dialect?.format === "delimited" && <DialectNote dialect={summary.dialect} />}
        <RowsNote summary={summary} />
        <AsideNotes aside={summary.aside ?? []} />
      </div>
      {summary.dialect !== null && <ReadChoiceFields dialect={summary.dialect} />}
      {summary.dialect !== null && <LayoutNotes dialect={summary.dialect} />}
      <GarbledNote {...(summary.garbled && { garbled: summary.garbled })} />
      <DataProblem field="source" />
      <DataProblem field="kinds" />
    </>
  );
}

/** Of which rows the table consists, where that is not simply all of one file. */
function RowsNote({ summary: { rowCount, rowsInFile, testRows = 0 } }: { readonly summary: DatasetSummary }) {
  const { t } = useTranslation();
  return (
    <>
      {rowCount < rowsInFile && (
        <p className={classes["note"]}>
          {t("data.file.sampled", { rows: t("data.rows", { count: rowsInFile }) })}
        </p>
      )}
      {testRows > 0 && (
        <p className={classes["note"]}>
          {t("data.file.testRows", { rows: t("data.rows", { count: testRows }) })}
        </p>
      )}
    </>
  );
}

function DialectNote({ dialect }: { readonly dialect: Extract<Dialect, { format: "delimited" }> }) {
  const { t } = useTranslation();
  const known = Object.entries(DELIMITERS).find(([sign]) => sign === dialect.delimiter)?.[1];
  const delimiter =
    known === undefined
      ? t("data.file.delimiters.other", { delimiter: dialect.delimiter })
      : t(`data.file.delimiters.${known}`);
  return (
    <p className={classes["note"]}>
      {t("data.file.dialect", { encoding: encodingWord(t, dialect.encoding), delimiter })}
      {!dialect.header && ` · ${t("data.file.noHeader")}`}
    </p>
  );
}
