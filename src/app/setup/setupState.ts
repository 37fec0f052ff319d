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
import type { PictureDimensions } from "../../core/model/augment.ts";
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
      /** What was shown before, and is shown again when the reading is cancelled. Absent: nothing was. */
      readonly before?: ShownDataset;
      /** Absent: not files are being read. */
      readonly files?: OpenedFiles;
    }
  | ShownDataset;

/** The data on screen, with all that is kept for them: other data come without it. */
export type ShownDataset =
  | {
      readonly status: "ready";
      readonly summary: DatasetSummary;
      /** Absent: the data come from no files. */
      readonly files?: OpenedFiles;
      /** What was done about findings of their check. Absent: nothing. */
      readonly done?: DoneRemedies;
    }
  | {
      readonly status: "failed";
      readonly label: string;
      readonly error: ErrorRecord;
      /** The data that failed, where the set-up is of other data still. */
      readonly source?: DataSource;
      /** Where the reason may be that the table stands elsewhere in its file than was thought. */
      readonly head?: RawHead;
      readonly files?: OpenedFiles;
      /** Reads them once more: the page was offline, say. */
      readonly again?: () => Promise<void>;
    };

/** Where a problem stands, so that its sentence is shown there. */
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

/** Where the field of a setting stands. */
export function settingPlace(name: SettingName): ProblemPlace {
  return isPreparationSetting(name) ? { section: "data", field: name } : { section: "model", field: name };
}

/** The setting whose field a place is, or null. */
export function settingAt(place: ProblemPlace): SettingName | null {
  return SETTING_NAMES.find((name) => name === place.field) ?? null;
}

/** Something that keeps a study from being run as configured. */
export interface SetupProblem {
  readonly place: ProblemPlace;
  readonly error: ErrorRecord;
}

/** The study being set up: what the rail edits. */
export interface SetupState {
  readonly config: StudyConfig;
  readonly dataset: DatasetState;
  /** What a row is in the data that the settings of `config` were last chosen for; null where rows are no pictures. */
  readonly pictures: PictureDimensions | null;
  /** All that is wrong with `config` for this dataset; empty when Run may be pressed. Recomputed on every change. */
  readonly problems: readonly SetupProblem[];
  /** An edit that could not be made, to be shown at its place until the next change. It keeps nothing from being run. */
  readonly rejected: SetupProblem | null;
  /** What could not be used of the link the page was opened with; shown until dismissed. */
  readonly linkNotes: readonly ErrorRecord[];
}

/** The data on screen, also while others are being read; null: none were shown yet. */
export function shownDataset(dataset: DatasetState): ShownDataset | null {
  return dataset.status === "loading" ? (dataset.before ?? null) : dataset;
}

/** The reader's id of those data; null where they could not be read. */
export function shownId(dataset: DatasetState): string | null {
  const shown = shownDataset(dataset);
  return shown?.status === "ready" ? shown.summary.id : null;
}
