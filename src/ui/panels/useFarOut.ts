import { farOutColumns } from "../../app/data/farOut.ts";
import type { ExtremeItem } from "../../core/data/check/finding.ts";
import type { ErrorRecord } from "../../core/errors.ts";
import { useRun, useSetup } from "../useSurmise.ts";

/** Columns of the study on screen whose extreme values may be why every trial failed; empty once other data are open. */
export function useFarOut(error: ErrorRecord | null): readonly ExtremeItem[] {
  const dataset = useSetup((state) => state.dataset);
  const now = useSetup((state) => state.config.data);
  const config = useRun((state) => state.study?.config ?? null);
  if (config === null || dataset.status !== "ready") return [];
  if (JSON.stringify(config.data.source) !== JSON.stringify(now.source)) return [];
  return farOutColumns(error, config, dataset.summary);
}
