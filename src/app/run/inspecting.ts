import type { StoreApi } from "zustand/vanilla";
import type { Look } from "../../core/model/look.ts";
import type { Winner } from "../../core/model/trainedModel.ts";
import type { DrawingStyle } from "../../core/data/pictures/drawingStyle.ts";
import type { InspectorClient } from "../../workers/inspectorClient.ts";
import type { RunState } from "./runState.ts";
import type { Services } from "../services.ts";

/** Looking into the winner of the study on screen. Every act gives null where there is none, or its worker was lost. */
export interface InspectingActs {
  /** How the pictures of the winner's set are drawn. */
  drawingStyle(): Promise<DrawingStyle | null>;
  lookAt(pixels: Uint8Array): Promise<Look | null>;
  /** A drawing as a picture of the set. @param ink 0 to 1, row-major, `side` × `side` */
  fitDrawing(ink: Float32Array<ArrayBuffer>, side: number): Promise<Uint8Array | null>;
  /** A photograph as a picture of the set. @param cutOut whether its subject is made to look like a drawing of the set */
  fitPhoto(image: ImageBitmap, cutOut: boolean): Promise<Uint8Array | null>;
}

export function createInspecting(
  services: Pick<Services, "openInspector">,
  run: StoreApi<RunState>,
): InspectingActs {
  let current: { readonly winner: Winner; readonly client: Promise<InspectorClient> } | null = null;

  const forget = () => {
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
  const ask = async <T>(invoke: (client: InspectorClient) => T | Promise<T>): Promise<T | null> => {
    const opening = client();
    if (opening === null) return null;
    try {
      return await invoke(await opening);
    } catch {
      if (current?.client === opening) forget();
      return null;
    }
  };
  return {
    drawingStyle: () => ask(({ style }) => style),
    lookAt: (pixels) => ask((one) => one.look(pixels)),
    fitDrawing: (ink, side) => ask((one) => one.fitDrawing(ink, side)),
    fitPhoto: (image, cutOut) => ask((one) => one.fitPhoto(image, cutOut)),
  };
}
