import { expect, it } from "vitest";
import { recordsOf } from "./jsonRecords.ts";

it.each<[string, unknown]>([
  ["columns", { city: { 0: "Rome", 1: "Oslo" }, people: { 0: 5, 1: 7 } }],
  ["rows", { 0: { city: "Rome", people: 5 }, 1: { city: "Oslo", people: 7 } }],
])("objects by %s, with the numbers of rows as keys, are a table", (_, value) => {
  const records = recordsOf(value);
  expect(records?.names).toEqual(["city", "people"]);
  expect([...(records?.rows() ?? [])]).toEqual([
    ["Rome", "5"],
    ["Oslo", "7"],
  ]);
});

it("objects with other keys are none", () => {
  expect(recordsOf({ size: { width: 5, height: 7 }, place: { x: 1, y: 2 } })).toBeNull();
});
