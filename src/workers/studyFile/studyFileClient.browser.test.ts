import { expect, it } from "vitest";
import { openStudyFile } from "./studyFileClient.ts";

it("reports the error of a study's file, from a real worker", async () => {
  await expect(openStudyFile(new File(["{}"], "a.json"))).rejects.toMatchObject({
    code: "studyFileUnreadable",
    details: { name: "a.json", reason: "notStudy" },
  });
});
