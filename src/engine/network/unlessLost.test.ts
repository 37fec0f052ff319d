import { describe, expect, it, vi } from "vitest";
import { collectGarbage } from "../../testing/collectGarbage.ts";
import type { Engine } from "./engine.ts";
import { unlessLost } from "./unlessLost.ts";

/** An engine that can only be lost. */
function losable() {
  let lose!: (reason: string) => void;
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  const info = { kind: "webgpu", device: "", software: false } as const;
  return { engine: { info, lost } as Engine, lose };
}

const GPU_LOST = { code: "gpuLost", details: { engine: "webgpu", reason: "driver reset" } };

describe("unlessLost", () => {
  it("settles like the work", async () => {
    const { engine } = losable();
    expect(await unlessLost(engine, () => Promise.resolve(7))).toBe(7);
    await expect(unlessLost(engine, () => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
  });

  it("rejects when the device is lost, even if the work never settles, and informs the work", async () => {
    const { engine, lose } = losable();
    let asked!: () => boolean;
    const outcome = unlessLost(engine, (isLost) => {
      asked = isLost;
      return new Promise(() => {});
    });
    expect(asked()).toBe(false);
    lose("driver reset");
    await expect(outcome).rejects.toMatchObject(GPU_LOST);
    expect(asked()).toBe(true);
  });

  it("attributes errors after a loss to the loss", async () => {
    const { engine, lose } = losable();
    const outcome = unlessLost(engine, async (isLost) => {
      lose("driver reset");
      while (!isLost()) await Promise.resolve();
      throw new Error("no device");
    });
    await expect(outcome).rejects.toMatchObject(GPU_LOST);
  });

  it("waits for a possible loss before it reports a failure or a suspect result", async () => {
    vi.useFakeTimers();
    try {
      const { engine, lose } = losable();
      const late = (): void => void setTimeout(() => lose("driver reset"), 300);
      const failing = unlessLost(engine, () => {
        late();
        return Promise.reject(new Error("Failed to compile fragment shader."));
      });
      const blamed = expect(failing).rejects.toMatchObject(GPU_LOST);
      await vi.advanceTimersByTimeAsync(300);
      await blamed;

      const other = losable();
      const zeros = unlessLost(
        other.engine,
        () => {
          setTimeout(() => other.lose("driver reset"), 300);
          return Promise.resolve(NaN);
        },
        Number.isNaN,
      );
      const suspected = expect(zeros).rejects.toMatchObject(GPU_LOST);
      await vi.advanceTimersByTimeAsync(300);
      await suspected;

      const bug = unlessLost(losable().engine, () => Promise.reject(new Error("a bug")));
      const thrown = expect(bug).rejects.toThrow("a bug");
      await vi.advanceTimersByTimeAsync(1000);
      await thrown;
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("rejects at once if the device is already lost", async () => {
    const { engine, lose } = losable();
    await unlessLost(engine, () => Promise.resolve());
    lose("driver reset");
    await engine.lost;
    await expect(unlessLost(engine, () => new Promise(() => {}))).rejects.toMatchObject(GPU_LOST);
  });

  it("keeps no reference to finished work, because an engine lives through a study", async () => {
    const { engine } = losable();
    const result = new WeakRef(await unlessLost(engine, () => Promise.resolve([1, 2, 3])));
    await collectGarbage();
    expect(result.deref()).toBeUndefined();
    expect(await unlessLost(engine, () => Promise.resolve(7))).toBe(7);
  });
});
