import { AppError } from "../core/errors.ts";
import { studyFromJson } from "../export/readStudyJson.ts";
import type { StudyFileAnswer } from "./studyFile.protocol.ts";

/** What can be learnt of a study's file. Failures: `fileUnreadable`, and see `studyFromJson`. */
export async function readStudyFile(name: string, file: Blob): Promise<StudyFileAnswer> {
  let text: string;
  try {
    text = await file.text();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, error: { code: "fileUnreadable", details: { name, reason } } };
  }
  try {
    return { ok: true, study: studyFromJson(text, name) };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { ok: false, error: { code: thrown.code, details: thrown.details } };
  }
}
