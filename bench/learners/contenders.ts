import { launchChromium, openWorker, serveBenchPage } from "../chromium.ts";
import { ONE_THREAD, startPeer } from "../pythonPeers.ts";
import { LEARNERS, type LearnersBench, type LearnerName, type LearnerTime } from "./learnersBench.ts";

/** Learners in their environment. */
export interface Contender {
  readonly by: "ours" | "sklearn" | "lightgbm";
  readonly where: "chromium" | "python";
  readonly learners: readonly LearnerName[];
  time(learner: LearnerName, rows: number): Promise<LearnerTime>;
  close(): Promise<void>;
}

/** Ours, built as the product is, in a worker of a page in Chromium. */
export async function chromiumContender(learners: readonly LearnerName[]): Promise<Contender> {
  const site = await serveBenchPage("learners");
  const browser = await launchChromium();
  const worker = await openWorker(await browser.newPage(), site.url, "learnersBench");
  return {
    by: "ours",
    where: "chromium",
    learners,
    time: (learner, rows) =>
      worker.evaluate(
        ({ learner, rows }) => (globalThis as typeof globalThis & InWorker).learnersBench.time(learner, rows),
        { learner, rows },
      ),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

interface InWorker {
  readonly learnersBench: LearnersBench;
}

/** Both libraries on one thread, in one process. */
export function pythonContenders(python: string): readonly Contender[] {
  const peer = startPeer(python, "learners.py", [], ONE_THREAD);
  const contender = (by: "sklearn" | "lightgbm", learners: readonly LearnerName[]): Contender => ({
    by,
    where: "python",
    learners,
    time: (learner, rows) => peer.ask<LearnerTime>({ by, learner, rows }),
    close: () => peer.close(),
  });
  return [contender("sklearn", LEARNERS), contender("lightgbm", ["boosting"])];
}
