import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { joinClauses } from "../../../nameList.ts";
import { LegendItem } from "../../plot/stateMarks.tsx";
import { percentText } from "../../words/trialWords.ts";
import styles from "./inside.module.css";

/** Classes with a colour of their own; all others together have one more. */
const COLOURS = 6;

/** The colour of each class, and of those that share one. */
export function ClassLegend({ classes }: { readonly classes: readonly string[] }) {
  const { t } = useTranslation();
  const entries =
    classes.length > COLOURS ? [...classes.slice(0, COLOURS), t("inside.tree.otherClasses")] : classes;
  return entries.map((name, index) => (
    <LegendItem
      key={index}
      mark={<span className={styles.classMark} style={{ background: colourOf(index) }} aria-hidden="true" />}
      label={name}
    />
  ));
}

interface ClassSharesProps {
  readonly classes: readonly string[];
  /** Of each class; they sum to 1. */
  readonly shares: readonly number[];
}

/** The share of each class as parts of a bar, and in words for readers who do not see it. */
export function ClassShares({ classes, shares }: ClassSharesProps) {
  const { t } = useTranslation();
  const rest = shares.slice(COLOURS).reduce((sum, share) => sum + share, 0);
  return (
    <>
      <span className={styles.shares} aria-hidden="true">
        {[...shares.slice(0, COLOURS), rest].map(
          (share, index) =>
            share > 0 && (
              <span key={index} style={{ inlineSize: `${100 * share}%`, background: colourOf(index) }} />
            ),
        )}
      </span>
      <VisuallyHidden>{joinClauses(t, shareWords(classes, shares))}</VisuallyHidden>
    </>
  );
}

/** "Adelie 44%", the largest first, without those that have none. */
export function shareWords(classes: readonly string[], shares: readonly number[]): readonly string[] {
  return shares
    .map((share, index) => ({ share, name: classes[index] ?? "" }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
    .map(({ share, name }) => `${name} ${percentText(share)}`);
}

function colourOf(index: number): string {
  return index < COLOURS ? `var(--class-${index + 1})` : "var(--map-unsigned)";
}
