import { describe, expect, it } from "vitest";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { workerTimelineSpec } from "./workerTimelineSpec.ts";

const inSeconds = (value: string) => `${value} s`;

describe("workerTimelineSpec", () => {
  it("has one lane per worker, and bars in a lane do not overlap", () => {
    const spec = workerTimelineSpec(fixtureStudy({ trials: 60, workers: 3 }), {
      workers: 3,
      elapsedMs: 0,
      inSeconds,
    });
    expect(spec.lanes).toBe(3);
    expect(spec.bars).toHaveLength(60);
    for (let worker = 0; worker < 3; worker++) {
      const lane = spec.bars.filter((bar) => bar.worker === worker);
      for (let index = 1; index < lane.length; index++) {
        expect(lane[index]!.startMs).toBeGreaterThanOrEqual(lane[index - 1]!.endMs);
      }
      expect(spec.busy[worker]).toBeGreaterThan(0.5);
      expect(spec.busy[worker]).toBeLessThanOrEqual(1);
    }
  });

  it("extends a running trial to the present", () => {
    const study = fixtureStudy({ trials: 6, workers: 2, running: 2 });
    const spec = workerTimelineSpec(study, { workers: 2, elapsedMs: 99_000, inSeconds });
    expect(spec.bars.filter(({ state }) => state === "running").map(({ endMs }) => endMs)).toEqual([
      99_000, 99_000,
    ]);
  });

  it("ends at the last trial if nothing runs, however long the page stays open", () => {
    const study = fixtureStudy({ trials: 6, workers: 2 });
    const last = Math.max(...study.trials.map(({ endedMs }) => endedMs!));
    expect(workerTimelineSpec(study, { workers: 2, elapsedMs: 1e9, inSeconds }).x.domain[1]).toBeCloseTo(
      last,
    );
  });

  it("shows idle lanes before the first trial", () => {
    const spec = workerTimelineSpec(fixtureStudy({ trials: 0 }), { workers: 4, elapsedMs: 0, inSeconds });
    expect(spec.lanes).toBe(4);
    expect(spec.bars).toEqual([]);
    expect(spec.busy).toEqual([0, 0, 0, 0]);
  });
});
