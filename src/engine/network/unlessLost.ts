import { AppError } from "../../core/errors.ts";
import { runsOnProcessor, type Engine } from "./engine.ts";

/** What can be lost: the GPU of an engine. */
export type Device = Pick<Engine, "info" | "lost">;

/** Work on a lost device may fail before the browser reports the loss. */
const NEWS_MS = 1000;

/** The state of a device's loss, and the work it ends. */
interface LossWatch {
  reason: string | null;
  readonly endings: Set<() => void>;
}

/** By `lost`. A race against it would keep the results of all work as long as the engine lives. */
const watches = new WeakMap<Device["lost"], LossWatch>();

/**
 * Settles as `work` does, unless the device is lost first: calls on a lost device may throw, return NaN or never settle.
 * @param work can end early if `isLost` returns true
 * @param isSuspect whether a result may come from a lost device, whose memory reads as zeros or NaN. Absent: never.
 * @throws AppError gpuLost
 */
export async function unlessLost<T>(
  device: Device | null,
  work: (isLost: () => boolean) => Promise<T>,
  isSuspect: (result: T) => boolean = () => false,
): Promise<T> {
  if (device === null) return work(() => false);
  const watch = watchOf(device);
  const isLost = (): boolean => watch.reason !== null;
  const lossError = (): AppError =>
    new AppError("gpuLost", { engine: device.info.kind, reason: watch.reason ?? "" });
  if (isLost()) throw lossError();
  let end!: () => void;
  const loss = new Promise<never>((_resolve, reject) => {
    end = () => reject(lossError());
  });
  watch.endings.add(end);
  try {
    const result = await Promise.race([work(isLost), loss]);
    if (isSuspect(result)) await newsOf(device);
    if (isLost()) throw lossError();
    return result;
  } catch (thrown) {
    await newsOf(device);
    throw isLost() ? lossError() : thrown;
  } finally {
    watch.endings.delete(end);
  }
}

/** Resolves when the loss of a GPU is reported, or would have been. */
async function newsOf(device: Device): Promise<void> {
  if (runsOnProcessor(device.info.kind)) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, NEWS_MS);
  });
  await Promise.race([device.lost, patience]);
  clearTimeout(timer);
  // Other listeners of the loss run first.
  await Promise.resolve();
}

function watchOf({ lost }: Device): LossWatch {
  const known = watches.get(lost);
  if (known !== undefined) return known;
  const watch: LossWatch = { reason: null, endings: new Set() };
  watches.set(lost, watch);
  void lost.then((reason) => {
    watch.reason = reason;
    for (const end of watch.endings) end();
  });
  return watch;
}
