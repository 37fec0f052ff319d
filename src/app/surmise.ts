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
 * The application without a screen: stores to read and the acts a user has. `ui` sees nothing else, so the gallery and the
 * tests put a fake in its place. No act throws: what goes wrong is in the stores, or in the act's answer; a promise that rejects is a bug.
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

export interface Acts extends InspectingActs, DataViewActs {
  // data
  chooseSource(source: Exclude<DataSource, { kind: "file" }>): Promise<void>;
  /** Several files are one table: their rows below each other, those of test files last. */
  openFiles(files: readonly GivenFile[]): Promise<void>;
  /** Reads the files last opened again, in the way chosen. */
  readAgain(choices: ReadChoices): Promise<void>;
  /** Reads once more what could not be read: it was offline, say. */
  tryAgain(): Promise<void>;
  /** Ends the reading of files; what was there before is there again. */
  cancelReading(): void;
  pasteText(text: string): Promise<void>;
  setColumnKind(column: string, kind: ColumnKind): Promise<void>;
  /** The order of an ordered column's levels; null: as recognised. */
  setOrder(column: string, levels: readonly string[] | null): Promise<void>;
  /** Which comes first in dates that can be read either way; null: as recognised. */
  setDateOrder(column: string, order: DateOrder | null): Promise<void>;
  /** What becomes of the cells of a number column that are no numbers; null: they are missing. */
  setOddCells(column: string, choice: OddCellsChoice | null): Promise<void>;
  /** All the words that count as missing in a column; null: those that usually do. */
  setMissingWords(column: string, words: readonly string[] | null): Promise<void>;
  /** Does something about a finding of the data check. The answer takes it back, as long as the same data are open. */
  applyRemedy(remedy: Remedy): () => void;
  /** Takes that back; a setting is again what it was before. */
  undoRemedy(remedy: Remedy): void;
  setTarget(target: string): void;
  setTask(task: DataConfig["task"]): void;
  setExcluded(column: string, excluded: boolean): void;
  /** Regression: what is trained on. */
  setTargetTransform(transform: DataConfig["targetTransform"]): void;
  setSplit(split: Partial<DataConfig["split"]>): void;
  // preparation, model and space
  setSetting(name: SettingName, setting: Setting): void;
  setSettings(settings: Partial<Settings>): void;
  // search
  setSearch(search: Partial<SearchConfig>): void;
  /** Measures every engine on the largest model of the space. Does nothing while a study runs or the set-up has problems. */
  measureEngines(): Promise<void>;
  /** Keeps what was measured so far. */
  cancelMeasuring(): void;
  rename(name: string): void;
  dismissLinkNotes(): void;
  /** Opens the page's link with what was meant in the place of a part that could not be used; starts its study where it says so. */
  correctLink(part: string, meant: string): void;
  // running
  /** Starts a study, or goes on with the one on screen: see `goesOn`. */
  run(): Promise<void>;
  pause(): void;
  /** Runs exactly one more trial, then pauses, or ends if the budget is spent. For a finished study: see `takesOne`. */
  runOne(): Promise<void>;
  /** Ends the study and judges the best model so far. */
  stop(): void;
  /**
   * Trains a complete trial of the study on screen again and judges it on the test rows, which counts as one more opening of them. Does
   * nothing where it cannot: see `mayJudge`.
   */
  judgeTrial(number: number): Promise<void>;
  /** Drops the study and goes back to idle. */
  newStudy(): void;
  /** Brings back the study that `newStudy`, or a run that began another, put away: what had ended of it. */
  undoNewStudy(): void;
  /** Brings an earlier study of this tab back to the screen; the one that is there is put away. @param id as in `shelf` */
  restoreStudy(id: number): void;
  /** Lets an earlier study go for good. */
  forgetStudy(id: number): void;
  // what a study is given beside its set-up; what is refused stands in `plan.notice`
  /**
   * Trains a configuration before the sampler is asked again: in the study under way, else in the next one. It has to be in that
   * study's space. Refused: `paramOutsideSpace`, `paramsInfeasible`.
   */
  enqueue(params: Params): void;
  /** Takes a waiting trial out of the study under way; any other stays. */
  dequeue(number: number): void;
  /** Takes back a configuration for the next study. @param id as in `plan.queue` */
  unplan(id: number): void;
  /** The next study learns from a saved one. Refused: `studyFileUnreadable`, `studyFileEmpty`, `studyFileOther`. */
  warmStartFromFile(file: File): Promise<void>;
  /** The next study learns from the one on screen. Refused as above. */
  warmStartFromStudy(): void;
  forgetEarlier(): void;
  /**
   * Sets the rail's ranges around trials of the study on screen (see `narrowedSettings`), and has the next study learn from it. Run
   * or `continueWithChanges` starts that.
   * @param factor width of the new ranges as a share of the old, in (0, 1]
   */
  narrowSpace(trials: readonly number[], factor: number): void;
  /** Takes the latest narrowing back, but for ranges that were changed since; see `narrowedNames`. */
  undoNarrowing(): void;
  /**
   * Begins a study of the set-up as it now is that knows what the one on screen, paused or finished, has found; its trials with a
   * place in the space are shown to the sampler. `undoNewStudy` brings the old one back.
   */
  continueWithChanges(): Promise<void>;
  dismissNotice(): void;
  // out
  /** The address that gives the same study; `run`: starts at once. */
  link(run: boolean): string;
  /** The study as JSON text (see `export/studyJson.ts`). */
  studyJson(): string;
}

/**
 * Whether two configs differ at most in what may change while a study is paused: its name, its budget, and how configurations are
 * chosen and ended early. Samplers and pruners are shown all trials whenever they are asked.
 */
export function sameSearch(a: StudyConfig, b: StudyConfig): boolean {
  const essence = ({ data, settings, search }: StudyConfig) => {
    const changeable = { budget: null, sampler: null, acquisition: null, pruner: null };
    return JSON.stringify({ data, settings, search: { ...search, ...changeable } });
  };
  return essence(a) === essence(b);
}

/** Ends after which a larger budget leaves something to do; after an error, the same budget does. */
const CONTINUABLE: ReadonlySet<EndReason | null> = new Set([
  "trials",
  "minutes",
  "target",
  "unlikely",
  "stopped",
  "error",
]);

/**
 * Whether Run goes on with the study on screen: it is paused, or it was ended by an error (its workers were lost, say), or it is
 * finished and has since been given another budget, sampler or pruner; and something is left to do. Otherwise Run begins another one.
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
 * Whether a trial of the study on screen can be judged on the test rows now, for the first time or beside others: the study is
 * finished, and the rail still holds its data.
 */
export function mayJudge({ phase, study }: RunState, { config, dataset }: SetupState): boolean {
  if (phase !== "finished" || study === null || dataset.status !== "ready") return false;
  const table = ({ data }: StudyConfig) => JSON.stringify([data.source, data.kinds, readingsOf(data)]);
  return table(config) === table(study.config);
}

/**
 * Whether one more trial is added to the study on screen, paused or finished, whatever its budget. Otherwise it is the first of another
 * study.
 */
export function takesOne({ phase, study, endReason }: RunState, config: StudyConfig): boolean {
  if (study === null || !sameSearch(config, study.config)) return false;
  return phase === "paused" || (phase === "finished" && CONTINUABLE.has(endReason));
}
