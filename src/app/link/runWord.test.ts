import { detailOf } from "../../core/errors.ts";
import { expect, test } from "vitest";
import { studyFromFragment } from "./studyLink.ts";

test("a link runs if it says so, and an ambiguous word starts nothing", () => {
  const runs = (text: string) => studyFromFragment(text).run;
  expect(["run", "run=1", "run=true", "run=yes"].map(runs)).toEqual([true, true, true, true]);
  expect(["run=0", "run=false", "run=no", "data=iris"].map(runs)).toEqual([false, false, false, false]);
  const { run, notes } = studyFromFragment("run=flase");
  expect(run).toBe(false);
  expect(notes.map((note) => detailOf(note, "part"))).toEqual(["run=flase"]);
});
