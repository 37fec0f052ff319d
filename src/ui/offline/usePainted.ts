import { useEffect, useState } from "react";

/** Whether the page was painted once. Code that the first view does not need is loaded afterwards. */
let painted = false;

/**
 * False until the browser has painted the page for the first time; then the component renders again. True in a hidden tab, where nothing
 * is painted that loading could delay.
 */
export function usePainted(): boolean {
  const [seen, setSeen] = useState(painted || document.hidden);
  useEffect(() => {
    if (seen) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    // The task after a frame's callbacks runs when that frame is drawn.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        painted = true;
        setSeen(true);
      }, 0);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [seen]);
  return seen;
}
