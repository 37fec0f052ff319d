import { expect, it } from "vitest";
import { createJsonKeys } from "./jsonKeys.ts";

/** @param keysOf record `i` */
function read(records: number, keysOf: (i: number) => string[]) {
  const keys = createJsonKeys();
  for (let i = 0; i < records; i++) keys.add(keysOf(i));
  keys.check();
  return keys.places.size;
}

it("refuses records that hardly share a key, naming how many keys there are", () => {
  expect(() => read(10_000, (i) => [`a${i}`, `b${i}`])).toThrow(
    expect.objectContaining({ code: "jsonKeysDiffer", details: { records: 10_000, keys: 20_000, own: 2 } }),
  );
  expect(() => read(600, (i) => ["id", `a${i}`, `b${i}`])).toThrow(
    expect.objectContaining({ code: "jsonKeysDiffer" }),
  );
});

it("refuses them as soon as there are more keys than columns may be", () => {
  const keys = createJsonKeys();
  const add = () => {
    for (let i = 0; i < 1_000_000; i++) keys.add([`k${i}`]);
  };
  expect(add).toThrow(expect.objectContaining({ code: "jsonKeysDiffer" }));
  expect(keys.places.size).toBe(20_001);
});

it("refuses a large table that would be nearly empty, although its keys repeat", () => {
  const few = (i: number) => Array.from({ length: 10 }, (_, k) => `k${(i * 37 + k * 1009) % 15_000}`);
  expect(() => read(9000, few)).toThrow(expect.objectContaining({ code: "jsonKeysDiffer" }));
  expect(read(3000, few)).toBeGreaterThan(10_000);
});

it("accepts an ordinary sparse table, in which each key is frequent", () => {
  const some = (i: number) => Array.from({ length: 20 }, (_, k) => `k${(i * 7 + k * 31) % 600}`);
  expect(read(100_000, some)).toBe(600);
});

it("accepts many shared columns, and a few records with their own keys", () => {
  const wide = Array.from({ length: 19_000 }, (_, j) => `gene${j}`);
  expect(read(120, () => wide)).toBe(19_000);
  expect(read(50, (i) => ["id", `note${i}`])).toBe(51);
});

it("reports too many columns if the records share them", () => {
  const wide = Array.from({ length: 20_001 }, (_, j) => `gene${j}`);
  expect(() => read(200, () => wide)).toThrow(expect.objectContaining({ code: "tooManyColumns" }));
});
