import { describe, expect, test } from "vitest";
import { enableRelaxedSimd, KERNEL_BUILDS } from "../../testing/kernelFixtures.ts";
import { compileKernels, openKernels } from "./kernels.ts";

describe.each(KERNEL_BUILDS)("the %s build", (build) => {
  test("has no data segment: the host places everything", async () => {
    enableRelaxedSimd();
    const { memory } = await openKernels(await compileKernels(build), () => false);
    expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
  });

  test("imports only memory and the host's `shouldPause`", async () => {
    enableRelaxedSimd();
    const imports = WebAssembly.Module.imports(await compileKernels(build)).map(({ name }) => name);
    expect(imports.toSorted()).toEqual(["memory", "shouldPause"]);
  });
});
