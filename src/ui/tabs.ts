import { lazyTab } from "./offline/Tab.tsx";

/** Not needed for the first look at the page: with the code of the charts. */
export const MODEL_TAB = lazyTab("ModelTab", () => import("./panels/modelTab/ModelTab.tsx"));
export const DATA_TAB = lazyTab("DataTab", () => import("./panels/dataTab/DataTab.tsx"));
export const SEARCH_TAB = lazyTab("SearchTab", () => import("./panels/searchTab/SearchTab.tsx"));
