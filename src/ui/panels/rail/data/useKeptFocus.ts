import { useEffect, useRef, type RefObject } from "react";

export interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * Keeps the keyboard where it was while what has it is taken away and made anew: a file that is read again. Afterwards the focus is on
 * what opens the file's layout, else on the first thing that can have it. What the user chose to focus meanwhile keeps it.
 * @param away true while it is taken away
 */
export function useKeptFocus(away: boolean): KeptFocus {
  const ref = useRef<HTMLDivElement>(null);
  const had = useRef(false);
  useEffect(() => {
    if (away || !had.current || document.activeElement !== document.body) return;
    const within = ref.current;
    const next =
      within?.querySelector<HTMLElement>("[data-opens-layout]") ??
      within?.querySelector<HTMLElement>("button:enabled, select:enabled, input:enabled");
    next?.focus();
  }, [away]);
  return {
    ref,
    // Those of a dialog come here, too: React passes events on from a portal to what rendered it.
    onFocus: () => {
      had.current = true;
    },
    onBlur: () => {
      had.current = false;
    },
  };
}
