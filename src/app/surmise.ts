import type { StoreApi } from "zustand/vanilla";
import type { DataConfig, DataSource } from "../core/data/dataConfig.ts";
import type { ColumnKind } from "../core/data/dataset.ts";
import type { Setting, SettingName, Settings } from "../core/model/settings.ts";
import type { SearchConfig, StudyConfig } from "../core/study/studyConfig.ts";
import type { MeasuringState } from "./measuring.ts";
import type { RunState } from "./runState.ts";
import type { SetupState } from "./setupState.ts";

/**
 * The application without a screen: stores to read and the acts a user has. `ui` sees nothing else, so the gallery and the
 * tests put a fake in its place. No act throws: what goes wrong is in the stores.
 */
export interface Surmise {
  readonly setup: StoreApi<SetupState>;
  readonly run: StoreApi<RunState>;
  readonly measuring: StoreApi<MeasuringState>;
  readonly acts: Acts;
}

export interface Acts {
  // data
  chooseSource(source: Exclude<DataSource, { kind: "file" }>): Promise<void>;
  openFile(file: File): Promise<void>;
  pasteText(text: string): Promise<void>;
  setColumnKind(column: string, kind: ColumnKind): Promise<void>;
  setTarget(target: string): void;
  setTask(task: DataConfig["task"]): void;
  setExcluded(column: string, excluded: boolean): void;
  setSplit(split: Partial<DataConfig["split"]>): void;
  setPreparation(preparation: Partial<DataConfig["preparation"]>): void;
  // model and space
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
  // running
  /** Starts a study, or goes on with a paused one. */
  run(): Promise<void>;
  pause(): void;
  /** Runs exactly one more trial, then pauses. */
  runOne(): Promise<void>;
  /** Ends the study and judges the best model so far. */
  stop(): void;
  /** Drops the study and goes back to idle. */
  newStudy(): void;
  /** Brings back the study that `newStudy`, or a run that began another, put away: what had ended of it. */
  undoNewStudy(): void;
  // out
  /** The address that gives the same study; `run`: starts at once. */
  link(run: boolean): string;
  /** The study as JSON text (see `export/studyJson.ts`). */
  studyJson(): string;
}

/** Whether two configs differ at most in what may change while a study is paused: its name and its budget. */
export function sameSearch(a: StudyConfig, b: StudyConfig): boolean {
  const essence = ({ data, settings, search }: StudyConfig) =>
    JSON.stringify({ data, settings, search: { ...search, budget: null } });
  return essence(a) === essence(b);
}
