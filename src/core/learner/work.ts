/** A computation in portions: each `next()` works for a few milliseconds and hands back control; the last returns the result. */
export type Work<Result> = Generator<undefined, Result, undefined>;

/** Multiply-adds, or similar operations, of a portion: a few milliseconds. */
export const PORTION = 4_000_000;

/** The result of work that is not interrupted. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const portion = work.next();
    if (portion.done === true) return portion.value;
  }
}
