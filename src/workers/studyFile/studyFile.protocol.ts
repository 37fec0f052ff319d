import type { EarlierStudy } from "../../core/study/earlierStudy.ts";
import type { WorkerResult } from "../answered.ts";

/** Served by `studyFile.worker.ts`: a study of thousands of trials is a text of many megabytes. */
export interface StudyFileApi {
  read(name: string, file: Blob): Promise<WorkerResult<EarlierStudy>>;
}
