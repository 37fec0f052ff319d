import { Button, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Dialect } from "../../../../core/data/dataset.ts";
import type { ErrorRecord } from "../../../../core/errors.ts";
import { TEXT_ENCODINGS } from "../../../../core/data/textEncodings.ts";
import { useActs } from "../../../useSurmise.ts";
import classes from "./data.module.css";

/** What can be chosen of how files are read: the text's encoding, where detection was wrong, and the sheet of a workbook. */
export function ReadChoiceFields({ dialect }: { readonly dialect: Dialect }) {
  const { t } = useTranslation();
  const acts = useActs();
  if (dialect.format === "xlsx") {
    if (dialect.sheets.length < 2) return null;
    return (
      <NativeSelect
        className={classes["readChoice"]}
        size="xs"
        label={t("data.file.sheet")}
        value={dialect.sheet}
        data={[...dialect.sheets]}
        onChange={(event) => void acts.readAgain({ sheet: event.currentTarget.value })}
      />
    );
  }
  if (!("encoding" in dialect)) return null;
  return (
    <NativeSelect
      className={classes["readChoice"]}
      size="xs"
      label={t("data.file.encoding")}
      value={dialect.encoding}
      data={TEXT_ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
      onChange={(event) => void acts.readAgain({ encoding: event.currentTarget.value })}
    />
  );
}

/** The way on from a file that does not fit into memory: as many of its rows as do. Nothing for other failures. */
export function SampleOffer({ error }: { readonly error: ErrorRecord }) {
  const { t } = useTranslation();
  const acts = useActs();
  if (error.code !== "tableTooLarge") return null;
  const rows = roundedDown(Number(error.details["rows"]) / 2);
  return (
    <Button size="xs" mt={8} onClick={() => void acts.readAgain({ sampleRows: rows })}>
      {t("data.file.sample", { rows: t("data.rows", { count: rows }) })}
    </Button>
  );
}

/** To one digit: 1,342,177 becomes 1,000,000. */
function roundedDown(rows: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, rows)));
  return Math.max(1, Math.floor(rows / unit) * unit);
}
