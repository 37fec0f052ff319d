import { createReaderClient } from "../workers/readerClient.ts";
import { createSamplerClient } from "../workers/samplerClient.ts";
import { openTrainer } from "../workers/trainerClient.ts";
import type { Services } from "./services.ts";

/** The real world: workers of this page, the browser's clock and cores. */
export function createBrowserServices(): Services {
  return {
    reader: createReaderClient(),
    createSampler: createSamplerClient,
    openTrainer,
    now: () => performance.now(),
    cores: navigator.hardwareConcurrency,
    address: location.href.replace(/[?#].*$/, ""),
  };
}
