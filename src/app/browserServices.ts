import { createAwakeClock } from "../workers/awakeClock.ts";
import { openInspector } from "../workers/inspectorClient.ts";
import { createReaderClient } from "../workers/readerClient.ts";
import { createSamplerClient, spawnSampler } from "../workers/sampler/samplerClient.ts";
import { createSpareSampler } from "../workers/sampler/spareSampler.ts";
import { openStudyFile } from "../workers/studyFile/studyFileClient.ts";
import { measureEngine, openTrainer } from "../workers/trainerClient.ts";
import { createMeasurementCache } from "./engines/measurementCache.ts";
import type { Services } from "./services.ts";
import { whenIdle } from "./whenIdle.ts";

/** The services of the browser: workers of this page, clock, cores and storage. */
export function createBrowserServices(): Services {
  // Reading `localStorage` throws if storage is forbidden.
  const store = {
    getItem: (key: string) => localStorage.getItem(key),
    setItem: (key: string, value: string) => localStorage.setItem(key, value),
  };
  const samplers = createSpareSampler(spawnSampler, whenIdle);
  const keepSampler = (): void => whenIdle(samplers.keep);
  if (document.readyState === "complete") keepSampler();
  else addEventListener("load", keepSampler, { once: true });
  return {
    reader: createReaderClient(),
    createSampler: (request) => createSamplerClient(request, samplers.spawn),
    openStudyFile,
    openTrainer,
    measureEngine,
    openInspector,
    // The bundler puts a hash of the page's code, workers included, into the file names.
    measurements: createMeasurementCache(store, import.meta.url),
    now: createAwakeClock(() => performance.now()).now,
    cores: navigator.hardwareConcurrency,
    openedFromHere: URL.canParse(document.referrer) && new URL(document.referrer).origin === location.origin,
    address: location.href.replace(/[?#].*$/, ""),
  };
}
