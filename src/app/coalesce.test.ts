import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesce } from "./coalesce.ts";

interface Shown {
  readonly a?: number;
  readonly b?: number;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Patches as they were applied, and a page that needs `drawMs` for each. */
function applied(drawMs: number) {
  const patches: Partial<Shown>[] = [];
  let time = 0;
  const pace = {
    leastMs: 100,
    mostMs: 400,
    now: () => time,
    whenIdle: (done: () => void) => {
      time += drawMs;
      done();
    },
  };
  const coalescer = coalesce<Shown>((patch) => void patches.push(patch), pace);
  return { patches, coalescer };
}

test("patches of an interval are applied together, one that is urgent at once with those before it", () => {
  const { patches, coalescer } = applied(1);
  coalescer.add({ a: 1 }, false);
  coalescer.add({ b: 2 }, false);
  vi.advanceTimersByTime(99);
  expect(patches).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(patches).toEqual([{ a: 1, b: 2 }]);
  coalescer.add({ a: 3 }, false);
  coalescer.add({ b: 4 }, true);
  expect(patches.slice(1)).toEqual([{ a: 3, b: 4 }]);
  coalescer.add({ a: 5 }, false);
  coalescer.cancel();
  vi.advanceTimersByTime(1000);
  expect(patches).toHaveLength(2);
});

test.each([
  [10, 100],
  [40, 200],
  [500, 400],
])("a page that draws for %d ms is changed after %d ms", (drawMs, everyMs) => {
  const { patches, coalescer } = applied(drawMs);
  coalescer.add({ a: 1 }, true);
  coalescer.add({ a: 2 }, false);
  vi.advanceTimersByTime(everyMs - 1);
  expect(patches).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(patches).toHaveLength(2);
});
