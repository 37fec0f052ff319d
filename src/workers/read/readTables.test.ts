import { gzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { cellCount, textsOf } from "../../core/data/table/cells.ts";
import type { LayoutChoices } from "../../core/data/parse/layout.ts";
import { datasetOf } from "../../core/data/table/table.ts";
import { AppError } from "../../core/errors.ts";
import type { GivenFile } from "../reader.protocol.ts";
import { createReading } from "./reading.ts";
import { readTables } from "./readTables.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const given = (name: string, content: string | Uint8Array): GivenFile => ({
  name,
  blob: new Blob([typeof content === "string" ? content : content.slice()]),
});

async function read(
  files: readonly GivenFile[],
  options: { limitBytes?: number; sampleRows?: number; layout?: LayoutChoices } = {},
) {
  const { signal } = new AbortController();
  const reading = createReading(
    1,
    signal,
    () => undefined,
    () => 0,
  );
  return readTables(
    files,
    {
      limitBytes: Infinity,
      target: null,
      decode: () => Promise.reject(new Error("no pictures here")),
      ...options,
    },
    reading,
  );
}

async function summaryOf(files: readonly GivenFile[]) {
  const { table, dialect } = await read(files);
  const names = table.columns.map(({ name, inferredKind }) => `${name}: ${inferredKind}`);
  return { rows: table.rowCount, test: table.testRows, names, format: dialect?.format };
}

async function errorOf(file: GivenFile): Promise<unknown> {
  try {
    await read([file]);
  } catch (thrown) {
    if (thrown instanceof AppError) return { code: thrown.code, ...thrown.details };
    throw thrown;
  }
  return null;
}

async function packed(files: readonly GivenFile[]): Promise<GivenFile> {
  const entries = await Promise.all(
    files.map(async ({ name, blob }) => [name, new Uint8Array(await blob.arrayBuffer())] as const),
  );
  return given("all.zip", zipSync(Object.fromEntries(entries)));
}

const ROWS = Array.from({ length: 30 }, (_, i) => ({ n: i, colour: i % 3 === 0 ? "red" : "blue" }));
const CSV = `n,colour\n${ROWS.map(({ n, colour }) => `${n},${colour}`).join("\n")}\n`;
const SAME = { rows: 30, test: 0, names: ["n: number", "colour: category"] };

describe("formats are told by their content", () => {
  it.each<[string, GivenFile, string]>([
    ["gzip", given("t.csv", gzipSync(bytes(CSV))), "delimited"],
    ["JSON, called CSV", given("t.csv", JSON.stringify(ROWS)), "json"],
    ["JSON within an object", given("t.json", JSON.stringify({ ok: true, rows: ROWS })), "json"],
    [
      "JSON by column",
      given(
        "t.json",
        JSON.stringify({ n: ROWS.map(({ n }) => n), colour: ROWS.map(({ colour }) => colour) }),
      ),
      "json",
    ],
    [
      "JSON Lines whose first keys are not all",
      given("t.txt", ROWS.map(({ n, colour }) => JSON.stringify(n === 0 ? { n } : { n, colour })).join("\n")),
      "jsonLines",
    ],
  ])("%s", async (_, file, format) => {
    expect(await summaryOf([file])).toEqual({ ...SAME, format });
  });
});

describe("a zip of tables", () => {
  it("is read like the tables in it, whatever else is packed", async () => {
    const zip = zipSync({
      "data/": new Uint8Array(),
      "data/train.csv": bytes(CSV),
      "data/test.csv.gz": gzipSync(bytes("n,colour\n100,red\n")),
      "data/README.txt": bytes("how it was made"),
      "__MACOSX/data/._train.csv": bytes("\0\0"),
    });
    expect(await summaryOf([given("archive.zip", zip)])).toMatchObject({ rows: 31, test: 1 });
  });
});

describe("text that was read in the wrong encoding", () => {
  it("is told by an example, where there is one", async () => {
    expect((await read([given("t.csv", CSV)])).garbled).toBeUndefined();
    expect((await read([given("t.csv", CSV.replace("red", "r\ufffdd"))])).garbled).toEqual({
      column: "colour",
      value: "r\ufffdd",
    });
    // "Łódź" in Windows-1250, of which the last byte means nothing in Windows-1252 but a control.
    const polish = given(
      "t.csv",
      Uint8Array.from([...bytes("town,n\n"), 0xa3, 0xf3, 0x64, 0x9f, 0x81, 0x2c, 0x31, 0x0a]),
    );
    expect((await read([polish])).garbled).toMatchObject({ column: "town" });
  });
});

describe("several files", () => {
  it("are one table, the test file's rows last, whatever the order of files and columns", async () => {
    const test = given("titanic_test.csv", "colour,n\nred,100\nblue,101\n");
    const { table } = await read([test, given("titanic_train.csv", CSV)]);
    expect([table.rowCount, table.testRows]).toEqual([32, 2]);
    const [n] = table.columns;
    if (n!.inferred.kind !== "number") throw new Error(n!.inferred.kind);
    expect(Array.from(n!.inferred.values.subarray(-2))).toEqual([100, 101]);
  });

  it("without such a name are parts of one table", async () => {
    expect(await summaryOf([given("a.csv", CSV), given("b.csv", CSV)])).toMatchObject({ rows: 60, test: 0 });
  });

  it("with other columns are refused", async () => {
    const files = [given("train.csv", CSV), given("test.csv", "n\tx\n1\t2\n")];
    await expect(read(files)).rejects.toMatchObject({
      code: "filesDiffer",
      details: { name: "test.csv", other: "train.csv", column: "colour" },
    });
  });
});

describe("the files of a competition", () => {
  const train = given(
    "train.csv",
    `Id,x,y,Outcome\n${ROWS.map(({ n }) => `${n},${n * 3},${n % 7},${n % 2}`).join("\n")}\n`,
  );
  const test = given("test.csv", "Id,x,y\n90,1,2\n91,3,4\n");
  const noTarget = { name: "test.csv", reason: "noTarget", column: "Outcome" };
  const answers = (name: string) => ({ name, reason: "answers" });

  it("leave a test file without the target and the answers aside, wherever they come from", async () => {
    const submission = given("gender_submission.csv", "Id,Outcome\n90,0\n91,1\n");
    for (const files of [[submission, test, train], [await packed([submission, test, train])]]) {
      const { table, aside, rowsInFile } = await read(files);
      expect([table.rowCount, table.testRows, table.columns.length, rowsInFile]).toEqual([30, 0, 4, 30]);
      expect(aside).toEqual(expect.arrayContaining([noTarget, answers("gender_submission.csv")]));
      expect(aside).toHaveLength(2);
    }
  });

  it("leave out of the features what the test file lacks beside the target", async () => {
    const bikes = ROWS.map(({ n }) => `d${n},${n % 4},${n % 9},${n},${n * 2},${n * 3}`).join("\n");
    const bikeTrain = given("train.csv", `datetime,season,temp,casual,registered,count\n${bikes}\n`);
    const short = given("test.csv", "datetime,season,temp,casual\nd90,1,2,3\nd91,1,3,3\n");
    const lacking = (column: string, also: readonly string[]) => ({
      name: "test.csv",
      reason: "noTarget",
      column,
      also,
    });
    const read1 = await read([bikeTrain, short]);
    expect([read1.aside, read1.target]).toEqual([[lacking("count", ["registered"])], "count"]);
    const answered = given("sampleSubmission.csv", "datetime,registered\nd90,0\nd91,0\n");
    const read2 = await read([bikeTrain, answered, short]);
    expect([read2.aside?.at(-1), read2.target]).toEqual([lacking("registered", ["count"]), "registered"]);
  });

  it("tell answers without such a name by the rows of the test file", async () => {
    const { aside } = await read([train, test, given("ids.csv", "Id,Outcome\n90,0\n91,1\n")]);
    expect(aside).toEqual([answers("ids.csv"), noTarget]);
    const other = given("ids.csv", "Id,Outcome\n90,0\n91,1\n92,1\n");
    await expect(read([train, test, other])).rejects.toMatchObject({ code: "filesDiffer" });
  });

  it("are refused where a test file lacks more, or a file that is none lacks one", async () => {
    const files = [given("test.csv", "Id,x\n90,1\n91,3\n"), given("part2.csv", "Id,x,y\n90,1,2\n91,3,4\n")];
    for (const file of files)
      await expect(read([train, file])).rejects.toMatchObject({
        code: "filesDiffer",
        details: { name: file.name },
      });
  });

  it("are all learnt from where the test file has the target", async () => {
    const labelled = given("test.csv", "Id,x,y,Outcome\n90,1,2,0\n");
    const { table, aside } = await read([labelled, train]);
    expect([table.rowCount, table.testRows, aside]).toEqual([31, 1, undefined]);
  });
});

describe("memory", () => {
  it("past its limit refuses, and a sample keeps the shares of classes, the same each time", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},${i % 10 === 0 ? "rare" : "usual"}`);
    const file = given("t.csv", `n,class\n${rows.join("\n")}\n`);
    await expect(read([file], { limitBytes: 100_000 })).rejects.toMatchObject({ code: "tableTooLarge" });
    const { table, rowsInFile } = await read([file], { limitBytes: 100_000, sampleRows: 2000 });
    expect([table.rowCount, rowsInFile]).toEqual([2000, 20_000]);
    const classes = table.columns[1]!.inferred;
    if (classes.kind !== "category") throw new Error(classes.kind);
    expect(classes.codes.filter((code) => classes.levels[code] === "rare")).toHaveLength(200);
    const again = await read([file], { limitBytes: 100_000, sampleRows: 2000 });
    expect(again.table.columns[0]!.cells).toEqual(table.columns[0]!.cells);
    expect(cellCount(table.columns[0]!.cells)).toBe(2000);
  });
});

describe("damaged and foreign files", () => {
  const archive = zipSync({ "readme.txt": bytes("nothing to see") });
  const damagedZip = () => {
    const zip = zipSync({ "data/t.csv": bytes(CSV) }, { level: 0 });
    zip[zip.indexOf("r".charCodeAt(0), 60)] = "s".charCodeAt(0);
    return zip;
  };
  const bomb = zipSync({ "xl/workbook.xml": bytes("<workbook/>"), "[Content_Types].xml": bytes("") });
  // The directory's claim of the size of the first entry: 24 bytes into its record.
  const record = bomb.findIndex((_, i) => bomb[i] === 0x50 && bomb[i + 2] === 1 && bomb[i + 3] === 2);
  new DataView(bomb.buffer).setUint32(record + 24, 2_000_000_000, true);

  it.each<[string, GivenFile, object]>([
    [
      "cut gzip",
      given("t.csv.gz", gzipSync(bytes(CSV)).slice(0, -20)),
      { code: "fileDamaged", name: "t.csv.gz", format: "gzip" },
    ],
    [
      "cut workbook",
      given("t.xlsx", archive.slice(0, -30)),
      { code: "fileDamaged", name: "t.xlsx", format: "Excel" },
    ],
    ["archive of something else", given("t.zip", archive), { code: "zipUnusable", name: "t.zip", files: 1 }],
    [
      "zip with a damaged table",
      given("t.zip", damagedZip()),
      { code: "entryDamaged", name: "t.zip", path: "data/t.csv" },
    ],
    [
      "picture called CSV",
      given("t.csv", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Array<number>(16).fill(1))),
      { code: "fileUnsupported", name: "t.csv", format: "picture" },
    ],
    [
      "workbook that claims 2 GB",
      given("t.xlsx", bomb),
      { code: "fileInflatesTooLarge", name: "t.xlsx", megabytes: 2000, limit: 400 },
    ],
    [
      "cut Parquet",
      given("t.parquet", "PAR1 and no more"),
      { code: "fileDamaged", name: "t.parquet", format: "Parquet" },
    ],
    [
      "PDF called CSV",
      given("t.csv", "%PDF-1.7\n"),
      { code: "fileUnsupported", name: "t.csv", format: "pdf" },
    ],
    [
      "web page",
      given("t.csv", "<!DOCTYPE html><p>Not found"),
      { code: "fileUnsupported", name: "t.csv", format: "html" },
    ],
    [
      "JSON with a broken line",
      given("t.jsonl", '{"a":1,"b":2}\n{"a":1,\n'),
      { code: "jsonBroken", name: "t.jsonl", row: 2 },
    ],
    [
      "JSON with a comment above",
      given("t.json", '// made by hand\n[{"a":1,"b":2},{"a":3,"b":4}]'),
      { code: "jsonComment", name: "t.json", row: 1, text: "// made by hand" },
    ],
    [
      "JSON with a comment within",
      given("t.json", '[{"a":1,"b":2},\n  # the second\n{"a":3,"b":4}]'),
      { code: "jsonComment", name: "t.json", row: 2, text: "# the second" },
    ],
    [
      "JSON with a comment of several lines, without such a name",
      given("t.txt", '\n/* made\n by hand */\n{"rows": [{"a":1,"b":2},{"a":3,"b":4}]}'),
      { code: "jsonComment", name: "t.txt", row: 2, text: "/* made" },
    ],
    ["JSON that is no table", given("t.json", '{"a":1}'), { code: "jsonNotTable", name: "t.json" }],
    [
      "a study saved by this page",
      given(
        "mice.json",
        '{"format": "surmise-study", "version": 2, "trials": [{"number": 0}, {"number": 1}]}',
      ),
      { code: "jsonIsStudy", name: "mice.json" },
    ],
  ])("%s", async (_, file, error) => {
    expect(await errorOf(file)).toEqual(error);
  });

  it("keep formulas, markup and special names as text", async () => {
    const text = "__proto__,<b>x</b>\n=1+1,<script>alert(1)</script>\n=SUM(A1),<i>y</i>\n";
    const { table } = await read([given("t.csv", text)]);
    expect(table.columns.map(({ name }) => name)).toEqual(["__proto__", "<b>x</b>"]);
    expect(textsOf(table.columns[0]!.cells)).toEqual(["=1+1", "=SUM(A1)"]);
  });
});

describe("a chosen decimal mark", () => {
  it("decides what 1.234 is", async () => {
    const file = given("t.csv", "n;colour\n1.234;red\n2.345;blue\n");
    const meanOf = async (decimal: "point" | "comma") => {
      const { table } = await read([file], { layout: { decimal } });
      const [n] = datasetOf(table, []).columns;
      return n?.kind === "number" ? [...n.values] : n?.kind;
    };
    expect(await meanOf("point")).toEqual([1.234, 2.345]);
    expect(await meanOf("comma")).toEqual([1234, 2345]);
  });
});
