import { describeEngineContract } from "../../testing/contracts/engineContract.ts";
import { enableRelaxedSimd } from "../../testing/kernelFixtures.ts";
import { openWasmEngine } from "./wasmEngine.ts";

for (const build of ["strict", "relaxed"] as const) {
  describeEngineContract(`WebAssembly ${build} in Node`, {
    open: () => {
      enableRelaxedSimd();
      return openWasmEngine(build);
    },
    tolerance: 1e-4,
    epochs: Infinity,
    emulated: false,
    deterministic: true,
  });
}
