import { expect, it } from "vitest";
import { en } from "../i18n/en/index.ts";
import { first } from "../i18n/en/first.ts";
import { startPageI18n } from "../i18n/i18n.ts";
import { loadPrintedStudy, printedStudy } from "./printAll.ts";

it("brings the words of the printed page along", async () => {
  const PrintedStudy = () => null;
  const instance = startPageI18n("en", first);
  await loadPrintedStudy(() => Promise.resolve({ PrintedStudy }));
  expect(printedStudy()).toBe(PrintedStudy);
  expect(instance.t("dataTab.check.title")).toBe(en.dataTab.check.title);
});
