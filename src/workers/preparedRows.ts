import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { AppError } from "../core/errors.ts";

/** Sends prepared rows from the reader directly to a trainer: the page passes on the port but does not receive the rows. */
export function postRows(port: MessagePort, folds: readonly PreparedData[]): void {
  // Copied instead of transferred, because other trainers may need them too.
  port.postMessage(folds);
}

/**
 * The rows that are posted to the other port, before or after this call.
 * @throws AppError `workerCrashed` if they cannot be deserialised
 */
export function receiveRows(port: MessagePort): Promise<readonly PreparedData[]> {
  return new Promise((resolve, reject) => {
    port.addEventListener("message", ({ data }: MessageEvent<readonly PreparedData[]>) => {
      port.close();
      resolve(data);
    });
    port.addEventListener("messageerror", () => {
      port.close();
      reject(new AppError("workerCrashed", { reason: "messageBroken" }));
    });
    port.start();
  });
}
