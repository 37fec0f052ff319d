import type { StoreApi } from "zustand/vanilla";
import { AppError } from "../../core/errors.ts";
import type { Look } from "../../core/model/look.ts";
import type { Winner } from "../../core/model/trainedModel.ts";
import type { DrawingStyle } from "../../core/data/pictures/drawingStyle.ts";
import type { WorkerResult } from "../../workers/answered.ts";
import type { InspectorClient } from "../../workers/inspectorClient.ts";
import type { RunState } from "./runState.ts";
import type { Services } from "../services.ts";

/** What the worker says, or why it says nothing. null: there is no winner, or it is no longer the one that was looked into. */
type Inspected<T> = WorkerResult<T> | null;

/** Looking into the winner of the study on screen. A promise that rejects is a bug. */
export interface InspectingActs {
  /** How the pictures of the winner's set are drawn. */
  drawingStyle(): Promise<Inspected<DrawingStyle>>;
  lookAt(pixels: Uint8Array): Promise<Inspected<Look>>;
  /** A drawing as a picture of the set. @param ink 0 to 1, row-major, `side` × `side` */
  fitDrawing(ink: Float32Array<ArrayBuffer>, side: number): Promise<Inspected<Uint8Array>>;
  /** A photograph as a picture of the set. @param cutOut whether its subject is made to look like a drawing of the set */
  fitPhoto(image: ImageBitmap, cutOut: boolean): Promise<Inspected<Uint8Array>>;
}

export function createInspecting(
  services: Pick<Services, "openInspector">,
  run: StoreApi<RunState>,
): InspectingActs {
  let current: { readonly winner: Winner; readonly client: Promise<InspectorClient> } | null = null;

  const forget = () => {
    // One that could not be opened has told the calls that waited for it, and there is nothing to end.
    void current?.client.then((client) => client.terminate()).catch(() => undefined);
    current = null;
  };
  run.subscribe(({ winner }) => {
    if (current !== null && winner !== current.winner) forget();
  });
  const client = (): Promise<InspectorClient> | null => {
    const { winner } = run.getState();
    if (winner === null) return null;
    current ??= { winner, client: services.openInspector(winner) };
    return current.client;
  };
  /** A worker that was lost is replaced at the next call. */
  const ask = async <T>(invoke: (client: InspectorClient) => T | Promise<T>): Promise<Inspected<T>> => {
    const opening = client();
    if (opening === null) return null;
    try {
      return { ok: true, value: await invoke(await opening) };
    } catch (thrown) {
      if (current?.client !== opening) return null;
      forget();
      if (!(thrown instanceof AppError)) throw thrown;
      return { ok: false, error: thrown.record };
    }
  };
  return {
    drawingStyle: () => ask(({ style }) => style),
    lookAt: (pixels) => ask((one) => one.look(pixels)),
    fitDrawing: (ink, side) => ask((one) => one.fitDrawing(ink, side)),
    fitPhoto: (image, cutOut) => ask((one) => one.fitPhoto(image, cutOut)),
  };
}
