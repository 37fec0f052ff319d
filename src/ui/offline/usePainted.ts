import { useEffect, useState } from "react";
import { firstPaint, whenIdle } from "./firstPaint.ts";

/** Whether the page was painted once. Code that the first view does not need is loaded afterwards. */
let painted = false;

/** False until the browser has painted the page for the first time; then the component renders again. */
export function usePainted(): boolean {
  const [seen, setSeen] = useState(painted);
  useEffect(() => {
    let mounted = true;
    void firstPaint().then(() => {
      painted = true;
      if (mounted) setSeen(true);
    });
    return () => {
      mounted = false;
    };
  }, []);
  return seen;
}

/** False until the page was painted and the browser has nothing else to do; then the component renders again. */
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
