import { expect, test } from "vitest";
import { suggestTarget } from "./suggest.ts";
import { summarise, tableFromDataset } from "./table.ts";

/** The target suggested for numeric columns of these names. */
function suggestedOf(...names: string[]): string {
  const columns = names.map((name) => ({ name, kind: "number" as const, values: Float64Array.of(1, 2, 3) }));
  const dataset = { columns, rowCount: 3 };
  const { columns: summaries } = summarise(tableFromDataset(dataset), dataset, null);
  return suggestTarget(summaries).name;
}

test("the one column that is named as a target is suggested, else the last", () => {
  expect(suggestedOf("label", "pixel0", "pixel1")).toBe("label");
  expect(suggestedOf("x", " Target ", "weight")).toBe(" Target ");
  expect(suggestedOf("x", "类别", "y")).toBe("类别");
  expect(suggestedOf("x", "classical", "weight")).toBe("weight");
  expect(suggestedOf("label", "x", "class", "weight")).toBe("weight");
});
