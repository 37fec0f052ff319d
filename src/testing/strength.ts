import { inject, test } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Whether everything is tested, as by `npm test -- --full`: set by `vitest.config.ts`. */
    full: boolean;
  }
}

/** `npm test -- --full`: every combination. Otherwise a subset: of some suites one that holds each value once, of others one in which each two values meet. */
export function isFull(): boolean {
  return inject("full");
}

/** A skipped test that says what the subset leaves out: `npm test` prints its name. Nothing where nothing is left. */
export function leaveToFull(count: number, what: string): void {
  if (count > 0) test.skip(`LEFT TO --full: ${count} ${what}`, () => {});
}
