import { useTranslation } from "react-i18next";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import { useSetup } from "../../../../useSurmise.ts";
import classes from "../data.module.css";

/** The number of rows without a target, which are never used; empty if there are no such rows. */
export function TargetGaps() {
  const { t } = useTranslation();
  const gaps = useTargetGaps();
  return gaps === null ? null : <p className={classes["note"]}>{t("cells.targetGaps", gaps)}</p>;
}

/** As words. */
export function useTargetGaps(): {
  readonly count: number;
  readonly missing: string;
  readonly rows: string;
} | null {
  const target = useSetup((state) => state.config.data.target);
  const dataset = useSetup((state) => state.dataset);
  if (dataset.status !== "ready") return null;
  const { columns, rowCount } = dataset.summary;
  const missing = columns.find(({ name }) => name === target)?.missing ?? 0;
  return missing === 0
    ? null
    : { count: missing, missing: formatCount(missing), rows: formatCount(rowCount) };
}
