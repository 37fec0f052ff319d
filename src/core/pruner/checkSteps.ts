/** Most checks of one trial: each is a request from a trainer to the page. */
const MOST_LOOKS = 12;

/**
 * Steps from `warmup` on, all below `maxSteps`: all of them if there are at most 12, otherwise 12 whose distances grow by a
 * constant factor, because curves change most at their beginning and an early end saves most.
 */
export function checkSteps(warmup: number, maxSteps: number): readonly number[] {
  const last = maxSteps - 1;
  if (warmup > last) return [];
  if (last - warmup < MOST_LOOKS) return Array.from({ length: last - warmup + 1 }, (_, i) => warmup + i);
  const steps = Array.from({ length: MOST_LOOKS }, (_, i) =>
    Math.round(warmup * (last / warmup) ** (i / (MOST_LOOKS - 1))),
  );
  return [...new Set(steps)];
}

/** The rungs warmup · η^k, k = `first`, `first` + 1, …, below `maxSteps`, rounded. */
export function rungs(warmup: number, reduction: number, maxSteps: number, first = 0): readonly number[] {
  const found: number[] = [];
  for (let rung = warmup * reduction ** first; Math.round(rung) < maxSteps; rung *= reduction)
    found.push(Math.round(rung));
  return found;
}
