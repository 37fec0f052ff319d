import type { Winner } from "../core/learner/packedModel.ts";
import type { InspectorClient } from "../workers/inspectorClient.ts";
import type { StudySamplerRequest } from "../core/study/studySampler.ts";
import type { EarlierStudy } from "../core/study/earlierStudy.ts";
import type { ReaderClient } from "../workers/readerClient.ts";
import type { SamplerClient } from "../workers/sampler/samplerClient.ts";
import type { EngineFigure, MeasureRequest, TrainerRequest } from "../workers/trainer.protocol.ts";
import type { MeasurementCache } from "./engines/measurementCache.ts";
import type { TrainerClient } from "../workers/trainerClient.ts";

/** External services of the application: workers, clock, storage. Tests use fakes. */
export interface Services {
  readonly reader: ReaderClient;
  /** Reads a saved study. Rejects with an `AppError`. */
  openStudyFile(file: File): Promise<EarlierStudy>;
  createSampler(request: StudySamplerRequest): SamplerClient;
  /** Spawns a trainer and opens its engine. Rejects with an `AppError`. */
  openTrainer(request: TrainerRequest): Promise<TrainerClient>;
  /** Measures how fast an engine trains a workload, or gives the reason why it cannot. Never rejects. */
  measureEngine(request: MeasureRequest, signal: AbortSignal): Promise<EngineFigure>;
  /** Opens a trained picture model in its own worker for inspection. Rejects with an `AppError`. */
  openInspector(winner: Winner): Promise<InspectorClient>;
  readonly measurements: MeasurementCache;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Logical processors. */
  readonly cores: number;
  /** Whether a page of the same site led here: a link from another site is trusted less. */
  readonly openedFromHere: boolean;
  /** The page's address without fragment and query. */
  readonly address: string;
}
