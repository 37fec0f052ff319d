import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { createRng, type Rng } from "../../src/core/math/rng.ts";

const HEADER = "customer,opened,age,income,balance,visits,score,region,plan,channel,comment,outcome";
const REGIONS = [
  "Antalya",
  "Bremen",
  "Cádiz",
  "Dalarna",
  "Évora",
  "Galway",
  "Lille",
  "Torino",
  "Wien",
  "Zadar",
];
const PLANS = ["basic", "plus", "pro"];
const CHANNELS = ["web", "phone", "shop", "post", "app"];
const OPENINGS = ["Late, but", "Asked twice:", "Would buy again,", "No answer;", "Returned,"];
const ENDS = ["fine", "slow", "broken", "as told", "too dear"];
const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAYS = 3650;
const MS_OF_DAY = 86_400_000;
const ROWS_A_PIECE = 10_000;

/**
 * Customers with a class to predict, about 100 bytes per row: whole numbers and fractions (5 % missing), dates, categories (3 % missing),
 * comments in quotes with commas and quotes inside, nearly all of them different. The same arguments give the same text.
 */
export function* csvPieces(rows: number, seed: number): Generator<string> {
  const rng = createRng(seed);
  yield `${HEADER}\n`;
  for (let from = 0; from < rows; from += ROWS_A_PIECE) {
    let piece = "";
    for (let row = from; row < Math.min(rows, from + ROWS_A_PIECE); row++) piece += `${line(rng, rows)}\n`;
    yield piece;
  }
}

/** Writes such a file, and gives it its name only when it is complete. */
export async function writeCsv(path: string, rows: number, seed: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  const file = createWriteStream(unfinished);
  for (const piece of csvPieces(rows, seed)) if (!file.write(piece)) await once(file, "drain");
  file.end();
  await once(file, "close");
  await rename(unfinished, path);
}

function line(rng: Rng, rows: number): string {
  const score = rng.uniform();
  const visits = Math.floor(40 * rng.uniform() ** 2);
  const stays = score + visits / 80 + 0.4 * rng.uniform();
  return [
    // Each customer has about five rows.
    rng.integer(Math.max(1, Math.ceil(rows / 5))),
    new Date(FIRST_DAY + MS_OF_DAY * rng.integer(DAYS)).toISOString().slice(0, 10),
    18 + rng.integer(70),
    rng.uniform() < 0.05 ? "" : (20_000 + 80_000 * rng.uniform() ** 2).toFixed(2),
    rng.uniform() < 0.05 ? "NA" : (2000 * rng.normal()).toFixed(2),
    visits,
    score.toFixed(4),
    oneOf(REGIONS, rng),
    oneOf(PLANS, rng),
    rng.uniform() < 0.03 ? "" : oneOf(CHANNELS, rng),
    `"${oneOf(OPENINGS, rng)} ""${oneOf(ENDS, rng)}"" (${rng.integer(1e6)})"`,
    stays > 0.55 ? "stayed" : stays > 0.4 ? "paused" : "left",
  ].join(",");
}

function oneOf(values: readonly string[], rng: Rng): string {
  return values[rng.integer(values.length)]!;
}
