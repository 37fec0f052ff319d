import { expect, test } from "vitest";
import { completeCases, CONTENDERS, summarise, type AutoMlRow, type ContenderName } from "./report.ts";

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

test("a case without all contenders is measured again, and its new rows replace the old ones", () => {
  const old = [row("ours", "a", 0.1, 0.9, 2), row("networks", "a", 0.2, 0.9, 2)];
  const whole = CONTENDERS.map((by) => row(by, "b", 0.3, 0.8, 1));
  expect(completeCases([...old, ...whole], CONTENDERS)).toEqual(whole);
  const again = CONTENDERS.map((by) => row(by, "a", 0.4, 0.8, 1));
  const rows = completeCases([...old, ...whole, ...again], CONTENDERS);
  expect(rows).toEqual([...again, ...whole]);
  expect(summarise(rows)[0]).toMatchObject({ by: "ours", seconds: 2 });
  // Without Python two contenders are all.
  expect(completeCases([...whole, ...old], ["ours", "networks"])).toEqual([...whole.slice(0, 2), ...old]);
});
