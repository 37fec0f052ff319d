import { expose } from "comlink";
import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import type { ObservedTrial } from "../../core/sampler/sampler.ts";
import { createStudySampler, type StudySampler } from "../../core/study/studySampler.ts";
import { applyNews, type ToldTrial } from "../../core/study/trialNews.ts";
import { startHeart } from "../heart.ts";
import type { SamplerApi } from "./sampler.protocol.ts";
import { warmSampler } from "./warmSampler.ts";

let sampler: StudySampler | null = null;
let known: readonly ObservedTrial[] = [];
let trials: readonly ToldTrial[] = [];
let asked = false;

const api: SamplerApi = {
  open(request) {
    sampler = createStudySampler(request);
    return Promise.resolve();
  },
  ask(news) {
    asked = true;
    known = news.known ?? known;
    trials = applyNews(trials, news.trials);
    try {
      if (sampler === null) throw new Error("ask before open");
      return Promise.resolve({ ok: true, value: sampler.ask(known, trials) });
    } catch (thrown) {
      const error = toErrorRecord(thrown);
      // An `AppError` is passed on; a bug of the sampler becomes `samplerFailed`.
      const told: ErrorRecord =
        error.code === "unexpected" ? { code: "samplerFailed", details: error.details } : error;
      return Promise.resolve({ ok: false, error: told });
    }
  },
};

expose(api);
startHeart();
void warmSampler(() => asked, nextTask);

/** A timer, because it may wait for anything else: an idle worker has time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
