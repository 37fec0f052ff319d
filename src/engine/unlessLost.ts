import { AppError } from "../core/errors.ts";
import type { Engine } from "./engine.ts";

/**
 * Settles as `work` does, unless the engine's device is lost first: calls on a lost device may throw, return NaN or never settle.
 * @param work is told by `isLost` to end early
 * @throws AppError gpuLost
 */
export async function unlessLost<T>(engine: Engine, work: (isLost: () => boolean) => Promise<T>): Promise<T> {
  let isLost = false;
  const loss = engine.lost.then((reason) => {
    isLost = true;
    return new AppError("gpuLost", { engine: engine.info.kind, reason });
  });
  const working = work(() => isLost).catch(async (thrown: unknown) => {
    throw isLost ? await loss : thrown;
  });
  const first = await Promise.race([working, loss]);
  if (first instanceof AppError) throw first;
  return first;
}
