import { launchChromium, openWorker, serveBenchPage } from "../chromium.ts";
import { ONE_THREAD, startPeer } from "../pythonPeers.ts";
import { type Dims, type FinishedTrial, finishedTrials } from "./finishedTrials.ts";
import type { SuggestBench } from "./suggestBench.ts";

/** Number of trials that are ready to be told to Optuna between suggestions. */
export const MOST_REPEATS = 100;

/** A sampler in its environment, alive from the first case to the last. */
export interface Contender {
  readonly by: "ours" | "optuna";
  /** Creates a study with this many finished trials. */
  prepare(dims: Dims, trials: number): Promise<void>;
  /** Milliseconds of a suggestion; each call adds a finished trial for the next one. */
  next(): Promise<number>;
  close(): Promise<void>;
}

/** Ours, built as the product is, in a worker of a page in Chromium. */
export async function chromiumContender(): Promise<Contender> {
  const site = await serveBenchPage("suggest");
  const browser = await launchChromium();
  const worker = await openWorker(await browser.newPage(), site.url, "suggestBench");
  return {
    by: "ours",
    prepare: (dims, trials) =>
      worker.evaluate(
        ({ dims, trials, warmUps }) =>
          (globalThis as unknown as InWorker).suggestBench.prepare(dims, trials, warmUps),
        // The browser optimises code that runs often, and a study has made many suggestions before it has 200 trials.
        { dims, trials, warmUps: trials > 200 ? 2 : 10 },
      ),
    next: () => worker.evaluate(() => (globalThis as unknown as InWorker).suggestBench.next()),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

interface InWorker {
  readonly suggestBench: SuggestBench;
}

/** Optuna's GPSampler on one thread. */
export function optunaContender(python: string): Contender {
  const peer = startPeer(python, "suggest.py", [], ONE_THREAD);
  let waiting: FinishedTrial[] = [];
  const next = async () => {
    const { ms } = await peer.ask<{ ms: number }>({ op: "suggest" });
    await peer.ask({ op: "add", trial: waiting.shift() });
    return ms;
  };
  return {
    by: "optuna",
    async prepare(dims, trials) {
      if (dims === "learners") throw new Error("bench search compares spaces of learners");
      const finished = finishedTrials(dims, trials + MOST_REPEATS);
      waiting = finished.slice(trials);
      await peer.ask({ op: "prepare", dims, trials: finished.slice(0, trials) });
      // The first suggestion loads code and has no previous fit to start from.
      if (trials <= 200) await peer.ask({ op: "suggest" });
    },
    next,
    close: () => peer.close(),
  };
}
