import { expect, test } from "vitest";
import { summarise, type AutoMlRow, type ContenderName } from "./report.ts";

function row(
  by: ContenderName,
  dataset: string,
  testScore: number,
  share: number,
  seconds: number,
): AutoMlRow {
  return { by, dataset, seed: 1, trials: 60, testScore, share, seconds };
}

test("equal scores share ranks and wins, and a table that a contender lacks is left out", () => {
  const found = summarise([
    row("ours", "a", 0.1, 0.9, 2),
    row("forest", "a", 0.3, 0.9, 1),
    row("ours", "b", 0.5, 0.8, 3),
    row("forest", "b", 0.2, 0.7, 1),
    row("ours", "c", 0.1, 1, 100),
  ]);
  expect(found).toEqual([
    { by: "ours", meanRank: 1.5, wins: 1, meanRankByShare: 1.25, winsByShare: 1.5, seconds: 5 },
    { by: "forest", meanRank: 1.5, wins: 1, meanRankByShare: 1.75, winsByShare: 0.5, seconds: 2 },
  ]);
});
