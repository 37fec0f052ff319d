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

it.each<[string, (records: unknown) => unknown]>([
  ["in one object more", (items) => ({ data: { items } })],
  [
    "three deep, beside other things",
    (items) => ({ ok: true, result: { page: { number: 1 }, body: { rows: items, next: null } } }),
  ],
  ["beside a list of plain values", (items) => ({ response: { tags: ["a", "b"], items } })],
])("records %s are a table, objects within them columns", (_, wrapped) => {
  const items = [
    { city: "Rome", size: { people: 5, area: { km2: 2 } } },
    { city: "Oslo", size: { people: 7, area: { km2: 3 } } },
  ];
  const records = recordsOf(wrapped(items));
  expect(records?.names).toEqual(["city", "size.people", "size.area.km2"]);
  expect([...(records?.rows() ?? [])]).toEqual([
    ["Rome", "5", "2"],
    ["Oslo", "7", "3"],
  ]);
});

it("two tables within are none: which is meant is not clear", () => {
  expect(recordsOf({ data: { a: [{ x: 1 }], b: [{ y: 1 }] } })).toBeNull();
});
