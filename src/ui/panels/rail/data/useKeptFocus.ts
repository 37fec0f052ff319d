import { useEffect, useRef, type RefObject } from "react";

export interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * Restores the focus after the focused element was removed and created again, because a file is read again. Afterwards the focus is
 * on the button that opens the file's layout, or else on the first focusable element. An element that the user focused meanwhile
 * keeps the focus.
 * @param away true while the element is removed
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
    // Events of a dialog arrive here as well: React passes events from a portal to the component that rendered it.
    onFocus: () => {
      had.current = true;
    },
    onBlur: () => {
      had.current = false;
    },
  };
}
