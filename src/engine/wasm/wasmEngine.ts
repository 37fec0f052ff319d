import type { PreparedData } from "../../core/data/preparation/preparedData.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import type { Engine, EngineInfo, TrainableModel, Weight } from "../network/engine.ts";
import { createPacer, type Pacer } from "../pacer.ts";
import { compileKernels, openKernels, type KernelBuild, type Kernels } from "./kernels.ts";
import { loadFolds, type LoadedFolds } from "./wasmMemory.ts";
import { WasmModel } from "./wasmModel.ts";

/**
 * Opens our own engine: a step, or a whole epoch, is one call into WebAssembly SIMD kernels.
 * @param build "relaxed" needs relaxed SIMD: see `simdSupport`
 */
export async function openWasmEngine(build: KernelBuild): Promise<Engine> {
  const pacer = createPacer();
  const kernels = await openKernels(await compileKernels(build), () => pacer.isDue());
  return new WasmEngine({ kind: "wasm", device: build, software: false }, kernels, pacer);
}

class WasmEngine implements Engine {
  readonly info: EngineInfo;
  /** A processor is never lost. */
  readonly lost = new Promise<string>(() => undefined);
  readonly #kernels: Kernels;
  readonly #pacer: Pacer;
  #data: LoadedFolds = { folds: [], end: 0 };
  #models = 0;

  constructor(info: EngineInfo, kernels: Kernels, pacer: Pacer) {
    this.info = info;
    this.#kernels = kernels;
    this.#pacer = pacer;
  }

  load(folds: readonly PreparedData[]): void {
    if (this.#models > 0) throw new Error("A model is alive");
    this.#data = loadFolds(this.#kernels.memory, folds);
  }

  build(model: ModelSpec, step: StepSpec, weights: readonly Weight[]): TrainableModel {
    if (this.#models > 0) throw new Error("A model is alive");
    const release = (): void => {
      this.#models = 0;
    };
    const built = new WasmModel(this.#kernels, this.#data, model, step, weights, this.#pacer, release);
    this.#models = 1;
    return built;
  }

  /** Number of live models, plus folds of the dataset. */
  liveTensors(): number {
    return this.#models + this.#data.folds.length;
  }

  dispose(): void {
    this.#data = { folds: [], end: 0 };
  }
}
