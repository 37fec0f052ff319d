import type { MouseEvent } from "react";

/** Marks the card of a trial's details. */
export const DETAILS = { "data-trial-details": "" } as const;

/** Pixels of the details that must be in view. */
const LEAST_IN_VIEW = 160;

/**
 * A click on a row of the table, where the details stand below it (on a phone), scrolls to them; where they stand beside it nothing
 * moves. Keys leave the page where it is: the next one may go to the next row.
 */
export function revealDetails({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  if ((target as HTMLElement).closest('[role="row"][data-index]') === null) return;
  // Once the details are there.
  requestAnimationFrame(() => {
    const details = currentTarget.querySelector("[data-trial-details]");
    if (details === null) return;
    if (details.getBoundingClientRect().top <= window.innerHeight - LEAST_IN_VIEW) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    details.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  });
}
