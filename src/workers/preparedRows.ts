import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { AppError } from "../core/errors.ts";

/** Sends prepared rows from the reader to a trainer, past the page: a message is taken over where its port is listened to. */
export function postRows(port: MessagePort, folds: readonly PreparedData[]): void {
  // Copied: another trainer may need them, too.
  port.postMessage(folds);
}

/** The rows that were, or will be, posted to the other end. @throws AppError `workerCrashed` where they cannot be taken over */
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
