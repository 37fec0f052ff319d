import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { settingAt } from "../../../app/setup/setupState.ts";
import type { TFunction } from "i18next";
import { isNetwork } from "../../../core/learner/learnerName.ts";
import { learnersOf } from "../../../core/learner/registry.ts";
import { compileSpace } from "../../../core/model/compileSpace.ts";
import { type Settings, canBe, largest, smallest } from "../../../core/model/settings.ts";
import { spaceSize } from "../../../core/space/spaceSize.ts";
import { formatNumber } from "../../charts/words/numberFormat.ts";
import { editableNumber } from "../../controls/numberText.ts";
import { measureName } from "../../charts/words/measureWords.ts";
import { useSetup } from "../../useSurmise.ts";
import { joinList } from "../../nameList.ts";
import { featureColumns } from "./data/columns/featureColumns.ts";
import { pictureShapeText } from "./data/pictures/pictureWords.ts";
import { useSourceLabel } from "./data/source/useSourceLabel.ts";
import { choiceWord, rangeText } from "./settingWords.ts";
import { layerRange } from "./model/networkDrawing.ts";
import { useParameterCount } from "./model/useParameterCount.ts";

export function DataSummary() {
  const { t } = useTranslation();
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  const sourceLabel = useSourceLabel();
  if (dataset.status !== "ready") {
    const label = sourceLabel(dataset.label);
    return dataset.status === "loading"
      ? t("data.summaryLoading", { label })
      : t("data.summaryFailed", { label });
  }
  const { summary } = dataset;
  if (summary.pictures !== undefined) {
    return t("pictures.summary", {
      pictures: t("pictures.count", { count: summary.rowCount }),
      shape: pictureShapeText(t, summary.pictures),
      target: data.target,
    });
  }
  return t("data.summary", {
    rows: t("data.rows", { count: summary.rowCount }),
    features: t("data.features", { count: featureColumns(summary, data).length }),
    target: data.target,
  });
}

export function ModelSummary() {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  const parameters = useParameterCount();
  const depth = depthText(t, settings);
  return parameters === null ? depth : `${depth} · ${t("model.summary.parameters", { parameters })}`;
}

function depthText(t: TFunction, { family, layers, blocks }: Settings): string {
  const learners = learnersOf({ family });
  if (!learners.every(isNetwork))
    return joinList(
      t,
      learners.map((learner) => choiceWord(t, learner)),
    );
  if (canBe(family, "cnn")) {
    if (canBe(family, "mlp")) return t("model.summary.either");
    const [low, high] = [smallest(blocks), largest(blocks)];
    return low === 1 && high === 1
      ? t("model.summary.blocksOne")
      : t("model.summary.blocks", { blocks: rangeText(low, high) });
  }
  const { low, high } = layerRange(layers);
  if (high === 0) return t("model.summary.linear");
  return low === 1 && high === 1
    ? t("model.summary.layersOne")
    : t("model.summary.layers", { layers: rangeText(low, high) });
}

export function SpaceSummary() {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  const broken = useSetup((state) => state.problems.some(({ place }) => settingAt(place) !== null));
  const space = useMemo(() => compileSpace(settings), [settings]);
  const count = space.parameters.length;
  if (count === 0) return t("model.space.summaryEmpty");
  // The size of an invalid range is undefined.
  const size = broken ? Number.POSITIVE_INFINITY : spaceSize(space);
  if (!Number.isFinite(size)) {
    return count === 1
      ? t("model.space.summaryOneContinuous")
      : t("model.space.summaryContinuous", { parameters: count });
  }
  return count === 1
    ? t("model.space.summaryOne", { size: formatNumber(size) })
    : t("model.space.summary", { parameters: count, size: formatNumber(size) });
}

export function SearchSummary() {
  const { t } = useTranslation();
  const { sampler, objective, sideObjectives, budget } = useSetup((state) => state.config.search);
  const measures = [objective.metric, ...sideObjectives.map(({ measure }) => measure)];
  const limits = [
    budget.trials === null
      ? null
      : t("search.summaryTrials", { count: budget.trials, trials: budget.trials }),
    budget.minutes === null ? null : t("search.summaryMinutes", { minutes: editableNumber(budget.minutes) }),
    budget.target === null ? null : t("search.summaryTarget", { target: editableNumber(budget.target) }),
    budget.tolerance === null
      ? null
      : t("search.summaryTolerance", { tolerance: editableNumber(budget.tolerance) }),
  ].filter((limit) => limit !== null);
  return t("search.summary", {
    sampler: t(`search.samplers.${sampler}.name`),
    metric: measures.map((measure) => measureName(t, measure)).join(" + "),
    budget: limits.length === 0 ? t("search.summaryNoBudget") : joinList(t, limits),
  });
}
