import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { DivisionSummary } from "../../../../../core/data/division/divisionSummary.ts";
import { howScored } from "../../../../charts/report/scoreMade.ts";
import { quotedList } from "../../../../nameList.ts";
import { useDivision, useSetup } from "../../../../useSurmise.ts";
import { useTestRows } from "./useTestRows.ts";
import classes from "../data.module.css";

/** Notes on the split, then how a score will be computed. */
export function SplitNotes() {
  const { t } = useTranslation();
  const data = useSetup((state) => state.config.data);
  const repeats = useSetup((state) => state.config.search.repeats);
  const division = useDivision();
  const supplied = useTestRows() > 0;
  const { by } = data.split;
  const notes: string[] = [];
  if (by.kind !== "random" && by.column !== null && !by.feature) {
    const { column } = by;
    notes.push(t(by.kind === "group" ? "split.groupNoFeature" : "split.timeNoFeature", { column }));
  }
  if (division !== null) notes.push(...divisionNotes(t, division));
  const rows = {
    validation: division?.folds[0]?.validation.rows ?? null,
    test: division?.test.rows ?? null,
    supplied,
  };
  return (
    <div className={classes["splitNotes"]}>
      {notes.map((note) => (
        <p key={note} className={classes["note"]}>
          {note}
        </p>
      ))}
      <p className={classes["scoreMade"]}>{howScored(t, data, repeats, rows)}</p>
    </div>
  );
}

function divisionNotes(
  t: TFunction,
  { left, sharedGroups, folds, test }: DivisionSummary,
): readonly string[] {
  const notes: string[] = [];
  if (left > 0) notes.push(t("split.left", { count: left }));
  if (sharedGroups > 0) notes.push(t("split.sharedGroups", { count: sharedGroups }));
  const lacking = {
    train: folds.flatMap(({ train }) => train.missingClasses),
    validation: folds.flatMap(({ validation }) => validation.missingClasses),
    test: test.missingClasses,
  };
  for (const part of ["train", "validation", "test"] as const) {
    const names = [...new Set(lacking[part])];
    if (names.length === 0) continue;
    const classNames = quotedList(t, names);
    notes.push(t("split.missingClasses", { classes: classNames, part: t(`split.parts.${part}`) }));
  }
  return notes;
}
