import { expect, test } from "vitest";
import { CONFIG_FIELDS } from "./configFields.ts";
import { DATA_FIELDS } from "./dataFields.ts";
import { keysOf, record, type Fields } from "./fields.ts";
import { UnfitValue } from "./kind.ts";
import { SEARCH_FIELDS } from "./searchFields.ts";
import { SETTING_FIELDS } from "./settingFields.ts";

test("no two fields have the same key in links", () => {
  const tables = [CONFIG_FIELDS, DATA_FIELDS, SEARCH_FIELDS, SETTING_FIELDS];
  const keys = tables.flatMap((fields) => Object.values(fields).flatMap((field) => [...field.keys.keys()]));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  expect(keys).toContain("gen.samples");
});

interface Point {
  readonly x: number;
  readonly label?: string;
}

test("a field that is forgotten does not compile", () => {
  // @ts-expect-error: there is no field for `label`
  const forgotten: Fields<Point> = { x: SEARCH_FIELDS.seed };
  expect(keysOf(forgotten).size).toBe(1);
});

test("what does not fit is named with its place", () => {
  const search = {
    sampler: "gp",
    budget: { trials: -3 },
    objective: { metric: "rmse", direction: "minimize" },
  };
  const read = () => record(SEARCH_FIELDS).fromJson(search, ["config", "search"]);
  expect(read).toThrow(new UnfitValue(["config", "search", "budget", "trials"], -3));
});

test("what a document lacks has its default", () => {
  const objective = { metric: "rmse", direction: "minimize" };
  const search = record(SEARCH_FIELDS).fromJson({ objective, colour: "blue" }, []);
  expect(search).toMatchObject({ objective, sampler: "gp", budget: { trials: 20 }, workers: null });
  expect(search).not.toHaveProperty("colour");
  expect(() => record(SEARCH_FIELDS).fromJson({}, [])).toThrow(new UnfitValue(["objective"], undefined));
});
