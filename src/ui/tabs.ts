import { lazyTab } from "./offline/Tab.tsx";

/** Not needed for the first look at the page. */
export const MODEL_TAB = lazyTab("ModelTab", () => import("./panels/modelTab/ModelTab.tsx"));
export const DATA_TAB = lazyTab("DataTab", () => import("./panels/dataTab/DataTab.tsx"));
