import type { EngineKind } from "../../src/engine/network/engine.ts";
import { launchChromium, openWorker } from "../chromium.ts";
import type { MnistTraining, trainMnist } from "./trainMnist.ts";

/**
 * One training in a separate browser.
 * @param url of this folder's page
 * @throws Error with the reason if the engine is unavailable or too slow
 */
export async function mnistInChromium(
  url: string,
  kind: EngineKind,
  seed: number,
  limitSeconds: number,
): Promise<MnistTraining> {
  const browser = await launchChromium({ gpu: kind === "webgl" });
  try {
    const worker = await openWorker(await browser.newPage(), url, "trainMnist");
    const asked = { kind, seed, limitSeconds };
    return await worker.evaluate((request) => {
      const realm = globalThis as unknown as { trainMnist: typeof trainMnist };
      return realm.trainMnist(request.kind, request.seed, request.limitSeconds);
    }, asked);
  } finally {
    await browser.close();
  }
}
