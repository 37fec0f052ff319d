import { NativeSelect } from "@mantine/core";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { featureMeanings, featuresWithGaps } from "../../../../core/data/preparation/featureMeaning.ts";
import type { Winner } from "../../../../core/learner/packedModel.ts";
import { treeSteps, type PackedTrees } from "../../../../core/learner/trees/packedTrees.ts";
import { joinClauses } from "../../../nameList.ts";
import { NumberField } from "../../../controls/NumberField.tsx";
import { ChartCard } from "../../plot/ChartCard.tsx";
import { VirtualTable, type TableColumn } from "../../table/VirtualTable.tsx";
import { ABSENT, formatCount } from "../../words/numberFormat.ts";
import { percentText } from "../../words/trialWords.ts";
import { ClassLegend, shareWords } from "./classShares.tsx";
import { conditionWords, sideWords } from "./splitWords.ts";
import { sideOf, TreeView, valueText } from "./TreeView.tsx";
import { treeSpec, type NodeSplit, type TreeData, type TreeNode, type TreeSpec } from "./treeSpec.ts";
import styles from "./inside.module.css";

interface TreeCardProps {
  readonly pack: PackedTrees;
  readonly data: Winner["data"];
}

/** One tree of a forest or of a boosted sum, to be read level by level. */
export function TreeCard({ pack, data }: TreeCardProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const [output, setOutput] = useState(0);
  const [top, setTop] = useState(0);
  const grownFrom = useMemo(() => treeData(data), [data]);
  const spec = useMemo(() => treeSpec(pack, { step, output }, grownFrom), [pack, step, output, grownFrom]);
  const { kind } = pack;
  const steps = treeSteps(pack);
  const unit = t(`models.steps.heading.${kind === "forest" ? "tree" : "round"}`);
  const title = t(`inside.tree.title.${kind}`);
  return (
    <ChartCard
      title={title}
      summary={`${t(`inside.tree.hint.${kind}`)} ${treeSummary(t, spec, data.classes)}`}
      controls={
        <div className={styles.controls}>
          {pack.treesPerStep > 1 && (
            <NativeSelect
              size="xs"
              aria-label={t("inside.tree.class")}
              value={String(output)}
              onChange={(event) => {
                setOutput(Number(event.currentTarget.value));
                setTop(0);
              }}
              data={data.classes.map((label, value) => ({ value: String(value), label }))}
            />
          )}
          <span>{unit}</span>
          <span className={styles.number}>
            <NumberField
              label={unit}
              value={step + 1}
              step={1}
              onChange={(number) => {
                if (number === null || !Number.isInteger(number)) return;
                setStep(Math.min(steps, Math.max(1, number)) - 1);
                setTop(0);
              }}
            />
          </span>
          <span>{t("inside.tree.of", { count: steps })}</span>
        </div>
      }
      legend={spec.nodes[0]!.value.kind === "shares" ? <ClassLegend classes={data.classes} /> : undefined}
      chart={<TreeView spec={spec} classes={data.classes} top={top} onTop={setTop} />}
      table={<NodesTable spec={spec} classes={data.classes} label={title} />}
    />
  );
}

/**
 * The training rows are not kept. So the words of a side name missing values if the test rows have some, or if there are no test
 * rows to look at; the table names the side of all that may be missing.
 */
function treeData({ preparation, classes, targetScale, test, featureCount }: Winner["data"]): TreeData {
  const seen = new Set<number>();
  test?.features.forEach((value, i) => {
    if (Number.isNaN(value)) seen.add(i % featureCount);
  });
  const keepsGaps = featuresWithGaps(preparation);
  const seenGaps = keepsGaps.map((_, feature) => test === null || seen.has(feature));
  return { classes, targetScale, meanings: featureMeanings(preparation), keepsGaps, seenGaps };
}

/** A tree in one sentence. */
export function treeSummary(t: TFunction, spec: TreeSpec, classes: readonly string[]): string {
  const root = spec.nodes[0]!;
  if (root.split === null) return t("inside.tree.single", { value: valueText(t, root.value, classes) });
  const first = sideWords(t, root.split, true);
  return t("inside.tree.summary", {
    count: spec.leaves,
    levels: t("inside.tree.levels", { count: spec.depth }),
    first,
  });
}

/** Where rows without the value go; null: there are none, because missing values are filled in. */
function missingWords(t: TFunction, split: NodeSplit | null): string | null {
  return split === null || split.missingLeft === null ? null : conditionWords(t, split, split.missingLeft);
}

interface NodesTableProps {
  readonly spec: TreeSpec;
  readonly classes: readonly string[];
  readonly label: string;
}

function NodesTable({ spec, classes, label }: NodesTableProps) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<TreeNode>[] = [
    {
      key: "node",
      header: t("inside.tree.node"),
      cell: ({ node }) => formatCount(node + 1),
      align: "end",
      width: 72,
    },
    {
      key: "parent",
      header: t("inside.tree.parent"),
      cell: ({ parent }) => (parent === null ? ABSENT : formatCount(parent + 1)),
      align: "end",
      width: 84,
    },
    {
      key: "side",
      header: t("inside.tree.side"),
      cell: (node) => sideOf(t, spec, node) ?? ABSENT,
      align: "start",
      width: 220,
    },
    {
      key: "split",
      header: t("inside.tree.split"),
      cell: ({ split }) => (split === null ? t("inside.tree.leaf") : sideWords(t, split, true)),
      align: "start",
      width: 220,
    },
    {
      key: "gain",
      header: t("inside.tree.gainHeading"),
      cell: ({ split }) => (split === null ? ABSENT : percentText(split.gain)),
      align: "end",
      width: 110,
    },
    {
      key: "missing",
      header: t("inside.tree.missingHeading"),
      cell: ({ split }) => missingWords(t, split) ?? ABSENT,
      align: "start",
      width: 180,
    },
    {
      key: "rows",
      header: t("inside.tree.rowsHeading"),
      cell: ({ rows }) => formatCount(rows),
      align: "end",
      width: 84,
    },
    {
      key: "value",
      header: t("inside.tree.value"),
      cell: ({ value }) =>
        value.kind === "shares"
          ? joinClauses(t, shareWords(classes, value.shares))
          : valueText(t, value, classes),
      align: "start",
      width: 240,
    },
  ];
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={spec.nodes}
      rowKey={({ node }) => node}
      height={320}
    />
  );
}
