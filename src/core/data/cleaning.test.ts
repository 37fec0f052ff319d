import { describe, expect, it } from "vitest";
import { DEFAULT_PREPARATION } from "./preparation/preparationConfig.ts";
import { asPart, cleanTarget, NO_CLEANING } from "./cleaning.ts";
import type { Column } from "./table/dataset.ts";
import { fitPreparation } from "./preparation/fitPreparation.ts";
import { transformRows } from "./preparation/transform.ts";

const rows = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

describe("cleaning", () => {
  const x: Column = { kind: "number", name: "x", values: Float64Array.of(1, 2, 1, 3, 2) };
  const target = {
    rows: rows(5),
    values: Float64Array.of(0, 1, 0, 2, 0),
    classes: ["a", "b", "c"],
  };
  const y: Column = {
    kind: "category",
    name: "y",
    levels: ["a", "b", "c"],
    codes: Int32Array.of(0, 1, 0, 2, 0),
  };
  const dataset = { columns: [x, y], rowCount: 5 };

  it("keeps the first of equal rows", () => {
    const cleaned = cleanTarget(target, dataset, { ...NO_CLEANING, dropDuplicates: true });
    expect([...cleaned.rows]).toEqual([0, 1, 3, 4]);
    expect([...cleaned.values]).toEqual([0, 1, 2, 0]);
  });

  it("distinguishes pictures by their pixels", () => {
    const pixels = Uint8Array.of(1, 2, 1, 3, 2);
    const picture = { kind: "picture", name: "p", height: 1, width: 1, channels: 1, pixels } as const;
    const pictures = { columns: [picture, y], rowCount: 5 };
    const cleaned = cleanTarget(target, pictures, { ...NO_CLEANING, dropDuplicates: true });
    expect([...cleaned.rows]).toEqual([0, 1, 3, 4]);
  });

  it("leaves rare classes out and renumbers the others", () => {
    const cleaned = cleanTarget({ ...target, values: Float64Array.of(1, 1, 0, 2, 2) }, dataset, {
      ...NO_CLEANING,
      leastClassRows: 2,
    });
    expect(cleaned).toEqual({
      rows: Uint32Array.of(0, 1, 3, 4),
      values: Float64Array.of(0, 0, 1, 1),
      classes: ["b", "c"],
    });
  });

  it("changes nothing by default, and is then absent", () => {
    expect(cleanTarget(target, dataset, NO_CLEANING)).toEqual(target);
    expect(asPart(NO_CLEANING)).toEqual({});
    expect(asPart({ ...NO_CLEANING, clip: ["x"] })).toEqual({ cleaning: { ...NO_CLEANING, clip: ["x"] } });
  });
});

describe("clipping", () => {
  const values = Float64Array.from({ length: 60 }, (_, i) => (i === 0 ? 1000 : i === 59 ? 5000 : i % 20));
  const column: Column = { kind: "number", name: "x", values };
  const config = { ...DEFAULT_PREPARATION, scaling: "none" as const };
  const dataset = { columns: [column], rowCount: 60 };

  it("moves values to the fences of the training rows, also in unseen rows", () => {
    const fitted = fitPreparation([column], rows(40), config, null, new Set(["x"]));
    const [x] = fitted.columns;
    const clip = x?.kind === "number" ? x.clip : undefined;
    expect(clip).toBeDefined();
    const features = transformRows(fitted, dataset, rows(60));
    expect(features[0]).toBeCloseTo(clip!.high, 4);
    expect(features[59]).toBeCloseTo(clip!.high, 4);
    expect(features[5]).toBe(5);
  });

  it("has bounds that do not depend on other rows", () => {
    const other = values.map((value, row) => (row < 40 ? value : value * 100));
    const fit = (own: Float64Array) =>
      fitPreparation([{ ...column, values: own }], rows(40), config, null, new Set(["x"]));
    expect(fit(other)).toEqual(fit(values));
  });

  it("is off by default", () => {
    expect(transformRows(fitPreparation([column], rows(40), config), dataset, rows(60))[59]).toBe(5000);
  });
});
