import type { MouseEvent } from "react";

/** Marks the card of a trial's details. */
export const DETAILS = { "data-trial-details": "" } as const;

/** Pixels of the details that must be in view. */
const LEAST_IN_VIEW = 160;

/**
 * A click on a row scrolls to the details if they are below the table (on a phone); if they are beside it, nothing moves. Keys do
 * not scroll, because the next key may go to the next row.
 */
export function revealDetails({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  if ((target as HTMLElement).closest('[role="row"][data-index]') === null) return;
  // After the details are rendered.
  requestAnimationFrame(() => {
    const details = currentTarget.querySelector("[data-trial-details]");
    if (details === null) return;
    if (details.getBoundingClientRect().top <= window.innerHeight - LEAST_IN_VIEW) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    details.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  });
}
