import { suggestTask } from "../../core/data/suggest/suggestTask.ts";
import { withFamily } from "../../core/model/pictureSettings.ts";
import type { Acts } from "../surmise.ts";
import type { SetupStore } from "./setupStore.ts";
import { withData } from "./withData.ts";

/** Changes that take effect at once, without reading data. */
export type Edits = Pick<
  Acts,
  | "setTarget"
  | "setTask"
  | "setExcluded"
  | "setTargetTransform"
  | "setSplit"
  | "setSetting"
  | "setSettings"
  | "setSearch"
  | "rename"
  | "dismissLinkNotes"
>;

export function createEdits({ store, update, change, changeData }: SetupStore): Edits {
  return {
    setTarget(target) {
      const { config, dataset } = store.getState();
      if (dataset.status !== "ready") return;
      const column = dataset.summary.columns.find(({ name }) => name === target);
      if (column === undefined) return;
      // The logarithm was chosen for another column.
      const data = { ...config.data, target, task: suggestTask(column), targetTransform: "none" as const };
      update(withData(config, data));
    },
    setTask: (task) => changeData({ task }),
    setExcluded(column, excluded) {
      const { split, excluded: before } = store.getState().config.data;
      const others = before.filter((name) => name !== column);
      if (split.by.kind !== "random" && split.by.column === column) {
        changeData({ excluded: others, split: { ...split, by: { ...split.by, feature: !excluded } } });
        return;
      }
      // Sorted, so that the study does not depend on the order of clicks.
      changeData({ excluded: (excluded ? [...others, column] : others).toSorted() });
    },
    setTargetTransform: (targetTransform) => changeData({ targetTransform }),
    setSplit: (split) => changeData({ split: { ...store.getState().config.data.split, ...split } }),
    setSetting(name, setting) {
      const { config, pictures } = store.getState();
      const { settings } = config;
      change({
        settings:
          name === "family" ? withFamily(settings, setting, pictures) : { ...settings, [name]: setting },
      });
    },
    setSettings: (settings) => change({ settings: { ...store.getState().config.settings, ...settings } }),
    setSearch: (search) => change({ search: { ...store.getState().config.search, ...search } }),
    rename: (name) => change({ name }),
    dismissLinkNotes: () => store.setState({ linkNotes: [] }),
  };
}
