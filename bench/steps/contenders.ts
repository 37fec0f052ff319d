import v8 from "node:v8";
import type { Worker } from "playwright";
import type { KernelBuild } from "../../src/engine/wasm/kernels.ts";
import { firstLine, launchChromium, openWorker } from "../chromium.ts";
import { ONE_THREAD, startPeer } from "../pythonPeers.ts";
import type { KernelFacts } from "./kernelFacts.ts";
import { OURS, type Own, type ScriptContender } from "./openTrainers.ts";
import { createStepBench, type StepBench } from "./stepBench.ts";
import type { StepModel } from "./stepModels.ts";

export type Where = "chromium" | "node" | "python";

/** A contender's answer after the warm-up of a network, or the reason why it cannot train it. */
export type Prepared =
  { readonly variant?: string; readonly version?: string } | { readonly skipped: string };

/** One library in one environment, alive from the first network to the last, so that repeats can alternate. */
export interface Contender {
  readonly by: ScriptContender | "sklearn" | "torch";
  readonly where: Where;
  /** Facts about our own kernels; null for other libraries. */
  readonly kernels: KernelFacts | null;
  prepare(model: StepModel, index: number, budgetMs: number): Promise<Prepared>;
  /** Time of a step of the prepared network. */
  msPerStep(): Promise<number>;
  close(): Promise<void>;
}

export async function nodeContender(by: Own): Promise<Contender> {
  // Node.js 20 has relaxed SIMD behind a flag, which is read when a module is compiled.
  v8.setFlagsFromString("--experimental-wasm-relaxed-simd");
  const bench = createStepBench();
  const kernels = await bench.kernelFacts(buildOf(by));
  await bench.open(by);
  return {
    by,
    where: "node",
    kernels,
    prepare: (_, index, budgetMs) => prepared(bench.prepare(index, budgetMs)),
    msPerStep: () => bench.msPerStep(),
    close: () => Promise.resolve(),
  };
}

/** A worker of a page in a separate browser with a new profile. */
export async function chromiumContender(by: ScriptContender, url: string): Promise<Contender> {
  const browser = await launchChromium({ gpu: by === "tfjs-webgl" || by === "tfjs-webgpu" });
  const page = await browser.newPage();
  const load = (): Promise<Worker> => openWorker(page, url, "stepBench");
  const open = async (worker: Worker): Promise<Worker> => {
    await worker.evaluate((by) => (globalThis as unknown as InWorker).stepBench.open(by), by);
    return worker;
  };
  let worker: Worker;
  let kernels: KernelFacts | null;
  try {
    worker = await load();
    kernels = isOwn(by) ? await kernelFactsIn(worker, buildOf(by)) : null;
    await open(worker);
  } catch (error) {
    await browser.close();
    throw error;
  }
  return {
    by,
    where: "chromium",
    kernels,
    async prepare(_, index, budgetMs) {
      const request = { index, budgetMs };
      const answer = await prepared(
        worker.evaluate(
          ({ index, budgetMs }) => (globalThis as unknown as InWorker).stepBench.prepare(index, budgetMs),
          request,
        ),
      );
      // A library that failed in the middle of a step may be in any state.
      if ("skipped" in answer) worker = await open(await load());
      return answer;
    },
    msPerStep: () => worker.evaluate(() => (globalThis as unknown as InWorker).stepBench.msPerStep()),
    close: () => browser.close(),
  };
}

function kernelFactsIn(worker: Worker, build: KernelBuild): Promise<KernelFacts> {
  return worker.evaluate((build) => (globalThis as unknown as InWorker).stepBench.kernelFacts(build), build);
}

function isOwn(by: ScriptContender): by is Own {
  return OURS.some((own) => own === by);
}

function buildOf(by: Own): KernelBuild {
  return by === "wasm-relaxed" ? "relaxed" : "strict";
}

interface InWorker {
  readonly stepBench: StepBench;
}

export function pythonContender(by: "sklearn" | "torch", python: string): Contender {
  const peer = startPeer(python, "steps.py", [by], ONE_THREAD);
  return {
    by,
    where: "python",
    kernels: null,
    prepare: ({ model, batchSize }, _, budgetMs) =>
      peer.ask<Prepared>({ op: "prepare", model, batch: batchSize, budgetMs }),
    msPerStep: async () => (await peer.ask<{ msPerStep: number }>({ op: "time" })).msPerStep,
    close: () => peer.close(),
  };
}

async function prepared(work: Promise<void>): Promise<Prepared> {
  try {
    await work;
    return {};
  } catch (error) {
    return { skipped: firstLine(error) };
  }
}
