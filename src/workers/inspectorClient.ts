import { transfer } from "comlink";
import type { DrawingStyle } from "../core/data/pictures/drawingStyle.ts";
import type { Winner } from "../core/learner/packedModel.ts";
import { valueOf, type ClientOf, type WorkerResult } from "./answered.ts";
import type { InspectorApi } from "./inspector.protocol.ts";
import { spawnWorker } from "./workerHost.ts";

/** Far beyond one prediction. */
const DEADLINE_MS = 30_000;

/** A model in its own worker. After a call rejects with `WorkerLost`, open another. */
export interface InspectorClient extends Omit<ClientOf<InspectorApi>, "open"> {
  /** null: the model is of a table. */
  readonly style: DrawingStyle | null;
  terminate(): void;
}

export async function openInspector(winner: Winner): Promise<InspectorClient> {
  const worker = spawnWorker<InspectorApi>(
    () =>
      new Worker(new URL("./inspector.worker.ts", import.meta.url), { type: "module", name: "inspector" }),
  );
  const style = await worker
    .call((api) => api.open(winner), DEADLINE_MS)
    .catch((thrown: unknown) => {
      worker.terminate();
      throw thrown;
    });
  const ask = async <T>(invoke: Parameters<typeof worker.call<WorkerResult<T>>>[0]): Promise<T> =>
    valueOf(await worker.call(invoke, DEADLINE_MS));
  return {
    style,
    importance: (metric) => ask((api) => api.importance(metric)),
    neighbours: (index) => ask((api) => api.neighbours(index)),
    look: (pixels) => ask((api) => api.look(pixels)),
    fitDrawing: (ink, side) => ask((api) => api.fitDrawing(transfer(ink, [ink.buffer]), side)),
    fitPhoto: (image, cutOut) => ask((api) => api.fitPhoto(transfer(image, [image]), cutOut)),
    terminate: () => worker.terminate(),
  };
}
