import type { DataSource } from "../../core/data/dataConfig.ts";
import type { DatasetSummary } from "../../core/data/table/dataset.ts";
import type { ErrorRecord } from "../../core/errors.ts";
import {
  type ModelSetting,
  type PreparationSetting,
  SETTING_NAMES,
  type SettingName,
  isPreparationSetting,
} from "../../core/model/settingTable.ts";
import type { PictureDimensions } from "../../core/learner/network/augment.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { RawHead, ReadProgress } from "../../workers/reader.protocol.ts";
import type { OpenedFiles } from "../data/openFiles.ts";
import type { DoneRemedies } from "../data/remedyActs.ts";

export type DatasetState =
  | {
      readonly status: "loading";
      readonly label: string;
      /** null: not known (yet). */
      readonly progress: ReadProgress | null;
      readonly canCancel: boolean;
      /** The previous data, shown again if the reading is cancelled. Absent: there were no data. */
      readonly before?: ShownDataset;
      /** Absent: the source is not files. */
      readonly files?: OpenedFiles;
    }
  | ShownDataset;

/** The data on screen with their state, which is dropped when other data are shown. */
export type ShownDataset =
  | {
      readonly status: "ready";
      readonly summary: DatasetSummary;
      /** Absent: the data do not come from files. */
      readonly files?: OpenedFiles;
      /** The applied remedies. Absent: no remedy was applied. */
      readonly done?: DoneRemedies;
    }
  | {
      readonly status: "failed";
      readonly label: string;
      readonly error: ErrorRecord;
      /** The data that failed, if the setup still has other data. */
      readonly source?: DataSource;
      /** The first lines, if a wrong guess of the table's position may be the reason. */
      readonly head?: RawHead;
      readonly files?: OpenedFiles;
      /** Reads them again, for example if the page was offline. */
      readonly again?: () => Promise<void>;
    };

/** The control at which a problem is shown. */
export type ProblemPlace =
  | {
      readonly section: "data";
      readonly field: "source" | "target" | "task" | "features" | "split" | "kinds" | PreparationSetting;
    }
  | { readonly section: "model"; readonly field: ModelSetting }
  | {
      readonly section: "search";
      readonly field:
        | "budget"
        | "objective"
        | "sideObjectives"
        | "outcomeConstraints"
        | "inputConstraints"
        | "pruner"
        | "seed"
        | "workers"
        | "repeats";
    };

/** The place of a setting's field. */
export function settingPlace(name: SettingName): ProblemPlace {
  return isPreparationSetting(name) ? { section: "data", field: name } : { section: "model", field: name };
}

/** The setting whose field is at a place, or null. */
export function settingAt(place: ProblemPlace): SettingName | null {
  return SETTING_NAMES.find((name) => name === place.field) ?? null;
}

/** A problem that prevents the study from running. */
export interface SetupProblem {
  readonly place: ProblemPlace;
  readonly error: ErrorRecord;
}

/** The study being set up, which the setup panel edits. */
export interface SetupState {
  readonly config: StudyConfig;
  readonly dataset: DatasetState;
  /** Picture size of the data that the settings of `config` were last chosen for; null if rows are not pictures. */
  readonly pictures: PictureDimensions | null;
  /** All problems of `config` for this dataset; Run is enabled if empty. Recomputed on every change. */
  readonly problems: readonly SetupProblem[];
  /** A rejected edit, shown at its place until the next change. It does not disable Run. */
  readonly rejected: SetupProblem | null;
  /** Unusable parts of the link that the page was opened with; shown until dismissed. */
  readonly linkNotes: readonly ErrorRecord[];
}

/** The data on screen, also while others are being read; null: no data were shown yet. */
export function shownDataset(dataset: DatasetState): ShownDataset | null {
  return dataset.status === "loading" ? (dataset.before ?? null) : dataset;
}

/** The reader's id of those data; null if they could not be read. */
export function shownId(dataset: DatasetState): string | null {
  const shown = shownDataset(dataset);
  return shown?.status === "ready" ? shown.summary.id : null;
}
