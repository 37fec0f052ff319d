import type { StoreApi } from "zustand/vanilla";
import {
  readingsOf,
  type DataConfig,
  type DataSource,
  type ReadChoices,
  type OddCellsChoice,
} from "../core/data/dataConfig.ts";
import type { ColumnKind } from "../core/data/table/dataset.ts";
import type { DateOrder } from "../core/data/kinds/dates.ts";
import type { SettingName } from "../core/model/settingTable.ts";
import type { Setting, Settings } from "../core/model/settings.ts";
import type { Params } from "../core/space/distribution.ts";
import type { SearchConfig, StudyConfig } from "../core/study/studyConfig.ts";
import type { GivenFile } from "../workers/reader.protocol.ts";
import type { BackgroundActs } from "./run/background.ts";
import type { InspectingActs } from "./run/inspecting.ts";
import type { DivisionState } from "./data/division.ts";
import type { DataViewActs, DataViewState } from "./data/dataView.ts";
import type { Remedy } from "./data/remedies.ts";
import type { MeasuringState } from "./engines/measuring.ts";
import type { LinkStartState } from "./link/linkStart.ts";
import { reasonToEnd } from "./run/endOfStudy.ts";
import type { PlanState } from "./plan/plan.ts";
import type { EndReason, RunState } from "./run/runState.ts";
import type { ShelfState } from "./run/shelf.ts";
import type { SetupState } from "./setup/setupState.ts";

/**
 * The application without the interface: stores to read and the user's actions. `ui` uses only this, so the gallery and the tests
 * can replace it with a fake. No action throws: errors are in the stores or in the action's result; a promise that rejects is a
 * bug.
 */
export interface Surmise {
  readonly setup: StoreApi<SetupState>;
  readonly run: StoreApi<RunState>;
  readonly division: StoreApi<DivisionState>;
  readonly measuring: StoreApi<MeasuringState>;
  readonly dataView: StoreApi<DataViewState>;
  readonly plan: StoreApi<PlanState>;
  readonly linkStart: StoreApi<LinkStartState>;
  readonly shelf: StoreApi<ShelfState>;
  readonly acts: Acts;
}

export interface Acts extends InspectingActs, DataViewActs, BackgroundActs {
  // data
  chooseSource(source: Exclude<DataSource, { kind: "file" }>): Promise<void>;
  /** Several files form one table: rows are concatenated, those of test files last. */
  openFiles(files: readonly GivenFile[]): Promise<void>;
  /** Reads the files opened last again with these choices. */
  readAgain(choices: ReadChoices): Promise<void>;
  /** Reads the data that failed again, for example if the page was offline. */
  tryAgain(): Promise<void>;
  /** Ends the reading of files and shows the previous data again. */
  cancelReading(): void;
  pasteText(text: string): Promise<void>;
  setColumnKind(column: string, kind: ColumnKind): Promise<void>;
  /** Sets the order of an ordered column's levels; null: as recognised. */
  setOrder(column: string, levels: readonly string[] | null): Promise<void>;
  /** Sets whether day or month comes first in ambiguous dates; null: as recognised. */
  setDateOrder(column: string, order: DateOrder | null): Promise<void>;
  /** Sets how cells of a number column that are not numbers are read; null: as missing. */
  setOddCells(column: string, choice: OddCellsChoice | null): Promise<void>;
  /** Sets all words that count as missing in a column; null: the default words. */
  setMissingWords(column: string, words: readonly string[] | null): Promise<void>;
  /** Applies a remedy for a finding of the data check. The result undoes it, as long as the same data are open. */
  applyRemedy(remedy: Remedy): () => void;
  /** Undoes a remedy; a setting gets its previous value. */
  undoRemedy(remedy: Remedy): void;
  setTarget(target: string): void;
  setTask(task: DataConfig["task"]): void;
  setExcluded(column: string, excluded: boolean): void;
  /** Regression: the transform of the target for training. */
  setTargetTransform(transform: DataConfig["targetTransform"]): void;
  setSplit(split: Partial<DataConfig["split"]>): void;
  // preparation, model and space
  setSetting(name: SettingName, setting: Setting): void;
  setSettings(settings: Partial<Settings>): void;
  // search
  setSearch(search: Partial<SearchConfig>): void;
  /** Measures every engine on the largest model of the space. Does nothing while a study runs or the set-up has problems. */
  measureEngines(): Promise<void>;
  /** Keeps the measurements so far. */
  cancelMeasuring(): void;
  rename(name: string): void;
  dismissLinkNotes(): void;
  /** Opens the page's link with an unusable part replaced by its correction; starts its study if the link asks for it. */
  correctLink(part: string, meant: string): void;
  // running
  /** Starts a study, or continues the one on screen: see `goesOn`. */
  run(): Promise<void>;
  pause(): void;
  /** Runs exactly one more trial, then pauses, or ends if the budget is spent. For a finished study: see `takesOne`. */
  runOne(): Promise<void>;
  /** Ends the study and evaluates the best model so far. */
  stop(): void;
  /**
   * Trains a complete trial of the study on screen again and evaluates it on the test rows, which counts as one more use of them.
   * Does nothing if `mayJudge` forbids it.
   */
  judgeTrial(number: number): Promise<void>;
  /** Puts the study away and returns to idle. */
  newStudy(): void;
  /** Restores the study that `newStudy` or a new run put away, with its ended trials. */
  undoNewStudy(): void;
  /** Restores an earlier study of this tab; the one on screen is put away. @param id as in `shelf` */
  restoreStudy(id: number): void;
  /** Removes an earlier study permanently. */
  forgetStudy(id: number): void;
  // inputs of a study beside its setup; refusals are in `plan.notice`
  /**
   * Trains a configuration before the sampler is asked again: in the running study, otherwise in the next one. It must be inside
   * that study's space. Refused: `paramOutsideSpace`, `paramsInfeasible`.
   */
  enqueue(params: Params): void;
  /** Removes a waiting trial from the running study; any other stays. */
  dequeue(number: number): void;
  /** Removes a configuration for the next study. @param id as in `plan.queue` */
  unplan(id: number): void;
  /** The next study learns from a saved one. Refused: `studyFileUnreadable`, `studyFileEmpty`, `studyFileOther`. */
  warmStartFromFile(file: File): Promise<void>;
  /** The next study learns from the one on screen. Refused as above. */
  warmStartFromStudy(): void;
  forgetEarlier(): void;
  /**
   * Narrows the setup's ranges around trials of the study on screen (see `narrowedSettings`), and makes the next study learn from
   * it. Run or `continueWithChanges` starts that study.
   * @param factor width of the new ranges as a share of the old, in (0, 1]
   */
  narrowSpace(trials: readonly number[], factor: number): void;
  /** Undoes the latest narrowing, except ranges that were changed since; see `narrowedNames`. */
  undoNarrowing(): void;
  /**
   * Starts a study of the current setup that knows the trials of the paused or finished study on screen; those inside the new space
   * are shown to the sampler. `undoNewStudy` restores the old study.
   */
  continueWithChanges(): Promise<void>;
  dismissNotice(): void;
  // out
  /** The link to the same study; `run`: it starts at once. */
  link(run: boolean): string;
  /** The study as JSON text (see `export/studyJson.ts`). */
  studyJson(): string;
}

/**
 * Whether two configs differ only in parts that may change while a study is paused: name, budget, sampler and pruner. Samplers and
 * pruners get all trials with every request.
 */
export function sameSearch(a: StudyConfig, b: StudyConfig): boolean {
  const essence = ({ data, settings, search }: StudyConfig) => {
    const changeable = { budget: null, sampler: null, acquisition: null, pruner: null };
    return JSON.stringify({ data, settings, search: { ...search, ...changeable } });
  };
  return essence(a) === essence(b);
}

/** End reasons after which a study can continue with a larger budget; after an error, with the same budget. */
const CONTINUABLE: ReadonlySet<EndReason | null> = new Set([
  "trials",
  "minutes",
  "target",
  "unlikely",
  "stopped",
  "error",
]);

/**
 * Whether Run continues the study on screen: it is paused, or it was ended by an error (such as lost workers), or it is finished
 * and its budget, sampler or pruner has changed since; and its budget is not used up. Otherwise Run starts a new study.
 */
export function goesOn({ phase, study, endReason, elapsedMs }: RunState, config: StudyConfig): boolean {
  if (study === null || !sameSearch(config, study.config)) return false;
  if (phase === "paused") return true;
  if (phase !== "finished" || !CONTINUABLE.has(endReason)) return false;
  const changed = JSON.stringify(config.search) !== JSON.stringify(study.config.search);
  const broken = endReason === "error" && study.trials.length > 0;
  return (changed || broken) && reasonToEnd({ ...study, config }, elapsedMs) === null;
}

/**
 * Whether a trial of the study on screen can be evaluated on the test rows now: the study is finished, and its data are still open
 * in the setup.
 */
export function mayJudge({ phase, study }: RunState, { config, dataset }: SetupState): boolean {
  if (phase !== "finished" || study === null || dataset.status !== "ready") return false;
  const table = ({ data }: StudyConfig) => JSON.stringify([data.source, data.kinds, readingsOf(data)]);
  return table(config) === table(study.config);
}

/**
 * Whether one more trial is added to the study on screen, paused or finished, regardless of its budget. Otherwise it is the first
 * trial of a new study.
 */
export function takesOne({ phase, study, endReason }: RunState, config: StudyConfig): boolean {
  if (study === null || !sameSearch(config, study.config)) return false;
  return phase === "paused" || (phase === "finished" && CONTINUABLE.has(endReason));
}
