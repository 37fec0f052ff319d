import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** A full collection, after which a `WeakRef` to what nothing else holds is empty. In Node only. */
export async function collectGarbage(): Promise<void> {
  // A target is kept until the task that made or read its reference ends.
  await new Promise((resolve) => setTimeout(resolve));
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
