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

it("objects with other keys are not a table", () => {
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

it("two tables inside are ambiguous, so there is no table", () => {
  expect(recordsOf({ data: { a: [{ x: 1 }], b: [{ y: 1 }] } })).toBeNull();
});

it.each<[string, unknown]>([
  ["numbers", { 0: { 0: 5.1, 1: 4.9, 2: 4.7 }, 1: { 0: 3.5, 1: 3, 2: null } }],
  ["numbers beside texts", { 0: { 0: 5.1, 1: 4.9, 2: 4.7 }, 1: { 0: "a", 1: "b", 2: null } }],
  ["rows that were chosen", { 0: { 4: 5.1, 7: 4.9, 9: 4.7 }, 1: { 4: 3.5, 7: 3, 9: null } }],
])("columns without names, as pandas writes a table by default, are columns: %s", (_, value) => {
  const records = recordsOf(value);
  expect(records?.names).toEqual(["0", "1"]);
  expect([...(records?.rows() ?? [])].map(([first]) => first)).toEqual(["5.1", "4.9", "4.7"]);
});

it.each<[string, unknown]>([
  ["each of which holds numbers and texts", { 0: { 0: 5.1, 1: "a" }, 1: { 0: 4.9, 1: "b" }, 2: { 0: 4.7 } }],
  [
    "with a number and a text in full",
    { 0: { 0: 5.1, 1: "a" }, 1: { 0: 4.9, 1: "b" }, 2: { 0: 4.7, 1: "a" } },
  ],
  ["of which some lack cells", { 0: { 0: 5.1, 1: 3.5 }, 1: { 0: 4.9 }, 2: { 0: 4.7, 1: 3 } }],
])("rows whose columns have no names are rows: %s", (_, value) => {
  const records = recordsOf(value);
  expect(records?.names).toEqual(["0", "1"]);
  expect([...(records?.rows() ?? [])].map(([first]) => first)).toEqual(["5.1", "4.9", "4.7"]);
});
