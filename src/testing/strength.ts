import { inject, test } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Whether everything is tested, as by `npm test -- --full`: set by `vitest.config.ts`. */
    full: boolean;
  }
}

/** `npm test -- --full`: every combination. Otherwise a subset: for some suites each value once, for others each pair of values. */
export function isFull(): boolean {
  return inject("full");
}

/** Adds a skipped test that names what the subset leaves out, which `npm test` prints. Nothing if nothing is left out. */
export function leaveToFull(count: number, what: string): void {
  if (count > 0) test.skip(`LEFT TO --full: ${count} ${what}`, () => {});
}
