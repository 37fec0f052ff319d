import { createStore, type StoreApi } from "zustand/vanilla";
import type { DataConfig } from "../../core/data/dataConfig.ts";
import type { ErrorRecord } from "../../core/errors.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { DEFAULT_CONFIG } from "./defaultConfig.ts";
import { setupProblems } from "./setupProblems.ts";
import type { DatasetState, SetupState } from "./setupState.ts";
import { withData } from "./withData.ts";

/** The state of the setup and its changes; each change recomputes `problems` for `config` and `dataset`. */
export interface SetupStore {
  readonly store: StoreApi<SetupState>;
  /** @param dataset default: unchanged */
  update(config: StudyConfig, dataset?: DatasetState): void;
  /** Changes parts of the config. */
  change(patch: Partial<StudyConfig>): void;
  changeData(patch: Partial<DataConfig>): void;
  /** Adds notes on unusable parts of a link. */
  note(notes: readonly ErrorRecord[]): void;
}

export function createSetupStore(): SetupStore {
  const store = createStore<SetupState>()(() => ({
    config: DEFAULT_CONFIG,
    dataset: { status: "loading", label: "", progress: null, canCancel: false },
    pictures: null,
    problems: [],
    rejected: null,
    linkNotes: [],
  }));
  const update = (config: StudyConfig, dataset = store.getState().dataset): void =>
    store.setState({ config, dataset, problems: setupProblems(config, dataset), rejected: null });
  return {
    store,
    update,
    change: (patch) => update({ ...store.getState().config, ...patch }),
    changeData(patch) {
      const { config } = store.getState();
      update(withData(config, { ...config.data, ...patch }));
    },
    note(notes) {
      if (notes.length > 0) store.setState({ linkNotes: [...store.getState().linkNotes, ...notes] });
    },
  };
}
