/** A computation in portions: each `next()` works for a few milliseconds and hands back control; the last returns the result. */
export type Work<Result> = Generator<undefined, Result, undefined>;

/** The result of work that is not interrupted. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const portion = work.next();
    if (portion.done === true) return portion.value;
  }
}

/** Multiply-adds, or similar operations, of a portion: a few milliseconds. */
const PORTION = 2_000_000;

/** Counts the operations of work, and cuts it into portions. */
export interface Progress {
  /** Share of the work done, 0..1, as far as it is known. */
  share: number;
  /** Operations so far. */
  readonly operations: number;
  /** Counts operations; true: the portion is full, and it is time to yield. */
  spend(operations: number): boolean;
}

export function createProgress(): Progress {
  let operations = 0;
  let portionEnd = PORTION;
  return {
    share: 0,
    get operations() {
      return operations;
    },
    spend(more) {
      operations += more;
      if (operations < portionEnd) return false;
      portionEnd = operations + PORTION;
      return true;
    },
  };
}
