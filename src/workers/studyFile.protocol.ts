import type { ErrorRecord } from "../core/errors.ts";
import type { EarlierStudy } from "../core/study/earlierStudy.ts";

export type StudyFileAnswer =
  { readonly ok: true; readonly study: EarlierStudy } | { readonly ok: false; readonly error: ErrorRecord };

/** Served by `studyFile.worker.ts`: a study of thousands of trials is a text of many megabytes. */
export interface StudyFileApi {
  read(name: string, file: Blob): Promise<StudyFileAnswer>;
}
