import type { StoreApi } from "zustand/vanilla";
import { readingsOf, type DataConfig } from "../../core/data/dataConfig.ts";
import type { SettingName } from "../../core/model/settingTable.ts";
import type { Setting, Settings } from "../../core/model/settings.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { Corrections } from "./corrections.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { changedBy, withoutRemedy, withRemedy, type Changed, type Remedy } from "./remedies.ts";
import type { SetupState } from "../setup/setupState.ts";
import type { Acts } from "../surmise.ts";
import { withData } from "../setup/withData.ts";

export interface RemedyActs extends Pick<Acts, "applyRemedy" | "undoRemedy"> {
  /** Other data are open: what was done about findings in the earlier ones means nothing for them. */
  forget(): void;
}

/**
 * What is done about findings of the data check, and taken back.
 * @param update shows a config, with the problems it has
 */
export function createRemedyActs(
  store: StoreApi<SetupState>,
  update: (config: StudyConfig) => void,
  correctNext: Corrections["correctNext"],
): RemedyActs {
  /** What settings were before a remedy set them. */
  const replaced = new Map<SettingName, Setting>();
  /** What each remedy has changed, by the remedy. */
  const applied = new Map<string, Remedy>();
  /** Counts the data that were open: what takes a remedy back does so in its own data alone. */
  let opened = 0;

  const change = (changed: (now: Changed) => Changed): Promise<void> => {
    const { config } = store.getState();
    const { data, settings } = changed(config);
    if (saidOf(data) !== saidOf(config.data))
      return correctNext((now) => changed({ data: now, settings }).data);
    update({ ...withData(config, data), settings });
    return Promise.resolve();
  };
  const undoRemedy = (remedy: Remedy): Promise<void> => {
    const own = applied.get(JSON.stringify(remedy)) ?? remedy;
    applied.delete(JSON.stringify(remedy));
    const usual = remedy.kind === "setting" ? usualOf(remedy.name) : null;
    return change((now) => withoutRemedy(own, now, usual));
  };
  const usualOf = (name: SettingName): Settings[SettingName] =>
    replaced.get(name) ?? DEFAULT_CONFIG.settings[name];

  return {
    forget() {
      opened += 1;
      replaced.clear();
      applied.clear();
    },
    applyRemedy(remedy) {
      const { config } = store.getState();
      const mine = opened;
      if (remedy.kind === "setting") replaced.set(remedy.name, config.settings[remedy.name]);
      applied.set(JSON.stringify(remedy), changedBy(remedy, config.data));
      void change((now) => withRemedy(remedy, now));
      return () => {
        if (mine === opened) void undoRemedy(remedy);
      };
    },
    undoRemedy: (remedy) => void undoRemedy(remedy),
  };
}

/** How columns are read: only the reader can read them otherwise. */
function saidOf(data: DataConfig): string {
  return JSON.stringify([data.kinds, readingsOf(data)]);
}
