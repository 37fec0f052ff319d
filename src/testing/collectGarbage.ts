import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** A full garbage collection, after which a `WeakRef` to an unreferenced object is empty. Only in Node.js. */
export async function collectGarbage(): Promise<void> {
  // A target is kept until the task that made or read its reference ends.
  await new Promise((resolve) => setTimeout(resolve));
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
