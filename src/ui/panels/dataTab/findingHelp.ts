import type { TFunction } from "i18next";
import type { Finding } from "../../../core/data/check/finding.ts";

/** Why a finding matters. */
export function findingHelp(t: TFunction, finding: Finding): string {
  if (finding.kind === "oddCells") {
    const { isTarget, odd } = finding;
    return t(`cells.odd.${!odd.asNumber ? "helpCategory" : isTarget ? "helpTarget" : "help"}`);
  }
  if (finding.kind === "missing" && finding.items.every(({ isTarget }) => isTarget))
    return t("dataTab.check.missing.helpTarget");
  if (finding.kind === "extremes") {
    const flat = finding.items.filter((item) => item.flat).length;
    return t(`extremes.${flat === 0 ? "help" : flat < finding.items.length ? "helpMixed" : "helpFlat"}`);
  }
  if (finding.kind === "duplicateRows" && finding.notCompared.length > 0)
    return t("dataTab.check.duplicateRows.helpButIds");
  return t(`dataTab.check.${finding.kind}.help`);
}
