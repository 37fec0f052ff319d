import { expect, test } from "vitest";
import { readStudyFile } from "./studyFile.ts";

/** A file that was changed or deleted after it was chosen. */
function refused(name: string): Blob {
  const blob = new Blob(["{}"]);
  blob.arrayBuffer = () => Promise.reject(new DOMException("The requested file could not be read", name));
  return blob;
}

test.each(["NotReadableError", "NotFoundError"])(
  "a file that the browser no longer lets us read (%s) is named, and not called broken",
  async (name) => {
    expect(await readStudyFile("a.json", refused(name))).toEqual({
      ok: false,
      error: { code: "fileChanged", details: { name: "a.json" } },
    });
  },
);

test("other reading errors have the browser's message", async () => {
  expect(await readStudyFile("a.json", refused("SecurityError"))).toMatchObject({
    error: { code: "fileUnreadable", details: { reason: "The requested file could not be read" } },
  });
});
