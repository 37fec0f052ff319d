import * as tf from "@tensorflow/tfjs-core";
import { AppError } from "../../core/errors.ts";
import type { Engine, Unavailability } from "../network/engine.ts";
import { createPacer } from "../pacer.ts";
import type { TfjsInfo, TfjsKind } from "./adapters.ts";
import { loadData, type DeviceData } from "./batches.ts";
import { installCpuKernels } from "./cpuKernels.ts";
import { TfjsModel } from "./tfjsModel.ts";

/**
 * Opens TensorFlow.js on one backend, whose code `importBackend` has loaded.
 *
 * @param info the result of `probe`; a software GPU is opened if requested
 * @throws AppError engineUnavailable
 */
export async function openTfjsEngine(info: TfjsInfo): Promise<Engine> {
  // Turns off the console notices and the checks of arguments, which cost more than the work on small tensors.
  tf.enableProdMode();
  if (info.kind === "cpu") installCpuKernels();
  if (info.kind === "webgl" && info.software) tf.env().set("SOFTWARE_WEBGL_ENABLED", true);
  const opened = await tf.setBackend(info.kind);
  if (!opened || tf.getBackend() !== info.kind) {
    throw unavailable(info.kind, "notStarted");
  }
  if (info.kind === "webgl" && !tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED")) {
    throw unavailable(info.kind, "noFloat32");
  }
  let folds: readonly DeviceData[] = [];
  const loaded = (fold: number): DeviceData => {
    const data = folds[fold];
    if (data === undefined) throw new Error(`Of the dataset no fold ${fold} is loaded`);
    return data;
  };
  const unload = (): void => {
    for (const data of folds) data.dispose();
    folds = [];
  };
  const pacer = createPacer();
  return {
    info,
    load(prepared) {
      unload();
      folds = prepared.map((fold) => loadData(fold, info.kind));
    },
    build: (model, step, weights) => new TfjsModel(model, step, weights, loaded, pacer),
    liveTensors: () => tf.memory().numTensors,
    lost: deviceLoss(info.kind),
    dispose: unload,
  };
}

function unavailable(engine: TfjsKind, reason: Unavailability): AppError {
  return new AppError("engineUnavailable", { engine, reason });
}

/** TensorFlow.js does not handle the loss of its device: so the device itself is watched. */
function deviceLoss(kind: TfjsKind): Promise<string> {
  if (kind === "webgpu") {
    const { device } = tf.backend() as unknown as { readonly device: GPUDevice };
    return device.lost.then(({ reason, message }) => message || reason || "the device was lost");
  }
  if (kind === "webgl") {
    const backend = tf.backend() as unknown as { getGPGPUContext(): { gl: WebGL2RenderingContext } };
    const { canvas } = backend.getGPGPUContext().gl;
    return new Promise((resolve) => {
      const lost = () => resolve("the WebGL context was lost");
      canvas.addEventListener("webglcontextlost", lost, { once: true });
    });
  }
  return new Promise(() => {});
}
