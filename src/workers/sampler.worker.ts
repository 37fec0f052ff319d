import { expose } from "comlink";
import { toErrorRecord } from "../core/errors.ts";
import { createSampler } from "../core/sampler/createSampler.ts";
import { createWatchfulSampler } from "../core/sampler/watchfulSampler.ts";
import type { Sampler } from "../core/sampler/sampler.ts";
import type { SamplerApi } from "./sampler.protocol.ts";

let sampler: Sampler | null = null;

const api: SamplerApi = {
  open(name, options, watchful) {
    const made = createSampler(name, options);
    sampler = watchful ? createWatchfulSampler(made, options) : made;
    return Promise.resolve();
  },
  ask(trials) {
    try {
      if (sampler === null) throw new Error("ask before open");
      return Promise.resolve({ ok: true, suggestion: sampler.ask(trials) });
    } catch (thrown) {
      const { code, details } = toErrorRecord(thrown);
      // What a user can act on is told as it is; a bug of the sampler's is its failure.
      const error = code === "unexpected" ? ({ code: "samplerFailed", details } as const) : { code, details };
      return Promise.resolve({ ok: false, error });
    }
  },
};

expose(api);
