import { IconTarget } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isLeftOut } from "../../../../../core/data/table/usedColumns.ts";
import { COLUMN_KINDS, type ColumnKind, type ColumnSummary } from "../../../../../core/data/table/dataset.ts";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import { SelectField } from "../../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import { canBeFeature } from "./featureColumns.ts";
import { MiniDistribution } from "./MiniDistribution.tsx";
import classes from "../data.module.css";

/** One column: whether it is used, its name, missing values and distribution, and its kind, which can be corrected. */
export function ColumnRow({ column }: { readonly column: ColumnSummary }) {
  const { t } = useTranslation();
  const acts = useActs();
  const target = useSetup((state) => state.config.data.target);
  const excluded = useSetup((state) => isLeftOut(state.config.data, column.name));
  const isTarget = column.name === target;
  const possible = canBeFeature(column, target);
  const changed = column.kind !== column.inferredKind;
  return (
    <div className={classes["column"]} data-off={(!isTarget && (!possible || excluded)) || undefined}>
      {isTarget ? (
        <span
          className={classes["targetIcon"]}
          role="img"
          aria-label={t("data.preview.target")}
          title={t("data.preview.target")}
        >
          <IconTarget size={18} stroke={1.8} aria-hidden />
        </span>
      ) : (
        <input
          type="checkbox"
          className={classes["checkbox"]}
          aria-label={t("data.preview.feature", { column: column.name })}
          title={possible ? undefined : t("data.preview.neverFeature")}
          checked={possible && !excluded}
          disabled={!possible}
          onChange={(event) => acts.setExcluded(column.name, !event.currentTarget.checked)}
        />
      )}
      <div className={classes["columnText"]}>
        <span className={classes["columnName"]} title={column.name}>
          {column.name}
        </span>
        <ColumnFacts column={column} />
      </div>
      <MiniDistribution column={column} target={isTarget} />
      <div className={classes["kind"]} data-changed={changed || undefined}>
        <SelectField
          quiet
          label={t("data.preview.kindOf", { column: column.name })}
          value={column.kind}
          options={kindsOf(column).map((kind) => ({ value: kind, label: t(`data.kinds.${kind}`) }))}
          onChange={(kind) => void acts.setColumnKind(column.name, kind)}
        />
      </div>
    </div>
  );
}

/** The number of missing values, if there are any, or else the number of distinct values. */
function ColumnFacts({ column }: { readonly column: ColumnSummary }) {
  const { t } = useTranslation();
  return (
    <span className={classes["columnFacts"]} data-missing={column.missing > 0 || undefined}>
      {column.unit !== undefined && `${t("cells.unit", { unit: column.unit })} · `}
      {column.missing > 0
        ? t("data.preview.missing", { missing: formatCount(column.missing) })
        : t("data.preview.distinct", { distinct: formatCount(column.distinct) })}
    </span>
  );
}

/** Kinds to choose from: yes/no needs two values, and constant is a finding, not a choice. */
function kindsOf(column: ColumnSummary): readonly ColumnKind[] {
  return COLUMN_KINDS.filter((kind) => {
    if (kind === column.kind || kind === column.inferredKind) return true;
    if (kind === "constant") return false;
    return kind !== "boolean" || column.distinct === 2;
  });
}
