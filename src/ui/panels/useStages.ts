import { useEffect, useState } from "react";
import { usePrinting } from "../print/printContext.ts";

/**
 * Counts 0, 1, … `last`, one step a task: what is mounted stage by stage never holds the page's thread for the time all of it
 * takes together, and the browser can paint and answer in between. On paper all of it is there at once.
 */
export function useStages(last: number): number {
  const printing = usePrinting();
  const [stage, setStage] = useState(printing ? last : 0);
  useEffect(() => {
    if (stage >= last) return;
    const timer = setTimeout(() => setStage(stage + 1), 0);
    return () => clearTimeout(timer);
  }, [stage, last]);
  return stage;
}
