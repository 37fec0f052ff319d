import { AppError, toErrorRecord } from "../core/errors.ts";
import { withFewerTrials } from "../core/study/fewerTrials.ts";
import { studyFromJson } from "../export/readStudyJson.ts";
import { bytesOf } from "./read/byteSource.ts";
import type { StudyFileAnswer } from "./studyFile.protocol.ts";

/** What can be learnt of a study's file. Failures: `fileUnreadable`, and see `studyFromJson`. */
export async function readStudyFile(name: string, file: Blob): Promise<StudyFileAnswer> {
  let text: string;
  try {
    text = new TextDecoder().decode(await bytesOf(name, file));
  } catch (thrown) {
    return { ok: false, error: toErrorRecord(thrown) };
  }
  try {
    return { ok: true, study: withFewerTrials(studyFromJson(text, name)) };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { ok: false, error: thrown.record };
  }
}
