import type { ObservedTrial, Suggestion } from "../core/sampler/sampler.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import type { SamplerClient } from "../workers/samplerClient.ts";
import { samplerOptions } from "./samplerOptions.ts";
import type { Services } from "./services.ts";

/** The sampler of a study, which may become another one in a pause: samplers are shown all trials at every ask and keep nothing. */
export interface StudySampler {
  /** One at a time. */
  ask(trials: readonly ObservedTrial[], config: StudyConfig): Promise<Suggestion | null>;
  close(): void;
}

export function openSampler(createSampler: Services["createSampler"]): StudySampler {
  let open: { readonly key: string; readonly client: SamplerClient } | null = null;
  const clientFor = (config: StudyConfig): SamplerClient => {
    const { sampler, budget } = config.search;
    const options = samplerOptions(config);
    const watchful = budget.tolerance !== null;
    const key = JSON.stringify([sampler, options, watchful]);
    if (open?.key === key) return open.client;
    open?.client.terminate();
    open = { key, client: createSampler(sampler, options, watchful) };
    return open.client;
  };
  return {
    ask: (trials, config) => clientFor(config).ask(trials),
    close: () => open?.client.terminate(),
  };
}
