import { expose } from "comlink";
import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import type { ObservedTrial } from "../../core/sampler/sampler.ts";
import { createStudySampler, type StudySampler } from "../../core/study/studySampler.ts";
import { applyNews, type ToldTrial } from "../../core/study/trialNews.ts";
import { startHeart } from "../heart.ts";
import type { SamplerApi } from "./sampler.protocol.ts";
import { startWarmUp } from "./warmUp.ts";

let sampler: StudySampler | null = null;
let known: readonly ObservedTrial[] = [];
let trials: readonly ToldTrial[] = [];
/** Timers, because it may wait for anything else. */
const warmUp = startWarmUp((work) => void setTimeout(work));

const api: SamplerApi = {
  open(request) {
    warmUp.open(request);
    sampler = createStudySampler(request);
    return Promise.resolve();
  },
  ask(news) {
    known = news.known ?? known;
    trials = applyNews(trials, news.trials);
    try {
      if (sampler === null) throw new Error("ask before open");
      const value = sampler.ask(known, trials);
      warmUp.answered(value);
      return Promise.resolve({ ok: true, value });
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
