import { useEffect, useState } from "react";
import type { RunState } from "../../../app/run/runState.ts";
import { useSurmise } from "../../useSurmise.ts";

/** At most this often the charts follow a running study, ms: seen as live, and the page's thread stays free for the study itself. */
const INTERVAL_MS = 150;

/**
 * The run as it was at most 150 ms ago. A new phase or another study is shown at once. Small networks end dozens of trials in a
 * second: to draw the charts for each of them took as long as the training.
 */
export function useRunAtIntervals(): RunState {
  const store = useSurmise().run;
  const [shown, setShown] = useState(() => store.getState());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const show = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      setShown(store.getState());
    };
    const unsubscribe = store.subscribe((now, before) => {
      if (now.phase !== before.phase || now.study?.space !== before.study?.space) show();
      else timer ??= setTimeout(show, INTERVAL_MS);
    });
    // What changed between the render and the subscription.
    show();
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store]);
  return shown;
}
