import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssociationMap } from "../../../core/data/profile/profile.ts";
import { AssociationChart } from "../../charts/data/AssociationChart.tsx";
import { pairsOf, type NumberMeasure } from "../../charts/data/associationSpec.ts";
import { ChartCard } from "../../charts/plot/ChartCard.tsx";
import { joinSentences } from "../../charts/words/trialWords.ts";
import { formatNumber } from "../../charts/words/numberFormat.ts";
import { VirtualTable, type TableColumn } from "../../charts/table/VirtualTable.tsx";
import type { AssociationPair } from "../../charts/data/associationSpec.ts";
import styles from "./dataTab.module.css";

const MEASURES = ["spearman", "pearson"] as const;

/** Association of columns: a map of all pairs, and a list of them, the strongest first. */
export function AssociationCard({ map }: { readonly map: AssociationMap }) {
  const { t } = useTranslation();
  const [numbers, setNumbers] = useState<NumberMeasure>("spearman");
  const pairs = useMemo(() => pairsOf(map, numbers), [map, numbers]);
  const title = t("dataTab.map.title");
  const [strongest] = pairs;
  const summary =
    strongest === undefined
      ? undefined
      : joinSentences(t, [
          t("dataTab.map.summary", {
            ...strongest,
            measure: t(`dataTab.measures.${strongest.measure}`),
            value: formatNumber(strongest.value, 3),
          }),
          ...(map.columns.length < map.of
            ? [t("dataTab.map.some", { shown: map.columns.length, of: map.of })]
            : []),
        ]);
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={strongest === undefined ? t("dataTab.map.none") : null}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t("dataTab.map.numbers")}
          value={numbers}
          onChange={setNumbers}
          data={MEASURES.map((value) => ({ value, label: t(`dataTab.measures.${value}`) }))}
        />
      }
      chart={<AssociationChart map={map} pairs={pairs} numbers={numbers} />}
      table={<PairsTable pairs={pairs} label={title} />}
      legend={
        <span className={styles.mapLegend}>
          <span data-sign="positive">{t("dataTab.map.positive")}</span>
          <span data-sign="negative">{t("dataTab.map.negative")}</span>
          <span data-sign="none">{t("dataTab.map.unsigned")}</span>
          <span>{t("dataTab.map.how", { numbers: t(`dataTab.measures.${numbers}`) })}</span>
        </span>
      }
    />
  );
}

function PairsTable({
  pairs,
  label,
}: {
  readonly pairs: readonly AssociationPair[];
  readonly label: string;
}) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<AssociationPair>[] = [
    { key: "a", header: t("dataTab.map.first"), cell: ({ a }) => a, align: "start", width: 140 },
    { key: "b", header: t("dataTab.map.second"), cell: ({ b }) => b, align: "start", width: 140 },
    {
      key: "measure",
      header: t("dataTab.map.measure"),
      cell: ({ measure }) => t(`dataTab.measures.${measure}`),
      align: "start",
      width: 150,
    },
    {
      key: "value",
      header: t("dataTab.map.value"),
      cell: ({ value }) => formatNumber(value, 3),
      align: "end",
      width: 80,
    },
  ];
  return <VirtualTable label={label} columns={columns} rows={pairs} rowKey={({ at }) => at} height={420} />;
}
