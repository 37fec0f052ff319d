import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FoundLayout, LayoutChoices, OddLinesChoice } from "../../../../../core/data/parse/layout.ts";
import { useActs } from "../../../../useSurmise.ts";
import { oddSentence, oddState, type LayoutFormat } from "./layoutWords.ts";
import { OddLinesDialog } from "./OddLinesDialog.tsx";
import classes from "./layout.module.css";

interface OddLinesNoteProps {
  readonly found: FoundLayout;
  readonly format: LayoutFormat;
  readonly choices: LayoutChoices;
}

/** How many lines have not the cells of the others, what was done about them, and what else can be. */
export function OddLinesNote({ found, format, choices }: OddLinesNoteProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const [opened, setOpened] = useState(false);
  const sentence = oddSentence(t, format, found);
  if (sentence === null) return null;
  const choose = (oddLines: OddLinesChoice) => void acts.readAgain({ layout: { ...choices, oddLines } });
  const state = oddState(found.odd);
  return (
    <div className={classes["odd"]}>
      <p>{sentence}</p>
      <div className={classes["acts"]}>
        <Button
          size="compact-xs"
          variant="light"
          aria-label={t("layout.odd.showLabel")}
          onClick={() => setOpened(true)}
        >
          {t("layout.odd.show")}
        </Button>
        {state !== "kept" && (
          <Button size="compact-xs" variant="subtle" onClick={() => choose("keep")}>
            {t("layout.odd.keep")}
          </Button>
        )}
        {state !== "left" && (
          <Button size="compact-xs" variant="subtle" onClick={() => choose("leaveOut")}>
            {t("layout.odd.leaveOut")}
          </Button>
        )}
      </div>
      {opened && (
        <OddLinesDialog odd={found.odd} state={state} onChoose={choose} onClose={() => setOpened(false)} />
      )}
    </div>
  );
}
