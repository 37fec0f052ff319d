import type { Suggestion } from "../../core/sampler/sampler.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { SamplerClient, ShownTrials } from "../../workers/sampler/samplerClient.ts";
import { samplerRequest } from "./samplerOptions.ts";
import type { Services } from "../services.ts";

/** The sampler of a study, which may be replaced in a pause: samplers are stateless and get all trials with every request. */
export interface SamplerOfStudy {
  /** Before the first question, so that its worker does nothing else (see `startWarmUp`) and is ready by then. */
  open(config: StudyConfig): void;
  /** One at a time. */
  ask(shown: ShownTrials, config: StudyConfig): Promise<Suggestion | null>;
  /** Seconds since the last heartbeat of the current request; 0 without a request. */
  silentSeconds(): number;
  close(): void;
}

export function openSampler(createSampler: Services["createSampler"]): SamplerOfStudy {
  let open: { readonly key: string; readonly client: SamplerClient } | null = null;
  const clientFor = (config: StudyConfig): SamplerClient => {
    const request = samplerRequest(config);
    const key = JSON.stringify(request);
    if (open?.key === key) return open.client;
    open?.client.terminate();
    open = { key, client: createSampler(request) };
    return open.client;
  };
  return {
    open: (config) => void clientFor(config),
    ask: (shown, config) => clientFor(config).ask(shown),
    silentSeconds: () => open?.client.silentSeconds() ?? 0,
    close: () => open?.client.terminate(),
  };
}
