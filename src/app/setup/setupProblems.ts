import { dataProblems } from "../../core/data/dataProblems.ts";
import { pictureDimensions } from "../../core/data/table/pictureDimensions.ts";
import { pictureProblems } from "../../core/model/pictureSettings.ts";
import { settingProblems } from "../../core/model/settingProblems.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { searchProblems } from "./searchProblems.ts";
import { settingPlace, type DatasetState, type SetupProblem } from "./setupState.ts";

/** All problems that prevent the study from running, as far as the page knows; see also `watchDivision`. */
export function setupProblems(config: StudyConfig, dataset: DatasetState): readonly SetupProblem[] {
  if (dataset.status === "loading") return [];
  if (dataset.status === "failed")
    return [{ place: { section: "data", field: "source" }, error: dataset.error }];
  const settings = settingProblems(config.settings);
  const pictures = pictureDimensions(dataset.summary);
  // Shapes cannot be computed while the settings have problems.
  const shapes = settings.length > 0 || pictures === null ? [] : pictureProblems(config.settings, pictures);
  return [
    ...dataProblems(config.data, dataset.summary).map(({ field, error }): SetupProblem => ({
      place: { section: "data", field },
      error,
    })),
    ...[...settings, ...shapes].map(({ name, error }): SetupProblem => ({
      place: settingPlace(name),
      error,
    })),
    ...searchProblems(config),
  ];
}
