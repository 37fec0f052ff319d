import { useTranslation } from "react-i18next";
import type { DataConfig } from "../../../../../core/data/dataConfig.ts";
import type { DatasetSummary } from "../../../../../core/data/table/dataset.ts";
import { MAX_FEATURES } from "../../../../../core/data/limits.ts";
import { classCount, encodedFeatures } from "../../../../../core/data/preparation/mostFeatures.ts";
import { largestPreparation } from "../../../../../core/model/preparationSettings.ts";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import { useSetup } from "../../../../useSurmise.ts";
import { featureColumns } from "./featureColumns.ts";
import classes from "../data.module.css";

interface SelectedNoteProps {
  readonly summary: DatasetSummary;
  readonly data: DataConfig;
}

/** A note that only the best features are used, because there are more than a model can have. */
export function SelectedNote({ summary, data }: SelectedNoteProps) {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  if (summary.pictures !== undefined) return null;
  const preparation = largestPreparation(settings);
  const features = encodedFeatures(featureColumns(summary, data), preparation, classCount(data, summary));
  if (features <= MAX_FEATURES) return null;
  return (
    <p className={classes["note"]}>
      {t("formats.selected", { features: formatCount(features), limit: formatCount(MAX_FEATURES) })}
    </p>
  );
}
