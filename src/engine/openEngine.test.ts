import { afterEach, describe, expect, test, vi } from "vitest";
import { CPU_STEP_LIMIT, openEngine } from "./openEngine.ts";

const LARGE = { choice: "auto", largestStepMultiplyAdds: CPU_STEP_LIMIT + 1 } as const;

/** A browser whose only GPU is described so; null: it has WebGPU, and no adapter. */
function browserWith(adapter: { description: string; isFallbackAdapter: boolean } | null): void {
  const info = { vendor: "", architecture: "", device: "", ...adapter };
  const requestAdapter = vi.fn<() => Promise<unknown>>(() =>
    Promise.resolve(adapter === null ? null : { info }),
  );
  vi.stubGlobal("navigator", { gpu: { requestAdapter } });
}

afterEach(() => vi.unstubAllGlobals());

describe("auto", () => {
  test("trains on the CPU where there is no GPU", async () => {
    const engine = await openEngine(LARGE);
    expect(engine.info).toEqual({ kind: "cpu", device: "", software: false });
  });

  test("never takes an emulated GPU, whether it is marked or only named so", async () => {
    browserWith({ description: "SwiftShader Device (Subzero)", isFallbackAdapter: false });
    expect((await openEngine(LARGE)).info.kind).toBe("cpu");
    browserWith({ description: "Some device", isFallbackAdapter: true });
    expect((await openEngine(LARGE)).info.kind).toBe("cpu");
  });

  test("does not even look for a GPU when the network is small", async () => {
    browserWith({ description: "A fast GPU", isFallbackAdapter: false });
    expect((await openEngine({ ...LARGE, largestStepMultiplyAdds: 1 })).info.kind).toBe("cpu");
    expect(navigator.gpu.requestAdapter).not.toHaveBeenCalled();
  });
});

test("an engine that is asked for by name and is not there is an error with its reason", async () => {
  browserWith(null);
  await expect(openEngine({ ...LARGE, choice: "webgpu" })).rejects.toMatchObject({
    code: "engineUnavailable",
    details: { engine: "webgpu", reason: "no graphics adapter" },
  });
  await expect(openEngine({ ...LARGE, choice: "webgl" })).rejects.toMatchObject({
    code: "engineUnavailable",
    details: { engine: "webgl", reason: "this browser has no WebGL in workers" },
  });
});
