import type { TfjsKind } from "./adapters.ts";

/**
 * Loads a TensorFlow.js backend; importing it registers it. From the single packages, not the union package, which includes layers,
 * converter, data and WebGL: a trial on the CPU would wait for all of them.
 */
export async function importBackend(kind: TfjsKind): Promise<void> {
  switch (kind) {
    case "cpu":
      await import("@tensorflow/tfjs-backend-cpu");
      return;
    case "webgl":
      await import("@tensorflow/tfjs-backend-webgl");
      return;
    case "webgpu":
      await import("@tensorflow/tfjs-backend-webgpu");
      return;
  }
}
