import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SetupState } from "../../../../../app/setup/setupState.ts";
import type { Dialect } from "../../../../../core/data/table/dataset.ts";
import type { FoundLayout, LayoutChoices } from "../../../../../core/data/parse/layout.ts";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import { LayoutDialog } from "./LayoutDialog.tsx";
import { OddLinesNote } from "./OddLinesNote.tsx";
import { layoutSentences, tableText, type LayoutFormat } from "./layoutWords.ts";
import classes from "./layout.module.css";

/** More sentences than this are folded. */
const SHOWN = 3;
const NOTHING_CHOSEN: LayoutChoices = {};

/** Where the table was found in its file, and how to correct it. */
export function LayoutNotes({ dialect }: { readonly dialect: Dialect }) {
  const { t } = useTranslation();
  const acts = useActs();
  const choices = useSetup(chosenLayout);
  if ("odd" in dialect) {
    return (
      <div className={classes["notes"]}>
        <OddLinesNote odd={dialect.odd} format="delimited" choices={null} />
      </div>
    );
  }
  if (dialect.format !== "delimited" && dialect.format !== "xlsx") return null;
  const { format, layout: found } = dialect;
  if (found === undefined) return null;
  const sentences = layoutSentences(t, format, found, choices);
  const isChosen = Object.keys(choices).length > 0;
  return (
    <div className={classes["notes"]}>
      <Sentences sentences={sentences} />
      {found.tables.length > 1 && <TableField found={found} format={format} choices={choices} />}
      <OddLinesNote odd={found.odd} format={format} choices={choices} />
      <div className={classes["acts"]}>
        {isChosen && <span>{t("layout.chosen")}</span>}
        {isChosen && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => void acts.readAgain({ layout: NOTHING_CHOSEN })}
          >
            {t("layout.asDetected")}
          </Button>
        )}
        <Correct dialect={dialect} found={found} choices={choices} />
      </div>
    </div>
  );
}

function Correct(props: {
  readonly dialect: Extract<Dialect, { format: LayoutFormat }>;
  readonly found: FoundLayout;
  readonly choices: LayoutChoices;
}) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { dialect, found, choices } = props;
  const delimiter = dialect.format === "delimited" ? dialect.delimiter : null;
  return (
    <>
      <Button size="compact-xs" variant="subtle" data-opens-layout onClick={() => setOpened(true)}>
        {t("layout.open")}
      </Button>
      {opened && (
        <LayoutDialog
          read={{ format: dialect.format, lines: found.head, found, delimiter }}
          choices={choices}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  const { t } = useTranslation();
  const folded = sentences.slice(sentences.length > SHOWN + 1 ? SHOWN : sentences.length);
  return (
    <>
      <SentenceList sentences={sentences.slice(0, sentences.length - folded.length)} />
      {folded.length > 0 && (
        <details className={classes["more"]}>
          <summary>{t("layout.more", { count: folded.length })}</summary>
          <SentenceList sentences={folded} />
        </details>
      )}
    </>
  );
}

function SentenceList({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
}

/** The choice between several tables. Line choices of one table do not apply to another. */
function TableField(props: {
  readonly found: FoundLayout;
  readonly format: LayoutFormat;
  readonly choices: LayoutChoices;
}) {
  const { t } = useTranslation();
  const acts = useActs();
  const { found, format, choices } = props;
  const choose = (table: number) => {
    const { delimiter, quote, decimal, comment } = choices;
    const kept: LayoutChoices = {
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(quote === undefined ? {} : { quote }),
      ...(decimal === undefined ? {} : { decimal }),
      ...(comment === undefined ? {} : { comment }),
    };
    void acts.readAgain({ layout: { ...kept, table } });
  };
  return (
    <NativeSelect
      className={classes["table"]}
      size="xs"
      label={t("layout.table")}
      value={String(found.table ?? 1)}
      data={found.tables.map((table, i) => ({
        value: String(i + 1),
        label: tableText(t, format, table),
      }))}
      onChange={(event) => choose(Number(event.currentTarget.value))}
    />
  );
}

function chosenLayout({ config }: SetupState): LayoutChoices {
  const { source } = config.data;
  return (source.kind === "file" ? source.layout : undefined) ?? NOTHING_CHOSEN;
}
