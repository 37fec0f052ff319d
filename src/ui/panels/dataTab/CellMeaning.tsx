import { Checkbox, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { ODD_CELLS_CHOICES } from "../../../core/data/dataConfig.ts";
import type { ColumnSummary } from "../../../core/data/table/dataset.ts";
import { formatCount } from "../../charts/words/numberFormat.ts";
import { SelectField } from "../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../useSurmise.ts";
import styles from "./dataTab.module.css";

/** The meaning of a column's cells: which words count as missing, and how cells that are not numbers are read. */
export function CellMeaning({ summary }: { readonly summary: ColumnSummary }) {
  const { t } = useTranslation();
  const acts = useActs();
  const { name, kind, found, words = [] } = summary;
  const choice = useSetup(({ config }) => config.data.oddCells?.find(([column]) => column === name)?.[1]);
  const missing = words.flatMap(({ word, isMissing }) => (isMissing ? [word] : []));
  const say = (said: readonly string[]) => void acts.setMissingWords(name, [...new Set(said)].toSorted());
  return (
    <>
      {kind === "number" && found?.odd !== undefined && (
        <div className={styles.field}>
          <span>{t("cells.words.odd")}</span>
          <SelectField
            label={`${t("cells.words.odd")}: ${name}`}
            value={choice ?? "missing"}
            options={ODD_CELLS_CHOICES.map((value) => ({ value, label: t(`cells.words.choices.${value}`) }))}
            onChange={(value) => void acts.setOddCells(name, value)}
          />
        </div>
      )}
      <fieldset className={styles.words}>
        <legend>{t("cells.words.title")}</legend>
        {words.map(({ word, count, isMissing }) => (
          <Checkbox
            key={word}
            size="xs"
            label={t("cells.words.word", { word, rows: formatCount(count) })}
            checked={isMissing}
            onChange={() => say(isMissing ? missing.filter((other) => other !== word) : [...missing, word])}
          />
        ))}
        <AnotherWord key={name} column={name} onAdd={(word) => say([...missing, word])} />
      </fieldset>
    </>
  );
}

interface AnotherWordProps {
  readonly column: string;
  readonly onAdd: (word: string) => void;
}

/** Enter adds it. */
function AnotherWord({ column, onAdd }: AnotherWordProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const word = text.trim();
    if (word !== "") onAdd(word);
    setText("");
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label={t("cells.words.addLabel", { column })}
        placeholder={t("cells.words.add")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
