import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { untilSilent, type Watch } from "./watchdog.ts";
import { WorkerLost } from "./workerHost.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A watched call whose work the test controls; `outcome` is undefined while it runs. */
function watchedCall(isHeld: () => boolean = () => false) {
  const reports: number[] = [];
  let finish!: (result: string) => void;
  let crash!: (error: Error) => void;
  const work = new Promise<string>((resolve, reject) => {
    finish = resolve;
    crash = reject;
  });
  const terminate = vi.fn<() => void>(() => crash(new WorkerLost("workerCrashed", { reason: "terminated" })));
  const watch: Watch<number> = { onReport: (value) => reports.push(value), isHeld, terminate };
  let report!: (value: number) => void;
  let outcome: unknown;
  const watched = untilSilent(watch, (given) => {
    report = given;
    return work;
  });
  watched.then(
    (value) => (outcome = value),
    (error: unknown) => (outcome = error),
  );
  return { reports, finish, terminate, report, outcome: () => outcome };
}

describe("untilSilent", () => {
  it("passes on the reports and the result, and stops watching", async () => {
    const { reports, finish, terminate, report, outcome } = watchedCall();
    report(1);
    finish("done");
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome()).toBe("done");
    report(2);
    expect(reports).toEqual([1]);
    expect(vi.getTimerCount()).toBe(0);
    expect(terminate).not.toHaveBeenCalled();
  });

  it("ends a worker that is silent for a minute, as hung", async () => {
    const { terminate, outcome } = watchedCall();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(outcome()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1000);
    expect(outcome()).toBeInstanceOf(WorkerLost);
    expect(outcome()).toMatchObject({ code: "workerHung", details: { seconds: 60 } });
    expect(terminate).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("accepts any report in time, and restarts the count at it", async () => {
    const { terminate, report, outcome } = watchedCall();
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(54_000);
      report(i);
    }
    await vi.advanceTimersByTimeAsync(54_000);
    expect(outcome()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(6000);
    expect(outcome()).toMatchObject({ code: "workerHung" });
    expect(terminate).toHaveBeenCalledOnce();
  });

  it("waits without limit while held, and a minute after that", async () => {
    let held = true;
    const { terminate, outcome } = watchedCall(() => held);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(outcome()).toBeUndefined();
    held = false;
    await vi.advanceTimersByTimeAsync(55_000);
    expect(outcome()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(5000);
    expect(outcome()).toMatchObject({ code: "workerHung" });
    expect(terminate).toHaveBeenCalledOnce();
  });
});
