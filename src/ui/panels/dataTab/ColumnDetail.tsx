import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { DataConfig } from "../../../core/data/dataConfig.ts";
import { COLUMN_KINDS, type ColumnSummary } from "../../../core/data/table/dataset.ts";
import { DATE_ORDERS } from "../../../core/data/kinds/dates.ts";
import type { ColumnProfile, DataProfile } from "../../../core/data/profile/profile.ts";
import { ColumnChart } from "../../charts/data/ColumnChart.tsx";
import { formatCount, formatNumber } from "../../charts/words/numberFormat.ts";
import { SelectField } from "../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../useSurmise.ts";
import { joinList } from "../../nameList.ts";
import { CellMeaning } from "./CellMeaning.tsx";
import { OrderEditor } from "./OrderEditor.tsx";
import { undivided } from "./undivided.ts";
import styles from "./dataTab.module.css";

interface ColumnDetailProps {
  readonly profile: DataProfile;
  readonly column: ColumnProfile;
  readonly summary: ColumnSummary;
}

/** One column: its distribution, its association with the target, and how it is read, which can be corrected. */
export function ColumnDetail({ profile, column, summary }: ColumnDetailProps) {
  const { t } = useTranslation();
  const data = useSetup((state) => state.config.data);
  const isTarget = summary.name === data.target;
  const facts = [
    summary.unit === undefined ? "" : t("cells.unit", { unit: summary.unit }),
    t("dataTab.columns.present", {
      count: column.present,
      present: formatCount(column.present),
      missing: formatCount(column.missing),
    }),
    column.association === null
      ? ""
      : t("dataTab.columns.association", {
          measure: t(`dataTab.measures.${column.association.measure}`),
          value: formatNumber(column.association.value, 3),
        }),
  ].filter((fact) => fact !== "");
  return (
    <div className={styles.detail}>
      <ColumnChart
        title={t("dataTab.columns.distribution", { column: column.name })}
        summary={facts.join(" · ")}
        column={isTarget ? undivided(column) : column}
        classes={isTarget ? [] : profile.classes}
        target={profile.target}
      />
      <Reading summary={summary} data={data} isTarget={isTarget} />
    </div>
  );
}

interface ReadingProps {
  readonly summary: ColumnSummary;
  readonly data: DataConfig;
  readonly isTarget: boolean;
}

/** How the column is read, why it is excluded (if it is), and its features. */
function Reading({ summary, data, isTarget }: ReadingProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const { name, kind, dates } = summary;
  const possible = !isTarget && kind !== "text" && kind !== "constant";
  const why = isTarget ? null : whyLeftOut(t, summary, data);
  const becomes = isTarget ? null : whatItBecomes(t, summary);
  const kinds = COLUMN_KINDS.filter(
    (each) =>
      each === kind ||
      each === summary.inferredKind ||
      (each !== "constant" && (each !== "boolean" || summary.distinct === 2)),
  );
  return (
    <div className={styles.reading}>
      <div className={styles.field}>
        <span>{t("dataTab.columns.kind")}</span>
        <SelectField
          label={t("data.preview.kindOf", { column: name })}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`data.kinds.${value}`) }))}
          onChange={(value) => kind !== "picture" && void acts.setColumnKind(name, value)}
        />
      </div>
      {possible && (
        <Switch
          size="xs"
          label={t("dataTab.columns.use")}
          checked={!data.excluded.includes(name)}
          onChange={(event) => acts.setExcluded(name, !event.currentTarget.checked)}
        />
      )}
      {dates?.ambiguous === true && (
        <div className={styles.field}>
          <span>{t("dataTab.columns.dateOrder")}</span>
          <SelectField
            label={`${t("dataTab.columns.dateOrder")}: ${name}`}
            value={dates.order ?? "dayFirst"}
            options={DATE_ORDERS.map((value) => ({ value, label: t(`dataTab.columns.dateOrders.${value}`) }))}
            onChange={(order) => void acts.setDateOrder(name, order)}
          />
          <span className={styles.note}>{t("dataTab.columns.dateAmbiguous")}</span>
        </div>
      )}
      {kind !== "picture" && <CellMeaning summary={summary} />}
      {why !== null && <p className={styles.note}>{why}</p>}
      {becomes !== null && <p className={styles.note}>{becomes}</p>}
      {kind === "ordered" && <OrderEditor column={name} levels={summary.order ?? []} />}
    </div>
  );
}

function whyLeftOut(
  t: TFunction,
  { name, kind, textReason }: ColumnSummary,
  data: DataConfig,
): string | null {
  if (kind === "constant") return t("dataTab.columns.why.constant");
  if (kind === "text") return t(`dataTab.columns.why.${textReason ?? "text"}`);
  return data.excluded.includes(name) ? t("dataTab.columns.why.excluded") : null;
}

function whatItBecomes(t: TFunction, { kind, dates }: ColumnSummary): string | null {
  if (kind === "ordered") return t("dataTab.columns.ranks");
  if (kind !== "date" || dates === undefined || dates.parts.length === 0) return null;
  const parts = dates.parts.map((part) => t(`dataTab.columns.part.${part}`));
  return t("dataTab.columns.parts", { parts: joinList(t, parts) });
}
