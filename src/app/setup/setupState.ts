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
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { RawHead, ReadProgress } from "../../workers/reader.protocol.ts";

export type DatasetState =
  | {
      readonly status: "loading";
      readonly label: string;
      /** null: not known (yet). */
      readonly progress: ReadProgress | null;
      readonly canCancel: boolean;
    }
  | { readonly status: "ready"; readonly summary: DatasetSummary }
  | {
      readonly status: "failed";
      readonly label: string;
      readonly error: ErrorRecord;
      /** The data that failed, where the set-up is of other data still. */
      readonly source?: DataSource;
      /** Where the reason may be that the table stands elsewhere in its file than was thought. */
      readonly head?: RawHead;
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
  /** All that is wrong with `config` for this dataset; empty when Run may be pressed. Recomputed on every change. */
  readonly problems: readonly SetupProblem[];
  /** An edit that could not be made, to be shown at its place until the next change. It keeps nothing from being run. */
  readonly rejected: SetupProblem | null;
  /** What could not be used of the link the page was opened with; shown until dismissed. */
  readonly linkNotes: readonly ErrorRecord[];
}
