import { useLayoutEffect, useState, type RefObject } from "react";

/** The sides beyond which a scrolled element has more content. */
export interface ScrollCue {
  readonly before: boolean;
  readonly after: boolean;
  readonly below: boolean;
}

const NOTHING: ScrollCue = { before: false, after: false, below: false };

/** Follows an element's scroll position, its size and that of its content. */
export function useScrollCue(ref: RefObject<HTMLElement | null>): ScrollCue {
  const [cue, setCue] = useState(NOTHING);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const look = () =>
      setCue((last) => {
        const now = cueOf(element);
        return last.before === now.before && last.after === now.after && last.below === now.below
          ? last
          : now;
      });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [ref]);
  return cue;
}

/** With a tolerance of one pixel, because sizes are rounded. */
export function cueOf(box: ScrolledBox): ScrollCue {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = box;
  return {
    before: scrollLeft > 1,
    after: scrollLeft + clientWidth < scrollWidth - 1,
    below: scrollTop + clientHeight < scrollHeight - 1,
  };
}

type ScrolledBox = Pick<
  HTMLElement,
  "scrollLeft" | "scrollTop" | "scrollWidth" | "scrollHeight" | "clientWidth" | "clientHeight"
>;
