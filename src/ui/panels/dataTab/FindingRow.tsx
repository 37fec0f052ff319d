import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { isApplied, isOffered, remediesOf } from "../../../app/data/remedies.ts";
import type { Finding, FindingKind } from "../../../core/data/check/finding.ts";
import { learnersOf } from "../../../core/learner/registry.ts";
import { usePrinting } from "../../print/printContext.ts";
import { useSetup } from "../../useSurmise.ts";
import { RemedyButton } from "../RemedyButton.tsx";
import { findingTitle } from "./findingWords.ts";
import { findingLines } from "./findingLines.ts";
import { findingHelp } from "./findingHelp.ts";
import styles from "./dataTab.module.css";

const SHOWN = 4;
/** In print, where folds cannot be opened. */
const PRINTED = 20;

/** Findings that may make a model or its score wrong; the others are hints. */
const WARNINGS: ReadonlySet<FindingKind> = new Set<FindingKind>([
  "leakage",
  "oddCells",
  "gapNumbers",
  "extremes",
  "labels",
  "apart",
  "drift",
  "duplicateRows",
  "idLike",
  "fewRows",
  "imbalance",
  "rareClasses",
]);

/** One finding: a sentence with its numbers, why it matters, and one-click remedies. */
export function FindingRow({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const config = useSetup((state) => state.config);
  const printing = usePrinting();
  const [all, setAll] = useState(false);
  const remedies = useMemo(
    () => remediesOf(finding).filter((remedy) => isOffered(remedy, finding, config)),
    [finding, config],
  );
  const done =
    finding.kind === "constant" ||
    finding.kind === "leftOut" ||
    remedies.some((remedy) => isApplied(remedy, config));
  const { lines, unnamed } = useMemo(() => findingLines(t, finding), [t, finding]);
  const most = printing ? PRINTED : SHOWN;
  const shown = all ? lines : lines.slice(0, most);
  const hidden = lines.length - most + unnamed;
  const state = done ? "done" : isWarning(finding) ? "warning" : "note";
  const Icon = { done: IconCircleCheck, warning: IconAlertTriangle, note: IconInfoCircle }[state];
  return (
    <li className={styles.finding} data-state={state}>
      <span className={styles.findingIcon} role="img" aria-label={t(`dataTab.check.${state}`)}>
        <Icon size={20} stroke={1.8} aria-hidden />
      </span>
      <div className={styles.findingText}>
        <h3 className={styles.findingTitle}>{findingTitle(t, finding)}</h3>
        {lines.length > 0 && (
          <ul className={styles.details}>
            {shown.map((line) => (
              <li key={line}>{line}</li>
            ))}
            {all && unnamed > 0 && <li>{t("labels.more", { count: unnamed })}</li>}
          </ul>
        )}
        {lines.length > most && printing && (
          <p className={styles.findingHelp}>{t("dataTab.check.more", { count: hidden })}</p>
        )}
        {lines.length > most && !printing && (
          <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("dataTab.check.fewer") : t("dataTab.check.more", { count: hidden })}
          </button>
        )}
        <p className={styles.findingHelp}>{findingHelp(t, finding, learnersOf(config.settings))}</p>
      </div>
      <div className={styles.remedies}>
        {remedies.map((remedy) => (
          <RemedyButton key={JSON.stringify(remedy)} remedy={remedy} />
        ))}
      </div>
    </li>
  );
}

/** Equal rows with different ids are probably different records. */
function isWarning(finding: Finding): boolean {
  if (finding.kind === "duplicateRows" && finding.notCompared.length > 0) return false;
  return WARNINGS.has(finding.kind);
}
