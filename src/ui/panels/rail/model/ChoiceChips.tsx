import { useTranslation } from "react-i18next";
import type { ParamValue } from "../../../../core/space/distribution.ts";
import { choiceWord } from "../settingWords.ts";
import classes from "./model.module.css";

interface ChoiceChipsProps {
  readonly label: string;
  readonly choices: readonly ParamValue[];
  readonly chosen: readonly ParamValue[];
  readonly onChange: (chosen: readonly ParamValue[]) => void;
  readonly describedBy?: string | undefined;
}

/** Choices to search, each on or off, always in the order of `choices`. */
export function ChoiceChips({ label, choices, chosen, onChange, describedBy }: ChoiceChipsProps) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={label} aria-describedby={describedBy} className={classes["chips"]}>
      {choices.map((choice) => {
        const on = chosen.includes(choice);
        return (
          <button
            key={String(choice)}
            type="button"
            aria-pressed={on}
            className={classes["chip"]}
            onClick={() =>
              onChange(choices.filter((other) => (other === choice ? !on : chosen.includes(other))))
            }
          >
            {choiceWord(t, choice)}
          </button>
        );
      })}
    </div>
  );
}
