import { Button, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DatasetSummary, Dialect } from "../../../../core/data/table/dataset.ts";
import { TEXT_ENCODINGS } from "../../../../core/data/table/textEncodings.ts";
import type { ErrorRecord } from "../../../../core/errors.ts";
import { encodingWord } from "../../../encodingWord.ts";
import { useActs } from "../../../useSurmise.ts";
import controls from "../../../controls/controls.module.css";
import classes from "./data.module.css";

/** Choices for reading files: the encoding of text, if detection may be wrong, and the sheet of a workbook. */
export function ReadChoiceFields({ dialect }: { readonly dialect: Dialect }) {
  const { t } = useTranslation();
  const acts = useActs();
  if (dialect.format === "xlsx") {
    if (dialect.sheets.length < 2) return null;
    return (
      <>
        <NativeSelect
          className={classes["readChoice"]}
          size="xs"
          label={t("data.file.sheet")}
          value={dialect.sheet}
          data={[...dialect.sheets]}
          onChange={(event) => void acts.readAgain({ sheet: event.currentTarget.value })}
        />
        {dialect.larger !== undefined && (
          <p className={classes["note"]} role="status">
            {t("layout.largerSheet", {
              sheet: dialect.larger.sheet,
              rows: t("data.rows", { count: dialect.larger.rows }),
            })}
          </p>
        )}
      </>
    );
  }
  return "encoding" in dialect ? <EncodingField encoding={dialect.encoding} /> : null;
}

/** If text seems to be read in the wrong encoding: an example, beside the choice of another one. */
export function GarbledNote({ garbled }: Pick<DatasetSummary, "garbled">) {
  const { t } = useTranslation();
  if (garbled === undefined) return null;
  const { column, value } = garbled;
  return (
    <p className={classes["note"]} role="status">
      {t("data.file.garbled", { column, value: value.slice(0, 60) })}
    </p>
  );
}

/** The next step for files that cannot be read, if there is one: as many rows as fit into memory, or another encoding. */
export function ReadingOffer({ error }: { readonly error: ErrorRecord }) {
  const { t } = useTranslation();
  const acts = useActs();
  if (error.code === "csvUndecodable") return <EncodingField encoding={String(error.details["encoding"])} />;
  if (error.code !== "tableTooLarge") return null;
  const rows = roundedDown(Number(error.details["rows"]) / 2);
  return (
    <Button
      className={controls["wrapping"]}
      size="xs"
      mt={8}
      onClick={() => void acts.readAgain({ sampleRows: rows })}
    >
      {t("data.file.sample", { rows: t("data.rows", { count: rows }) })}
    </Button>
  );
}

function EncodingField({ encoding }: { readonly encoding: string }) {
  const { t } = useTranslation();
  const acts = useActs();
  return (
    <NativeSelect
      className={classes["readChoice"]}
      size="xs"
      label={t("data.file.encoding")}
      value={encoding}
      data={TEXT_ENCODINGS.map((value) => ({ value, label: encodingWord(t, value) }))}
      onChange={(event) => void acts.readAgain({ encoding: event.currentTarget.value })}
    />
  );
}

/** Rounded down to one digit: 1,342,177 becomes 1,000,000. */
function roundedDown(rows: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, rows)));
  return Math.max(1, Math.floor(rows / unit) * unit);
}
