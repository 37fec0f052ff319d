import { useTranslation } from "react-i18next";
import { useSetup } from "../../../useSurmise.ts";
import { Fold } from "../Fold.tsx";
import { LimitFields } from "./LimitFields.tsx";
import { RuleFields } from "./RuleFields.tsx";
import { useSearchProblem } from "./SearchProblem.tsx";

/** Limits on results, and rules that exclude configurations. */
export function ConstraintFields() {
  const { t } = useTranslation();
  const count = useSetup(
    ({ config }) => config.search.outcomeConstraints.length + config.search.inputConstraints.length,
  );
  const outcome = useSearchProblem("outcomeConstraints");
  const input = useSearchProblem("inputConstraints");
  return (
    <Fold
      title={t("search.constraints")}
      note={count === 0 ? t("search.nothing") : t("search.constraintCount", { count })}
      forced={outcome !== null || input !== null}
    >
      <LimitFields />
      <RuleFields />
    </Fold>
  );
}
