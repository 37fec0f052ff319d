import { gzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { ReadChoices } from "../../core/data/dataConfig.ts";
import { rawHead } from "./rawHead.ts";
import { createReading } from "./reading.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function headOf(name: string, content: string | Uint8Array, choices: ReadChoices = {}) {
  const { signal } = new AbortController();
  const reading = createReading(
    1,
    signal,
    () => undefined,
    () => 0,
  );
  const blob = new Blob([typeof content === "string" ? content : content.slice()]);
  return rawHead([{ name, blob }], choices, reading);
}

test("the first lines stand as they are, whatever the line ends and the packing", async () => {
  const lines = ["Report", "", "a;b", "1;2"];
  for (const end of ["\n", "\r\n", "\r"]) {
    expect(await headOf("t.csv", lines.join(end) + end)).toEqual({
      format: "delimited",
      lines,
      layout: {},
    });
  }
  const text = lines.join("\n");
  expect(await headOf("t.csv.gz", gzipSync(bytes(text)))).toMatchObject({ lines });
  expect(await headOf("t.zip", zipSync({ "t.csv": bytes(text) }))).toMatchObject({ lines });
});

test("many and long lines are cut, and what was chosen stands beside them", async () => {
  const long = "x".repeat(1000);
  const head = await headOf("t.csv", Array.from({ length: 100 }, () => long).join("\n"), {
    layout: { headerLine: 2 },
  });
  expect(head?.lines).toHaveLength(60);
  expect(head?.lines.every((line) => line.length === 300)).toBe(true);
  expect(head?.layout).toEqual({ headerLine: 2 });
});

test("text of a chosen encoding is read in it", async () => {
  const head = await headOf("t.csv", Uint8Array.of(0xa3, 0x2c, 0x31), { encoding: "windows-1252" });
  expect(head?.lines).toEqual(["£,1"]);
});

test("an empty file has no lines, and what is no text has no head", async () => {
  expect(await headOf("t.csv", "")).toMatchObject({ lines: [] });
  expect(await headOf("t.json", "[{}]")).toBeNull();
  expect(await headOf("t.csv", Uint8Array.of(65, 0, 66, 0, 0, 67))).toBeNull();
});
