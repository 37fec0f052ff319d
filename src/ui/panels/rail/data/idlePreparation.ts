import { useMemo } from "react";
import type { DataConfig } from "../../../../core/data/dataConfig.ts";
import type { DatasetSummary } from "../../../../core/data/table/dataset.ts";
import { PREPARATION_SETTINGS, type PreparationSetting } from "../../../../core/model/settingTable.ts";
import { useSetup } from "../../../useSurmise.ts";
import { featureColumns } from "./columns/featureColumns.ts";

/** The settings of preparation that change nothing about the data as they are. */
export function useIdlePreparation(): readonly PreparationSetting[] {
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  return useMemo(
    () => (dataset.status === "ready" ? idlePreparation(dataset.summary, data) : []),
    [dataset, data],
  );
}

/** The preparation settings that have no effect on these data. */
export function idlePreparation(summary: DatasetSummary, data: DataConfig): readonly PreparationSetting[] {
  const features = featureColumns(summary, data);
  const pictures = summary.pictures !== undefined;
  const numbers = features.filter(({ kind }) => kind === "number" || kind === "ordered" || kind === "date");
  const applies: Readonly<Record<PreparationSetting, boolean>> = {
    impute: numbers.some(({ missing }) => missing > 0),
    missingIndicator: features.some(({ missing }) => missing > 0),
    scaling: numbers.length > 0 || !pictures,
    encoding: features.length > numbers.length && !pictures,
    treeEncoding: features.length > numbers.length && !pictures,
    treeImpute: features.some(({ missing }) => missing > 0),
    rareLevelShare: features.length > numbers.length && !pictures,
    featureShare: features.length > 1 && !pictures,
    classWeights: data.task === "classification",
  };
  return PREPARATION_SETTINGS.filter((name) => !applies[name]);
}
