import { useTranslation } from "react-i18next";
import type { SplitBy } from "../../../../../core/data/dataConfig.ts";
import type { ColumnSummary } from "../../../../../core/data/table/dataset.ts";
import { isTimeKind, splitColumn } from "../../../../../core/data/division/splitConfig.ts";
import { ColumnSelect } from "../../../../controls/ColumnSelect.tsx";
import { FieldLabel } from "../../../../controls/FieldLabel.tsx";
import { SelectField } from "../../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import { useDataProblem } from "../DataProblems.tsx";
import classes from "../data.module.css";

const KINDS = ["random", "group", "time"] as const satisfies readonly SplitBy["kind"][];
const TIME_NAME = /date|time|year|month|week|day|日期|时间|年|月|日/i;
/** The option "order of the rows" among column names, which are never empty. */
const ROW_ORDER = "";
/** Maximal number of options that a native select renders quickly. */
const MOST_NATIVE = 300;

/** Which rows belong together, and by which column. */
export function DivideFields({ describedBy }: { readonly describedBy: string | undefined }) {
  const { t } = useTranslation();
  const acts = useActs();
  const dataset = useSetup((state) => state.dataset);
  const { split, target } = useSetup((state) => state.config.data);
  const problem = useDataProblem("split");
  if (dataset.status !== "ready") return null;
  const { by } = split;
  const columns = dataset.summary.columns.filter(({ name }) => name !== target);
  const chosen = splitColumn(split);
  const names = by.kind === "time" ? timeColumns(columns) : columns.map(({ name }) => name);
  // An unusable column (from a link, or with another kind now) is listed as well; otherwise the field would be empty.
  const listed = chosen === null || names.includes(chosen) ? names : [chosen, ...names];
  return (
    <>
      <div className={classes["row"]}>
        <FieldLabel help={t("split.byHelp")}>{t("split.by")}</FieldLabel>
        <SelectField
          label={t("split.by")}
          value={by.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`split.bys.${kind}`) }))}
          onChange={(kind) => acts.setSplit({ by: firstOf(kind, columns) })}
        />
      </div>
      {by.kind !== "random" && (
        <div className={classes["row"]}>
          <FieldLabel help={t(by.kind === "group" ? "split.groupColumnHelp" : "split.timeColumnHelp")}>
            {t(by.kind === "group" ? "split.groupColumn" : "split.timeColumn")}
          </FieldLabel>
          <ColumnField
            label={t(by.kind === "group" ? "split.groupColumn" : "split.timeColumn")}
            value={chosen ?? ROW_ORDER}
            names={by.kind === "time" ? [ROW_ORDER, ...listed] : listed}
            invalid={problem !== null}
            describedBy={describedBy}
            onChange={(name) => acts.setSplit({ by: byColumn(by.kind, name) })}
          />
        </div>
      )}
    </>
  );
}

interface ColumnFieldProps {
  readonly label: string;
  readonly value: string;
  /** `ROW_ORDER` among them: the order of the rows. */
  readonly names: readonly string[];
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (name: string) => void;
}

/** A native select, except for tables with very many columns, whose list would take a second to render. */
function ColumnField({ names, describedBy, onChange, ...field }: ColumnFieldProps) {
  const { t } = useTranslation();
  const order = t("split.rowOrder");
  const nameOf = (value: string) => (value === ROW_ORDER ? order : value);
  if (names.length > MOST_NATIVE) {
    return (
      <ColumnSelect
        {...field}
        value={nameOf(field.value)}
        names={names.map(nameOf)}
        {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
        onChange={(name) => onChange(name === order && names.includes(ROW_ORDER) ? ROW_ORDER : name)}
      />
    );
  }
  const options = names.map((value) => ({ value, label: nameOf(value) }));
  return <SelectField {...field} describedBy={describedBy} options={options} onChange={onChange} />;
}

function byColumn(kind: "group" | "time", name: string): SplitBy {
  if (kind === "group") return { kind, column: name, feature: false };
  return { kind, column: name === ROW_ORDER ? null : name, feature: false };
}

/** Likely columns first: an id or category with repeated values; a date or number that is unique in most rows. */
function firstOf(kind: SplitBy["kind"], columns: readonly ColumnSummary[]): SplitBy {
  if (kind === "random") return { kind };
  if (kind === "time") return byColumn(kind, likelyTime(columns) ?? ROW_ORDER);
  const repeated = columns.filter(({ kind: own, distinct }) => own !== "constant" && distinct > 2);
  const named = repeated.find(({ kind: own }) => own === "text" || own === "category");
  return byColumn(kind, (named ?? repeated[0] ?? columns[0])?.name ?? "");
}

function timeColumns(columns: readonly ColumnSummary[]): readonly string[] {
  return columns.filter(({ kind }) => isTimeKind(kind)).map(({ name }) => name);
}

/** A date column, or else a number or ordered column whose name suggests it. */
function likelyTime(columns: readonly ColumnSummary[]): string | undefined {
  const date = columns.find(({ kind }) => kind === "date");
  return date?.name ?? timeColumns(columns).find((name) => TIME_NAME.test(name));
}
