import { readFileSync } from "node:fs";
import zlib from "node:zlib";
import { gzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { textsOf } from "../../core/data/table/cells.ts";
import { AppError } from "../../core/errors.ts";
import { createReading } from "./reading.ts";
import { readTables } from "./readTables.ts";

async function read(name: string, content: string | Uint8Array, limitBytes = Infinity) {
  const { signal } = new AbortController();
  const silent = (): void => undefined;
  const reading = createReading(1, signal, silent, () => 0);
  const decode = () => Promise.reject(new Error("no pictures here"));
  const blob = new Blob([typeof content === "string" ? content : content.slice()]);
  return readTables([{ name, blob }], { limitBytes, target: null, decode }, reading);
}

async function columnsOf(name: string, content: string | Uint8Array) {
  const { table } = await read(name, content);
  return Object.fromEntries(
    table.columns.map((column) => [column.name, { kind: column.inferredKind, cells: textsOf(column.cells) }]),
  );
}

async function errorOf(name: string, content: string | Uint8Array, limitBytes?: number): Promise<unknown> {
  try {
    await read(name, content, limitBytes);
  } catch (thrown) {
    if (thrown instanceof AppError) return { code: thrown.code, ...thrown.details };
    throw thrown;
  }
  return null;
}

function oddOf({ dialect }: Awaited<ReturnType<typeof read>>) {
  return dialect !== null && "odd" in dialect ? dialect.odd : null;
}

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const plants = readFileSync(new URL("../../../e2e/fixtures/messy/08-weka.arff", import.meta.url));

describe("ARFF", () => {
  it("has the names, kinds, levels and missing cells that it declares", async () => {
    const { table, dialect } = await read("plants.arff", plants);
    expect(dialect?.format).toBe("arff");
    expect(table.columns.map(({ name, inferredKind }) => [name, inferredKind])).toEqual([
      ["leaf length", "number"],
      ["leaf_width", "number"],
      ["soil", "category"],
      ["class", "category"],
    ]);
    const soil = table.columns[2]!.inferred;
    expect("levels" in soil && soil.levels).toEqual(["sand", "loam", "clay"]);
    expect(textsOf(table.columns[2]!.cells)[0]).toBeNull();
  });

  it("packed by gzip and under another name, too", async () => {
    expect((await read("plants.txt", gzipSync(plants))).dialect?.format).toBe("arff");
  });

  const HEADER = `% comment with 'one quote
@relation 'a b'
@ATTRIBUTE id string
@attribute "it's" {'a b',"c,d",e\\'f} % levels
@attribute when date "dd/MM/yyyy"
@attribute zip string
@attribute n integer

@data
`;
  const row = (i: number) => `r${i},'a b',"0${(i % 9) + 1}/02/2024",'0${i % 3}',${i}`;
  const ROWS = Array.from({ length: 12 }, (_, i) => row(i)).join("\n");

  it("reads quotes, escapes, comments, dates by their format, and texts of digits", async () => {
    const more = `\n% a comment\nr12, "c,d", '03/02/2024', '01', ?\nr13,'e\\'f',?,?,13\n`;
    const columns = await columnsOf("t.arff", HEADER + ROWS + more);
    expect(columns["it's"]).toMatchObject({ kind: "category" });
    expect(columns["it's"]!.cells.slice(-2)).toEqual(["c,d", "e'f"]);
    expect(columns["zip"]!.kind).toBe("category");
    expect(columns["zip"]!.cells[0]).toBe("00");
    expect(columns["n"]!.cells.at(-2)).toBeNull();
    expect(columns["when"]!.kind).toBe("date");
    const { table } = await read("t.arff", HEADER + ROWS + more);
    const when = table.columns[2]!.inferred;
    expect(when.kind === "date" && when.values[0]).toBe(Date.UTC(2024, 1, 1));
  });

  it("reads sparse lines: values not listed are 0 or the first level", async () => {
    const text = `@relation s\n@attribute a numeric\n@attribute c {none,some}\n@attribute b real\n@data\n${"{0 3.5, 2 1}\n{}\n{1 some, 2 2.5}\n{0 1, 1 'some'}, {2}\n".repeat(4)}`;
    const columns = await columnsOf("s.arff", text);
    expect(columns["a"]!.cells.slice(0, 4)).toEqual(["3.5", "0", "0", "1"]);
    expect(columns["b"]!.cells.slice(0, 4)).toEqual(["1", "0", "2.5", "0"]);
    expect(columns["c"]!.cells.slice(2, 4)).toEqual(["some", "some"]);
  });

  it("leaves out and reports odd lines", async () => {
    const found = await read("t.arff", `${HEADER}${ROWS}\nshort,'a b'\nx,'open,1,2,3\n${row(13)},7\n`);
    expect(oddOf(found)).toMatchObject({
      count: 3,
      of: 15,
      items: [
        { line: 22, why: "tooFew", cells: 2, kept: true },
        { line: 23, why: "quote", kept: false, text: "x,'open,1,2,3" },
        { line: 24, why: "tooMany", cells: 6, kept: false },
      ],
    });
    expect(found.table.rowCount).toBe(13);
  });

  it.each([
    ["no @data", "@relation a\n@attribute x numeric\n", { row: 2, value: "@data" }],
    [
      "an attribute without a kind",
      "@relation a\n@attribute x\n@data\n1\n",
      { row: 2, value: "@attribute x" },
    ],
    ["rows before @data", "@relation a\n@attribute x numeric\n1,2\n", { row: 3, value: "1,2" }],
  ])("is refused with %s", async (_, text, details) => {
    expect(await errorOf("t.arff", text)).toEqual({ code: "arffUnreadable", name: "t.arff", ...details });
  });
});

describe("LIBSVM", () => {
  const lines = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join("\n");

  it("has a column for each index, 0 if it is missing", async () => {
    const text = `# made up\n${lines(12, (i) => `${i % 2 === 0 ? "+1" : "-1"} 1:${i}.5 4:2 # row ${i}`)}\n-1\n`;
    const { table, dialect } = await read("t.txt", text);
    expect(dialect?.format).toBe("libsvm");
    expect(table.columns.map(({ name }) => name)).toEqual(["label", "f1", "f2", "f3", "f4"]);
    expect(table.columns.map(({ cells }) => textsOf(cells)[12])).toEqual(["-1", "0", "0", "0", "0"]);
    expect(textsOf(table.columns[0]!.cells)[0]).toBe("1");
    expect(textsOf(table.columns[1]!.cells)[3]).toBe("3.5");
  });

  it("reads groups, indices from 0, and leaves broken lines out", async () => {
    const found = await read(
      "t.svm",
      `${lines(12, (i) => `${i % 3} qid:${i % 4} 0:1 2:${i}`)}\n1 qid:2 3:4 2:\n`,
    );
    expect(found.table.columns.map(({ name }) => name)).toEqual(["label", "qid", "f0", "f1", "f2"]);
    expect(oddOf(found)).toMatchObject({ count: 1, of: 13, items: [{ line: 13, kept: false }] });
  });

  it("with too many columns is refused before memory is taken", async () => {
    expect(
      await errorOf(
        "t.svm",
        lines(5, (i) => `1 1:1 ${90_000 + i}:1`),
      ),
    ).toEqual({
      code: "tooManyColumns",
      columns: 90_001,
      limit: 20_000,
    });
  });

  it("is not recognised if every pair is two times, or below a header of words", async () => {
    const formatOf = async (text: string): Promise<unknown> => (await read("t.txt", text)).dialect?.format;
    const shifts = lines(12, (i) => `${i}\t0${i % 6}:15\t1${i % 9}:30`);
    expect(await formatOf(`id\tstart\tend\n${shifts}\n`)).toBe("delimited");
    expect(await formatOf(`${lines(12, (i) => `${i}\t8:${10 + i}\t1${i % 9}:30`)}\n`)).toBe("delimited");
    expect(await formatOf(`id a b\n${lines(12, (i) => `${i} 1:${i} 2:7`)}\n`)).toBe("delimited");
    expect(await formatOf(`${lines(12, (i) => `${i % 2} 1:${i} 2:7`)}\n`)).toBe("libsvm");
  });

  it("is not recognised in a table of times", async () => {
    const text = `n at\n${lines(12, (i) => `${i} 10:${30 + i}`)}\n`;
    expect((await read("t.txt", text).catch((thrown: unknown) => thrown)) as object).not.toMatchObject({
      dialect: { format: "libsvm" },
    });
  });
});

describe("JSON Lines with broken lines", () => {
  const good = Array.from({ length: 20 }, (_, i) => `{"n":${i},"c":"${i % 2 === 0 ? "a" : "b"}"}`);

  it.each([
    ["in the middle", [...good.slice(0, 5), '{"n":5,"c":', ...good.slice(5)], 6],
    ["at the beginning", ['{"n":,"c":"a"}', ...good], 1],
    ["cut off at the end", [...good, '{"n":20,'], 21],
  ])("%s leaves them out and reports them", async (_, lines, line) => {
    const found = await read("t.jsonl", lines.join("\n"));
    expect(found.table.rowCount).toBe(20);
    expect(oddOf(found)).toMatchObject({
      count: 1,
      of: 21,
      items: [{ line, why: "unreadable", kept: false }],
    });
  });

  it("is refused if most are broken", async () => {
    const text = good.map((line, i) => (i < 4 ? line : line.slice(0, 7))).join("\n");
    expect(await errorOf("t.jsonl", text)).toEqual({ code: "jsonBroken", name: "t.jsonl", row: 5 });
  });

  it("and too many keys is refused", async () => {
    const text = Array.from({ length: 20_001 }, (_, i) => `{"k${i}":1}`).join("\n");
    const differ = { code: "jsonKeysDiffer", records: 20_001, keys: 20_001, own: 1 };
    expect(await errorOf("t.jsonl", text)).toEqual(differ);
    const fitting = text.slice(0, text.lastIndexOf("\n"));
    expect(await errorOf("t.jsonl", fitting, 1e9)).toEqual({ ...differ, records: 20_000, keys: 20_000 });
    expect(await errorOf("t.json", `[${text.replaceAll("\n", ",")}]`)).toEqual(differ);
    const shared = `{${Array.from({ length: 20_001 }, (_, i) => `"k${i}":1`).join(",")}}`;
    expect(await errorOf("t.jsonl", `${shared}\n${shared}`)).toMatchObject({ code: "tooManyColumns" });
  });
});

describe("files of other programs are reported by their format", () => {
  const sas = new Uint8Array(1024);
  sas.set([0xc2, 0xea, 0x81, 0x60, 0xb3, 0x14, 0x11, 0xcf, 0xbd, 0x92, 0x08, 0, 9, 0xc7, 0x31, 0x8c], 12);
  const tar = new Uint8Array(1024);
  tar.set(latin("data.csv"), 0);
  tar.set(latin("ustar"), 257);
  it.each<[string, string | Uint8Array, string]>([
    ["t.dta", "<stata_dta><header><release>118</release>", "stata"],
    ["old.dta", latin("s\x01\x01\0\x05\0"), "stata"],
    ["t.sav", "$FL2@(#) SPSS DATA FILE", "spss"],
    ["t.por", "ASCII SPSS PORT FILE".padEnd(200), "spss"],
    ["t.sas7bdat", sas, "sas"],
    ["t.xpt", "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!", "sasTransport"],
    ["t.rda", gzipSync(latin("RDX3\nX\n\0\0\0\x03")), "r"],
    ["t.rds", gzipSync(latin("X\n\0\0\0\x03\0\x04\x02\0")), "r"],
    ["t.mat", "MATLAB 5.0 MAT-file, Platform: GLNXA64", "matlab"],
    ["t.pkl", latin("\x80\x04\x95\x10\0\0"), "pickle"],
    ["old.pkl", latin("(dp0\nS'a'\np1\0"), "pickle"],
    ["t.orc", "ORC", "orc"],
    ["t.avro", "Obj\x01\x04", "avro"],
    ["t.tar.gz", gzipSync(tar), "tar"],
    ["t.xml", '<?xml version="1.0"?><rows/>', "xml"],
  ])("%s", async (name, content, format) => {
    expect(await errorOf(name, content)).toEqual({ code: "fileUnsupported", name, format });
  });
});

describe("archives that grow", () => {
  it("without end are refused while they are unpacked, by their real size", async () => {
    // 80 MB of the same line, packed to 80 kB.
    const packed = zlib.gzipSync("1,2\n".repeat(20_000_000));
    expect(await errorOf("t.csv.gz", packed)).toMatchObject({ code: "fileGrowsTooMuch", name: "t.csv.gz" });
  });

  it("are refused by their claimed size before they are unpacked", async () => {
    const zip = claiming(zipSync({ "t.csv": new TextEncoder().encode("1,2\n".repeat(1000)) }), 80_000_000);
    expect(await errorOf("t.zip", zip)).toMatchObject({ code: "fileGrowsTooMuch", name: "t.zip" });
  });

  it("are damaged if they unpack to more than their claimed size", async () => {
    const zip = claiming(zipSync({ "t.csv": new TextEncoder().encode("1,2\n".repeat(1000)) }), 100);
    expect(await errorOf("t.zip", zip)).toEqual({ code: "entryDamaged", name: "t.zip", path: "t.csv" });
  });
});

/** A zip whose only file claims to unpack to so many bytes. */
function claiming(zip: Uint8Array, bytes: number): Uint8Array {
  const view = new DataView(zip.buffer);
  for (let at = zip.length - 46; at >= 0; at--) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, bytes, true);
  }
  return zip;
}
