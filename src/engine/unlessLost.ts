import { AppError } from "../core/errors.ts";
import type { Engine } from "./engine.ts";

/** What is known of a device's loss, and what it ends. */
interface LossWatch {
  reason: string | null;
  readonly endings: Set<() => void>;
}

/** A race against `engine.lost` itself would keep the outcome of all work for as long as the engine lives. */
const watches = new WeakMap<Engine, LossWatch>();

/**
 * Settles as `work` does, unless the engine's device is lost first: calls on a lost device may throw, return NaN or never settle.
 * @param work is told by `isLost` to end early
 * @throws AppError gpuLost
 */
export async function unlessLost<T>(engine: Engine, work: (isLost: () => boolean) => Promise<T>): Promise<T> {
  const watch = watchOf(engine);
  const isLost = (): boolean => watch.reason !== null;
  const lossError = (): AppError =>
    new AppError("gpuLost", { engine: engine.info.kind, reason: watch.reason ?? "" });
  if (isLost()) throw lossError();
  let end!: () => void;
  const loss = new Promise<never>((_resolve, reject) => {
    end = () => reject(lossError());
  });
  watch.endings.add(end);
  try {
    return await Promise.race([work(isLost), loss]);
  } catch (thrown) {
    throw isLost() ? lossError() : thrown;
  } finally {
    watch.endings.delete(end);
  }
}

function watchOf(engine: Engine): LossWatch {
  const known = watches.get(engine);
  if (known !== undefined) return known;
  const watch: LossWatch = { reason: null, endings: new Set() };
  watches.set(engine, watch);
  void engine.lost.then((reason) => {
    watch.reason = reason;
    for (const end of watch.endings) end();
  });
  return watch;
}
