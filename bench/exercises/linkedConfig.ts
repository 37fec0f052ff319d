import { studyFromFragment } from "../../src/app/link/studyLink.ts";
import { DEFAULT_CONFIG, dataDefaults, defaultObjective } from "../../src/app/setup/defaultConfig.ts";
import type { Dataset, Task } from "../../src/core/data/table/dataset.ts";
import { settingsOfLink } from "../../src/core/model/pictureSettings.ts";
import type { StudyConfig } from "../../src/core/study/studyConfig.ts";

/** The study of a link to a table, as the page opens it, without a page. Its target is the last column. */
export function linkedConfig(fragment: string, dataset: Dataset, task: Task): StudyConfig {
  const { source, data, settings, given, search, notes } = studyFromFragment(fragment);
  if (notes.length > 0) throw new Error(`The link cannot be read: ${JSON.stringify(notes)}`);
  const target = dataset.columns.at(-1)!.name;
  return {
    ...DEFAULT_CONFIG,
    data: { ...dataDefaults(source, target, task), ...data },
    settings: settingsOfLink(settings, given, null),
    search: { ...DEFAULT_CONFIG.search, objective: defaultObjective(task), ...search },
  };
}
