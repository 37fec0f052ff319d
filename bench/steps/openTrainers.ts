import { initialWeights } from "../../src/core/learner/network/initialWeights.ts";
import type { Engine } from "../../src/engine/network/engine.ts";
import { createRunEpoch } from "../../src/engine/network/runEpoch.ts";
import type { TfjsKind } from "../../src/engine/tfjs/adapters.ts";
import { openWasmEngine } from "../../src/engine/wasm/wasmEngine.ts";
import { stepData, stepTraining } from "./stepModels.ts";
import type { OpenTrainer } from "./timeSteps.ts";

/** The contenders in JavaScript: our kernels, our engine on TensorFlow.js, and TensorFlow.js alone. */
export const OURS = ["wasm-relaxed", "wasm-strict"] as const;
export const TFJS = ["tfjs-cpu", "tfjs-webgl", "tfjs-webgpu", "tfjs-plain-cpu", "tfjs-wasm"] as const;
export type Own = (typeof OURS)[number];
export type ScriptContender = Own | (typeof TFJS)[number];

/**
 * Opens a contender; a realm opens only one.
 * @throws Error with the reason if this device lacks it
 */
export async function openTrainers(by: ScriptContender): Promise<OpenTrainer> {
  switch (by) {
    case "wasm-relaxed":
      return engineTrainers(await openWasmEngine("relaxed"));
    case "wasm-strict":
      return engineTrainers(await openWasmEngine("strict"));
    case "tfjs-cpu":
      return tfjsTrainers("cpu");
    case "tfjs-webgl":
      return tfjsTrainers("webgl");
    case "tfjs-webgpu":
      return tfjsTrainers("webgpu");
    case "tfjs-plain-cpu":
      return plainTrainers("cpu");
    case "tfjs-wasm":
      return plainTrainers("wasm");
  }
}

// Loaded on demand, because Node.js cannot load TensorFlow.js' gradients; it times only our kernels.

async function tfjsTrainers(kind: TfjsKind): Promise<OpenTrainer> {
  const { probe } = await import("../../src/engine/tfjs/adapters.ts");
  const { importBackend } = await import("../../src/engine/tfjs/importBackend.ts");
  const { openTfjsEngine } = await import("../../src/engine/tfjs/tfjsEngine.ts");
  const found = await probe(kind);
  if (!found.available) throw new Error(found.reason);
  await importBackend(kind);
  return engineTrainers(await openTfjsEngine(found.info));
}

async function plainTrainers(backend: "cpu" | "wasm"): Promise<OpenTrainer> {
  const { openPlainTfjs } = await import("./plainTfjs.ts");
  return openPlainTfjs(backend);
}

/** Trains through an engine as the product does, permutation and learning rates included. */
function engineTrainers(engine: Engine): OpenTrainer {
  return async (stepModel, batches) => {
    const data = stepData(stepModel, batches);
    const training = stepTraining(stepModel.batchSize);
    engine.load([data]);
    const model = engine.build(stepModel.model, training, initialWeights(stepModel.model, 1));
    const runEpoch = createRunEpoch(model, training, data, 1);
    let epoch = 0;
    return {
      async trainEpoch() {
        const loss = await runEpoch(epoch++, { shouldStop: () => false });
        if (loss === null || !Number.isFinite(loss)) throw new Error(`The loss is ${loss}`);
      },
      dispose: () => model.dispose(),
    };
  };
}
