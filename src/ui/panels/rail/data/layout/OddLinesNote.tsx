import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  ODD_LINES_CHOICES,
  type LayoutChoices,
  type OddLines,
  type OddLinesChoice,
} from "../../../../../core/data/parse/layout.ts";
import { useActs } from "../../../../useSurmise.ts";
import { oddSentence, oddState, type LayoutFormat } from "./layoutWords.ts";
import { OddLinesDialog } from "./OddLinesDialog.tsx";
import classes from "./layout.module.css";

interface OddLinesNoteProps {
  readonly odd: OddLines;
  readonly format: LayoutFormat;
  /** The previous choice; null if there is no choice, because they cannot be rows. */
  readonly choices: LayoutChoices | null;
}

/** How many lines have a different number of cells, how they are treated, and the alternatives. */
export function OddLinesNote({ odd, format, choices }: OddLinesNoteProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const [opened, setOpened] = useState(false);
  const sentence = oddSentence(t, format, odd);
  if (sentence === null) return null;
  const ways =
    choices === null
      ? []
      : waysOf(odd).map((oddLines) => ({
          label: t(`layout.odd.${oddLines}`),
          choose: () => void acts.readAgain({ layout: { ...choices, oddLines } }),
        }));
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
        {ways.map(({ label, choose }) => (
          <Button key={label} size="compact-xs" variant="subtle" onClick={choose}>
            {label}
          </Button>
        ))}
      </div>
      {opened && <OddLinesDialog odd={odd} ways={ways} onClose={() => setOpened(false)} />}
    </div>
  );
}

/** The alternatives to the current treatment. */
function waysOf(odd: OddLines): readonly OddLinesChoice[] {
  const state = oddState(odd);
  return ODD_LINES_CHOICES.filter((choice) => state === "some" || (choice === "keep") === (state === "left"));
}
