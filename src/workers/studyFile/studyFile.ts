import { AppError } from "../../core/errors.ts";
import type { EarlierStudy } from "../../core/study/earlierStudy.ts";
import { withFewerTrials } from "../../core/study/fewerTrials.ts";
import { studyFromJson } from "../../export/readStudyJson.ts";
import { resultOf, type WorkerResult } from "../answered.ts";
import { bytesOf } from "../read/byteSource.ts";

/** The earlier study in a study's file. Failures: `fileUnreadable`, and see `studyFromJson`. */
export function readStudyFile(name: string, file: Blob): Promise<WorkerResult<EarlierStudy>> {
  return resultOf(async () => {
    const text = new TextDecoder().decode(await bytesOf(name, file));
    try {
      return withFewerTrials(studyFromJson(text, name));
    } catch (thrown) {
      if (thrown instanceof AppError) throw thrown;
      // Any other error means that the file is broken, because it comes from outside.
      throw new AppError("studyFileUnreadable", { name, reason: "brokenStudy" }, { cause: thrown });
    }
  });
}
