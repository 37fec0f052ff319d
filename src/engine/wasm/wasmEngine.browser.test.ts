import { describeEngineContract } from "../../testing/contracts/engineContract.ts";
import { openWasmEngine } from "./wasmEngine.ts";

for (const build of ["strict", "relaxed"] as const) {
  describeEngineContract(`WebAssembly ${build}`, {
    open: () => openWasmEngine(build),
    tolerance: 1e-4,
    epochs: Infinity,
    emulated: false,
    deterministic: true,
  });
}
