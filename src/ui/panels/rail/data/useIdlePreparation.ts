import { useMemo } from "react";
import type { PreparationSetting } from "../../../../core/model/settingTable.ts";
import { useSetup } from "../../../useSurmise.ts";
import { idlePreparation } from "./idlePreparation.ts";

/** The settings of preparation that change nothing about the data as they are. */
export function useIdlePreparation(): readonly PreparationSetting[] {
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  return useMemo(
    () => (dataset.status === "ready" ? idlePreparation(dataset.summary, data) : []),
    [dataset, data],
  );
}
