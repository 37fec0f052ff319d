import { readingsOf, type DataConfig } from "../../core/data/dataConfig.ts";
import type { SettingName } from "../../core/model/settingTable.ts";
import type { Setting } from "../../core/model/settings.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import type { SetupStore } from "../setup/setupStore.ts";
import { withData } from "../setup/withData.ts";
import type { Acts } from "../surmise.ts";
import type { Corrections } from "./corrections.ts";
import { changedBy, withoutRemedy, withRemedy, type Changed, type Remedy } from "./remedies.ts";

/** The remedies applied to the data on screen, for undoing them. */
export interface DoneRemedies {
  /** Settings before a remedy changed them. */
  readonly replaced: ReadonlyMap<SettingName, Setting>;
  /** The changes of each remedy, by the remedy as JSON. */
  readonly changed: ReadonlyMap<string, Remedy>;
}

const NONE: DoneRemedies = { replaced: new Map(), changed: new Map() };

/** Applies and undoes remedies for findings of the data check. */
export function createRemedyActs(
  { store, update }: SetupStore,
  correctNext: Corrections["correctNext"],
): Pick<Acts, "applyRemedy" | "undoRemedy"> {
  const change = (changed: (now: Changed) => Changed): void => {
    const { config } = store.getState();
    const { data, settings } = changed(config);
    if (saidOf(data) !== saidOf(config.data)) {
      void correctNext((now) => changed({ data: now, settings }).data);
      return;
    }
    update({ ...withData(config, data), settings });
  };
  const undoRemedy = (remedy: Remedy): void => {
    const { dataset } = store.getState();
    if (dataset.status !== "ready") return;
    const { replaced, changed } = dataset.done ?? NONE;
    const key = JSON.stringify(remedy);
    const own = changed.get(key) ?? remedy;
    const left = new Map([...changed].filter(([other]) => other !== key));
    store.setState({ dataset: { ...dataset, done: { replaced, changed: left } } });
    const before =
      remedy.kind === "setting" ? (replaced.get(remedy.name) ?? DEFAULT_CONFIG.settings[remedy.name]) : null;
    change((now) => withoutRemedy(own, now, before));
  };

  return {
    applyRemedy(remedy) {
      const { config, dataset } = store.getState();
      if (dataset.status !== "ready") return () => undefined;
      const { id } = dataset.summary;
      const done = withDone(dataset.done ?? NONE, remedy, config);
      store.setState({ dataset: { ...dataset, done } });
      change((now) => withRemedy(remedy, now));
      return () => {
        const now = store.getState().dataset;
        if (now.status === "ready" && now.summary.id === id) undoRemedy(remedy);
      };
    },
    undoRemedy,
  };
}

function withDone({ replaced, changed }: DoneRemedies, remedy: Remedy, now: Changed): DoneRemedies {
  return {
    replaced:
      remedy.kind === "setting" ? new Map(replaced).set(remedy.name, now.settings[remedy.name]) : replaced,
    changed: new Map(changed).set(JSON.stringify(remedy), changedBy(remedy, now.data)),
  };
}

/** How columns are read: changing it needs the reader. */
function saidOf(data: DataConfig): string {
  return JSON.stringify([data.kinds, readingsOf(data)]);
}
