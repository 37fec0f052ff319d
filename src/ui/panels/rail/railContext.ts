import { createContext, useContext } from "react";
import type { SettingName } from "../../../core/model/settingTable.ts";

export type RailSectionName = "data" | "model" | "space" | "search";

/** Links mentions of a setting to its field. */
export interface RailNavigation {
  /** The setting whose field should be shown next, or null. */
  readonly wanted: SettingName | null;
  /** Opens the section of a setting at its field. */
  show(name: SettingName): void;
  /** Called by the field once it has the focus. */
  shown(): void;
}

export const RailContext = createContext<RailNavigation>({ wanted: null, show() {}, shown() {} });

export function useRailNavigation(): RailNavigation {
  return useContext(RailContext);
}
