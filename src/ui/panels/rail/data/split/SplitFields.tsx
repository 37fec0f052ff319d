import { useTranslation } from "react-i18next";
import { foldCount } from "../../../../../core/data/division/splitConfig.ts";
import { Part } from "../../../../offline/Part.tsx";
import { SPLIT_BODY } from "../../../../parts.ts";
import { useSetup } from "../../../../useSurmise.ts";
import { Fold } from "../../Fold.tsx";
import { useDataProblem } from "../DataProblems.tsx";
import { percentOf, sharesOf } from "./splitShares.ts";
import { useTestRows } from "./useTestRows.ts";

/** How the rows are divided: in shares for training, validation and test, or in folds. */
export function SplitFields() {
  const { t } = useTranslation();
  const split = useSetup((state) => state.config.data.split);
  const problem = useDataProblem("split");
  const shares = sharesOf(split, useTestRows());
  const { folds } = split;
  const percents = {
    train: percentOf(shares.train),
    validation: percentOf(shares.validation),
    test: percentOf(shares.test),
  };
  const note =
    folds === 1 ? t("data.splitShort", percents) : t("data.foldsShort", { folds: foldsText(), ...percents });
  function foldsText(): string {
    const cuttings = foldCount(split) / folds;
    return cuttings > 1 ? t("search.scoreOf.cuttings", { folds, cuttings }) : String(folds);
  }
  return (
    <Fold title={t("data.split")} note={note} forced={problem !== null}>
      <Part part={SPLIT_BODY} props={{}} broken="lines" />
    </Fold>
  );
}
