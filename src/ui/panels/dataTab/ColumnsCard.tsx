import { useVirtualizer } from "@tanstack/react-virtual";
import { IconTarget } from "@tabler/icons-react";
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { usableFeatures } from "../../../core/data/table/usedColumns.ts";
import type { ColumnSummary, DatasetSummary } from "../../../core/data/table/dataset.ts";
import type { ColumnProfile, DataProfile } from "../../../core/data/profile/profile.ts";
import { indexAfterKey } from "../../charts/plot/PlotCursor.tsx";
import { useActs, useDataView, useSetup } from "../../useSurmise.ts";
import { MiniDistribution } from "../rail/data/columns/MiniDistribution.tsx";
import { ColumnDetail } from "./ColumnDetail.tsx";
import { NotRead } from "../../controls/NotRead.tsx";
import styles from "./dataTab.module.css";

const ROW_HEIGHT = 40;
const MOST_ROWS = 11;

interface ColumnsCardProps {
  readonly profile: DataProfile;
  readonly summary: DatasetSummary;
}

/** A list of all columns, and one of them in detail. */
export function ColumnsCard({ profile, summary }: ColumnsCardProps) {
  const { t } = useTranslation();
  const data = useSetup((state) => state.config.data);
  const columns = useMemo(() => summary.columns.filter(({ kind }) => kind !== "picture"), [summary]);
  const features = useMemo(() => usableFeatures(data, summary), [data, summary]);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected =
    columns.find(({ name }) => name === chosen) ??
    columns.find(({ name }) => name === features[0]) ??
    columns[0];
  const acts = useActs();
  const detail = useDetail(profile, selected?.name ?? null);
  const error = useDataView(({ columnErrors }) => columnErrors.get(selected?.name ?? "") ?? null);
  if (selected === undefined) return null;
  return (
    <section className={styles.card} aria-label={t("dataTab.columns.title")}>
      <h2 className={styles.title}>{t("dataTab.columns.title")}</h2>
      <p className={styles.note}>
        {t("dataTab.columns.summary", {
          features: features.length,
          columns: summary.columns.length,
        })}
      </p>
      <div className={styles.columns}>
        <ColumnPicker columns={columns} selected={selected.name} target={data.target} onSelect={setChosen} />
        {detail === null ? (
          <div className={styles.detail} aria-busy={error === null}>
            {error !== null && (
              <NotRead error={error} onTryAgain={() => void acts.viewColumn(selected.name)} />
            )}
          </div>
        ) : (
          <ColumnDetail profile={profile} column={detail} summary={selected} />
        )}
      </div>
    </section>
  );
}

/** The profile of a column. In very wide tables, columns with little association with the target are fetched on demand. */
function useDetail(profile: DataProfile, name: string | null): ColumnProfile | null {
  const acts = useActs();
  const known = profile.columns.find((column) => column.name === name);
  const fetched = useDataView(({ columns }) => (name === null ? undefined : columns.get(name)));
  const asked = known === undefined && fetched === undefined ? name : null;
  useEffect(() => {
    if (asked !== null) void acts.viewColumn(asked);
  }, [acts, asked]);
  return known ?? fetched ?? null;
}

interface ColumnPickerProps {
  readonly columns: readonly ColumnSummary[];
  readonly selected: string;
  readonly target: string;
  readonly onSelect: (name: string) => void;
}

/** A list box: one tab stop, arrow keys choose. Only visible items are rendered. */
function ColumnPicker({ columns, selected, target, onSelect }: ColumnPickerProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const ids = useId();
  const virtual = useVirtualizer({
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    initialRect: { width: 0, height: MOST_ROWS * ROW_HEIGHT },
  });
  const index = columns.findIndex(({ name }) => name === selected);
  const onKeyDown = (event: KeyboardEvent) => {
    const flipped = { ArrowUp: "ArrowDown", ArrowDown: "ArrowUp", PageUp: "PageDown", PageDown: "PageUp" };
    const key = flipped[event.key as keyof typeof flipped] ?? event.key;
    const next = indexAfterKey(key, index, columns.length);
    if (next === null) return;
    event.preventDefault();
    virtual.scrollToIndex(next);
    onSelect(columns[next]!.name);
  };
  return (
    <div
      ref={scroller}
      className={styles.picker}
      style={{ height: Math.min(columns.length, MOST_ROWS) * ROW_HEIGHT + 2 }}
      role="listbox"
      tabIndex={0}
      aria-label={t("dataTab.columns.list")}
      aria-activedescendant={`${ids}${index}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map((item) => {
          const column = columns[item.index]!;
          return (
            <div
              key={column.name}
              id={`${ids}${item.index}`}
              role="option"
              aria-selected={column.name === selected}
              aria-setsize={columns.length}
              aria-posinset={item.index + 1}
              className={styles.option}
              style={{ height: ROW_HEIGHT, transform: `translateY(${item.start}px)` }}
              onClick={() => onSelect(column.name)}
            >
              <PickerRow column={column} target={target} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function PickerRow({ column, target }: { readonly column: ColumnSummary; readonly target: string }) {
  const { t } = useTranslation();
  const excluded = useSetup((state) => state.config.data.excluded.includes(column.name));
  const isTarget = column.name === target;
  const out = !isTarget && (excluded || column.kind === "text" || column.kind === "constant");
  return (
    <>
      <span className={styles.optionName} title={column.name} data-out={out || undefined}>
        {isTarget && (
          <IconTarget size={15} stroke={1.8} role="img" aria-label={t("dataTab.columns.target")} />
        )}
        {column.name}
      </span>
      <span className={styles.optionKind}>
        {out ? t("dataTab.columns.leftOut") : column.kind === "picture" ? "" : t(`data.kinds.${column.kind}`)}
      </span>
      <span aria-hidden="true">
        <MiniDistribution column={column} target={isTarget} />
      </span>
    </>
  );
}
