import { useEffect, useState } from "react";
import { usePrinting } from "../print/printContext.ts";

/**
 * Counts 0, 1, … `last`, one step per task: parts mounted in stages do not block the page's thread, and the browser can paint and
 * react in between. In print all parts are mounted at once.
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
