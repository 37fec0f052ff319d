import type { KernelBuild } from "../../src/engine/wasm/kernels.ts";
import { kernelFacts, type KernelFacts } from "./kernelFacts.ts";
import { openTrainers, type ScriptContender } from "./openTrainers.ts";
import { STEP_MODELS } from "./stepModels.ts";
import { type OpenTrainer, type StepTimer, warmStepTimer } from "./timeSteps.ts";

/** Times one contender in this realm, one network after the other; used in a browser's worker and in Node.js. */
export interface StepBench {
  /** @throws Error with the reason if the contender is unavailable here */
  open(by: ScriptContender): Promise<void>;
  /** Facts about one build of our kernels; call before `open`, because a realm compiles them only once. */
  kernelFacts(build: KernelBuild): Promise<KernelFacts>;
  /**
   * Warms up a network, which replaces the previous one.
   * @param index in `STEP_MODELS`
   */
  prepare(index: number, budgetMs: number): Promise<void>;
  /** Time of a step of the prepared network. */
  msPerStep(): Promise<number>;
}

export function createStepBench(): StepBench {
  let trainers: OpenTrainer | null = null;
  let timer: StepTimer | null = null;
  return {
    kernelFacts,
    async open(by) {
      trainers = await openTrainers(by);
    },
    async prepare(index, budgetMs) {
      timer?.dispose();
      timer = null;
      if (trainers === null) throw new Error("Nothing is open");
      timer = await warmStepTimer(trainers, STEP_MODELS[index]!, budgetMs, () => performance.now());
    },
    msPerStep() {
      if (timer === null) throw new Error("No network is prepared");
      return timer.msPerStep();
    },
  };
}
