import { expect, it } from "vitest";
import { labelBox, overlaps } from "./labelLayout.ts";
import { tipLabels } from "./tipLabels.ts";

const BOUNDS = { left: 40, top: 10, right: 500, bottom: 260 };

it("labels of running curves avoid each other and stay inside at the last epoch", () => {
  const tips = [
    { x: 495, y: 100, text: "#12" },
    { x: 490, y: 103, text: "#13" },
    { x: 490, y: 101, text: "#14" },
    { x: 200, y: 100, text: "#15" },
  ];
  const labels = tipLabels(tips, BOUNDS);
  expect(labels[3]).toMatchObject({ anchor: "start" });
  const boxes = labels.flatMap((label, i) => (label === null ? [] : [labelBox(tips[i]!.text, 11, label)]));
  for (const [i, a] of boxes.entries()) {
    expect(a.right).toBeLessThanOrEqual(BOUNDS.right);
    for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
  }
});
