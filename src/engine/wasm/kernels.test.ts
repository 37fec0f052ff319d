import { expect, test } from "vitest";
import { compileKernels } from "./kernels.ts";
test.each(["strict", "relaxed"] as const)("compiles the %s build", async (build) => {
  const module = await compileKernels(build);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const instance = await WebAssembly.instantiate(module, { env: { memory } });
  expect(Object.keys(instance.exports)).toContain("test4");
});
