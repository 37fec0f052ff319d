import { Button } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Remedy } from "../../../../../app/data/remedies.ts";
import type { ColumnSummary } from "../../../../../core/data/table/dataset.ts";
import type { MergedLevels } from "../../../../../core/data/labels/mergeLevels.ts";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import { showUndo } from "../../../showUndo.tsx";
import { mergedCount, shortList } from "../../../dataTab/labelWords.ts";
import { joinList } from "../../../../nameList.ts";
import classes from "../data.module.css";

const MOST_NAMED = 3;

/** Notes on the target's classes: similar labels, and labels that only one of two files has. */
export function LabelNotes({ target }: { readonly target: string }) {
  const { t } = useTranslation();
  const columns = useSetup(({ dataset }) => (dataset.status === "ready" ? dataset.summary.columns : null));
  const task = useSetup((state) => state.config.data.task);
  const excluded = useSetup((state) => state.config.data.excluded);
  if (columns === null) return null;
  const column = columns.find(({ name }) => name === target);
  const { alike = [], typos = [], apart } = (task === "classification" ? column : undefined) ?? {};
  const out = new Set(excluded);
  const strange = columns.filter((other) => other !== column && isStrange(other) && !out.has(other.name));
  return (
    <>
      {alike.length > 0 && <Alike column={target} why="spelling" alike={alike} />}
      {typos.length > 0 && <Alike column={target} why="typo" alike={typos} />}
      {apart !== undefined && apart.testOnly.length > 0 && (
        <p className={classes["note"]}>
          {t("labels.rail.testOnly", { count: apart.testOnly.length, levels: named(t, apart.testOnly) })}
        </p>
      )}
      {strange.length > 0 && (
        <p className={classes["note"]}>{t("labels.rail.features", { count: strange.length })}</p>
      )}
    </>
  );
}

interface AlikeProps {
  readonly column: string;
  /** A supposed typo may be a different label: merging spellings does not merge it. */
  readonly why: "spelling" | "typo";
  readonly alike: readonly MergedLevels[];
}

function Alike({ column, why, alike }: AlikeProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const remedy = { kind: "merge", why, merges: [[column, alike]] } as const satisfies Remedy;
  const count = mergedCount(remedy.merges);
  const [[into, ...spellings]] = alike as readonly [MergedLevels];
  const words = { spellings: named(t, spellings), into: quoted(into) };
  const others = count - spellings.length;
  const key = why === "spelling" ? "alike" : "typo";
  const merge = () => showUndo("data", t("labels.did", { count }), acts.applyRemedy(remedy));
  return (
    <div className={classes["labelNote"]} role="status">
      <p className={classes["note"]}>
        {others > 0
          ? t(`labels.rail.${key}More`, { ...words, count: others })
          : t(`labels.rail.${key}`, words)}
      </p>
      <Button size="compact-xs" variant={why === "typo" ? "default" : "light"} onClick={merge}>
        {t(why === "typo" ? "labels.rail.mergeTypos" : "labels.rail.merge", {
          count,
          intos: shortList(
            t,
            alike.map(([level]) => level),
          ),
        })}
      </Button>
    </div>
  );
}

/** A feature with levels that no training row has. */
function isStrange({ kind, apart }: ColumnSummary): boolean {
  return kind !== "text" && kind !== "constant" && (apart?.testOnly.length ?? 0) > 0;
}

function named(t: TFunction, levels: readonly string[]): string {
  const rest = levels.length - MOST_NAMED;
  const first = levels.slice(0, MOST_NAMED).map(quoted);
  return joinList(t, rest > 0 ? [...first, t("labels.more", { count: rest })] : first);
}

function quoted(level: string): string {
  return `“${level}”`;
}
