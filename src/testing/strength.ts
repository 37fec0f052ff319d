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

/**
 * How many random cases a property is held to: with `--full` all of them, otherwise the first quarter of the same.
 * Call it where tests are collected, because it adds a skipped test that names what is left out.
 */
export function randomCases(whole: number, what: string): number {
  const some = isFull() ? whole : Math.ceil(whole / 4);
  leaveToFull(whole - some, `of ${whole} random ${what}`);
  return some;
}

/** Adds a skipped test that names what the subset leaves out, which `npm test` prints. Nothing if nothing is left out. */
export function leaveToFull(count: number, what: string): void {
  if (count > 0) test.skip(`LEFT TO --full: ${count} ${what}`, () => {});
}
