import { useTranslation } from "react-i18next";
import type { DatasetSummary, Dialect } from "../../../../core/data/table/dataset.ts";
import { encodingWord } from "../../../encodingWord.ts";
import { AsideNotes } from "./AsideNotes.tsx";
import { LayoutNotes } from "./layout/LayoutNotes.tsx";
import { GarbledNote, ReadChoiceFields } from "./ReadChoiceFields.tsx";
import classes from "./data.module.css";

const DELIMITERS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space" } as const;

/** How the user's files were read, what of them is not used, and the ways to have them read otherwise. */
export function FileNotes({ summary }: { readonly summary: DatasetSummary }) {
  return (
    <>
      <div className={classes["fileNotes"]}>
        {summary.dialect?.format === "delimited" && <DialectNote dialect={summary.dialect} />}
        <RowsNote summary={summary} />
        <AsideNotes aside={summary.aside ?? []} />
      </div>
      {summary.dialect !== null && <ReadChoiceFields dialect={summary.dialect} />}
      {summary.dialect !== null && <LayoutNotes dialect={summary.dialect} />}
      <GarbledNote {...(summary.garbled && { garbled: summary.garbled })} />
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
