import type { StoreApi } from "zustand/vanilla";
import { AppError } from "../../core/errors.ts";
import type { ColumnImportance } from "../../core/inspect/importance.ts";
import type { Neighbour } from "../../core/inspect/nearest.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import type { Look } from "../../core/learner/network/look.ts";
import type { DrawingStyle } from "../../core/data/pictures/drawingStyle.ts";
import type { Winner } from "../../core/learner/packedModel.ts";
import type { WorkerResult } from "../../workers/answered.ts";
import type { InspectorClient } from "../../workers/inspectorClient.ts";
import { WorkerLost } from "../../workers/workerLost.ts";
import type { RunState } from "./runState.ts";
import type { Services } from "../services.ts";

/** The worker's answer or error. null: there is no best model, or another one by now. */
type Inspected<T> = WorkerResult<T> | null;

/** Inspection of the best model of the study on screen. A promise that rejects is a bug. */
export interface InspectingActs {
  /** The drawing style of the dataset's pictures. */
  drawingStyle(): Promise<Inspected<DrawingStyle | null>>;
  /** How much each column matters on the test rows. */
  columnImportance(metric: MetricName): Promise<Inspected<ColumnImportance>>;
  /** The training rows that vote on a test row, for nearest neighbours. @param index of the test row */
  neighboursOf(index: number): Promise<Inspected<readonly Neighbour[]>>;
  lookAt(pixels: Uint8Array): Promise<Inspected<Look>>;
  /** Converts a drawing to a picture of the dataset. @param ink 0 to 1, row-major, `side` × `side` */
  fitDrawing(ink: Float32Array<ArrayBuffer>, side: number): Promise<Inspected<Uint8Array>>;
  /**
   * Converts a photograph to a picture of the dataset. @param cutOut whether its subject is made to look like a drawing of the
   * dataset
   */
  fitPhoto(image: ImageBitmap, cutOut: boolean): Promise<Inspected<Uint8Array>>;
}

export function createInspecting(
  services: Pick<Services, "openInspector">,
  run: StoreApi<RunState>,
): InspectingActs {
  let current: { readonly winner: Winner; readonly client: Promise<InspectorClient> } | null = null;

  const forget = () => {
    // If opening failed, the waiting calls have got the error, and there is nothing to end.
    void current?.client.then((client) => client.terminate()).catch(() => undefined);
    current = null;
  };
  run.subscribe(({ winner }) => {
    if (current !== null && winner !== current.winner) forget();
  });
  const client = (): Promise<InspectorClient> | null => {
    const { winner } = run.getState();
    if (winner === null) return null;
    if (current !== null) return current.client;
    const opening = services.openInspector(winner);
    current = { winner, client: opening };
    opening.catch(() => {
      if (current?.client === opening) forget();
    });
    return opening;
  };
  /** A lost worker, or one that could not be opened, is replaced by the next call; one that refuses a picture stays. */
  const ask = async <T>(invoke: (client: InspectorClient) => T | Promise<T>): Promise<Inspected<T>> => {
    const opening = client();
    if (opening === null) return null;
    const { winner } = run.getState();
    try {
      return { ok: true, value: await invoke(await opening) };
    } catch (thrown) {
      if (thrown instanceof WorkerLost && current?.client === opening) forget();
      if (run.getState().winner !== winner) return null;
      if (!(thrown instanceof AppError)) throw thrown;
      return { ok: false, error: thrown.record };
    }
  };
  return {
    drawingStyle: () => ask(({ style }) => style),
    columnImportance: (metric) => ask((one) => one.importance(metric)),
    neighboursOf: (index) => ask((one) => one.neighbours(index)),
    lookAt: (pixels) => ask((one) => one.look(pixels)),
    fitDrawing: (ink, side) => ask((one) => one.fitDrawing(ink, side)),
    fitPhoto: (image, cutOut) => ask((one) => one.fitPhoto(image, cutOut)),
  };
}
