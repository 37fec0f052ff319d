import { useEffect, useState } from "react";
import { usePainted } from "./usePainted.ts";
import { whenIdle } from "../../app/whenIdle.ts";

/** False until the page was painted and then idle (see `whenIdle`); then the component renders again. */
export function useIdle(): boolean {
  const painted = usePainted();
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!painted) return undefined;
    let mounted = true;
    whenIdle(() => mounted && setIdle(true));
    return () => {
      mounted = false;
    };
  }, [painted]);
  return idle;
}
