import { describe, expect, it } from "vitest";
import type { RowCurve } from "../../../../core/study/rowCurve.ts";
import { LEVEL, RISING } from "../../../gallery/reportFixtures.ts";
import { createI18n } from "../../../i18n/bothLanguages.ts";
import { rowCurveSpec } from "./rowCurveSpec.ts";
import { rowCurveText, sizesText } from "./rowCurveText.ts";

const { t } = createI18n("en");

const textOf = (curve: RowCurve) => rowCurveText(t, curve, rowCurveSpec(curve)!);

describe("the learning curve by rows", () => {
  it("covers every interval, from no rows on", () => {
    const { x, y, sizes, direction } = rowCurveSpec(RISING)!;
    expect(x.domain).toEqual([0, 1600]);
    for (const { interval } of sizes) {
      expect(interval![0]).toBeGreaterThanOrEqual(y.domain[0]);
      expect(interval![1]).toBeLessThanOrEqual(y.domain[1]);
    }
    expect(direction).toBe("maximize");
    expect(rowCurveSpec(LEVEL)!.direction).toBe("minimize");
  });

  it("is null without two scores", () => {
    expect(rowCurveSpec({ ...RISING, points: [] })).toBeNull();
    const undefinedScores = RISING.points.map((point, i) => (i === 0 ? point : { ...point, value: NaN }));
    expect(rowCurveSpec({ ...RISING, points: undefinedScores })).toBeNull();
  });

  it("promises more only if the interval of the last gain excludes 0", () => {
    expect(textOf(RISING)).toBe(
      "More data would probably help: from 1,120 to 1,600 rows, accuracy still became better by 0.035 (95% interval 0.018 to 0.051).",
    );
    expect(textOf(LEVEL)).toBe(
      "No sign that more data would help: from 249 to 356 rows, RMSE became worse by 0.3 (95% interval −1.2 to 1.9), which may be chance.",
    );
    expect(textOf({ ...RISING, gain: { value: 0.01, interval: [0, 0.02] } })).toMatch(/^No sign/);
    expect(textOf({ ...RISING, gain: { value: -0.01, interval: [-0.02, -0.004] } })).toBe(
      "More rows of this kind would probably not help: from 1,120 to 1,600 rows, accuracy became worse by 0.010 (95% interval 0.004 to 0.020).",
    );
    expect(textOf({ ...RISING, gain: { value: 0.01, interval: null } })).toMatch(/may be chance\.$/);
  });

  it("has every size in words", () => {
    const text = sizesText(t, RISING, rowCurveSpec(RISING)!);
    expect(text).toMatch(/^160 rows \(10%\), accuracy 0\.71, 95% interval 0\.66 to 0\.76\. 320 rows \(20%\)/);
    expect(text.match(/rows/g)).toHaveLength(5);
  });
});
