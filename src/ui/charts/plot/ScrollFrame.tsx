import type { ReactNode, RefObject } from "react";
import styles from "./scrollCue.module.css";
import { useScrollCue } from "./useScrollCue.ts";

export interface ScrollFrameProps {
  /** The scrolling element inside. */
  readonly of: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** Shades the edges beyond which a scrolling element has more content. */
export function ScrollFrame({ of, children }: ScrollFrameProps) {
  const { before, after, below } = useScrollCue(of);
  return (
    <div
      className={styles.frame}
      data-before={before || undefined}
      data-after={after || undefined}
      data-below={below || undefined}
    >
      {children}
    </div>
  );
}
