import { useTranslation } from "react-i18next";
import { scoreOf } from "../../../charts/words/trialWords.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { SearchProblem, useSearchProblem } from "./SearchProblem.tsx";
import classes from "./search.module.css";

/** How often each configuration is trained, and how its score is computed. */
export function RepeatsField() {
  const { t } = useTranslation();
  const acts = useActs();
  const repeats = useSetup((state) => state.config.search.repeats);
  const split = useSetup((state) => state.config.data.split);
  const wrong = useSearchProblem("repeats") !== null;
  return (
    <div className={classes["row"]}>
      <FieldLabel help={t("search.repeatsHelp")}>{t("search.repeats")}</FieldLabel>
      <div>
        <NumberField
          label={t("search.repeats")}
          value={repeats}
          invalid={wrong}
          onChange={(value) => acts.setSearch({ repeats: value ?? NaN })}
        />
        {!wrong && <p className={classes["note"]}>{scoreOf(t, split, repeats)}</p>}
        <SearchProblem field="repeats" />
      </div>
    </div>
  );
}
