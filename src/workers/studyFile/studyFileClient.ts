import type { EarlierStudy } from "../../core/study/earlierStudy.ts";
import { valueOf, type WorkerResult } from "../answered.ts";
import type { StudyFileApi } from "./studyFile.protocol.ts";
import { spawnWorker } from "../workerHost.ts";

/** Far longer than the largest study takes: only a hung worker takes this long. */
const DEADLINE_MS = 120_000;

/** Reads a saved study in its own worker, which then ends. Rejects with an `AppError`: see `readStudyFile`. */
export async function openStudyFile(file: File): Promise<EarlierStudy> {
  const worker = spawnWorker<StudyFileApi>(
    () =>
      new Worker(new URL("./studyFile.worker.ts", import.meta.url), { type: "module", name: "study file" }),
  );
  try {
    return valueOf(
      await worker.call<WorkerResult<EarlierStudy>>((api) => api.read(file.name, file), DEADLINE_MS),
    );
  } finally {
    worker.terminate();
  }
}
