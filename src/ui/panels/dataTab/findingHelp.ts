import type { TFunction } from "i18next";
import { isTrees, type LearnerName } from "../../../core/learner/learnerName.ts";
import type { Finding } from "../../../core/data/check/finding.ts";

/** Why a finding matters. @param learners those that the search may try */
export function findingHelp(t: TFunction, finding: Finding, learners: readonly LearnerName[]): string {
  if (finding.kind === "oddCells") {
    const { isTarget, odd } = finding;
    return t(`cells.odd.${!odd.asNumber ? "helpCategory" : isTarget ? "helpTarget" : "help"}`);
  }
  if (finding.kind === "missing" && finding.items.every(({ isTarget }) => isTarget))
    return t("dataTab.check.missing.helpTarget");
  if (finding.kind === "missing" && learners.some(isTrees))
    return t(`dataTab.check.missing.${learners.every(isTrees) ? "helpTrees" : "helpTreesToo"}`);
  if (finding.kind === "extremes") {
    const flat = finding.items.filter((item) => item.flat).length;
    return t(`extremes.${flat === 0 ? "help" : flat < finding.items.length ? "helpMixed" : "helpFlat"}`);
  }
  if (finding.kind === "duplicateRows" && finding.notCompared.length > 0)
    return t("dataTab.check.duplicateRows.helpButIds");
  return t(`dataTab.check.${finding.kind}.help`);
}
