import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellCount, textsOf } from "../../core/data/table/cells.ts";
import { datasetOf, summarise, tableFromRaw } from "../../core/data/table/table.ts";
import { AppError } from "../../core/errors.ts";
import type { ByteSource } from "./byteSource.ts";
import { delimitedRows } from "./readDelimited.ts";
import { createReading } from "./reading.ts";
import { readRows } from "./rowSource.ts";
import { randomCases } from "../../testing/strength.ts";

const FILES = randomCases(2000, "files");

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};

const SILENT = createReading(
  0,
  new AbortController().signal,
  () => undefined,
  () => 0,
);

/** Bytes that come in pieces. */
function sourceOf(input: Uint8Array, piece = 65_536): ByteSource {
  return {
    name: "t.csv",
    size: input.length,
    isPacked: false,
    head: (count) => Promise.resolve(input.subarray(0, count)),
    async *chunks() {
      for (let at = 0; at < input.length; at += piece) yield input.subarray(at, at + piece);
    },
  };
}

async function readCsv(input: Uint8Array, encoding: string | null = null, piece?: number, head?: number) {
  const rows = await delimitedRows(sourceOf(input, piece), encoding, SILENT, {}, head);
  const limits = { limitBytes: Infinity, sampleRows: null, target: null };
  const { table, dialect } = await readRows(rows, limits, SILENT);
  if (dialect.format !== "delimited") throw new Error(dialect.format);
  return { table, dialect };
}

/** The columns as read: name → cells. */
async function columnsOf(input: string | Uint8Array): Promise<[string, (string | null)[]][]> {
  const { table } = await readCsv(typeof input === "string" ? bytes(input) : input);
  return table.columns.map(({ name, cells }) => [name, textsOf(cells)]);
}

async function errorOf(input: string | Uint8Array): Promise<unknown> {
  try {
    await readCsv(typeof input === "string" ? bytes(input) : input);
  } catch (thrown) {
    if (thrown instanceof AppError) return { code: thrown.code, ...thrown.details };
    throw thrown;
  }
  return null;
}

/** Kinds as inferred, by column. */
async function kindsOf(text: string): Promise<Record<string, string>> {
  const { table, dialect } = await readCsv(bytes(text));
  const typed = tableFromRaw(table, dialect.delimiter !== ",");
  return Object.fromEntries(typed.columns.map(({ name, inferredKind }) => [name, inferredKind]));
}

const characters = (text: string) => fc.constantFrom(...text.split(""));

describe("delimiter and header", () => {
  it.each([
    ["comma", "a,b\n1,x\n2,y\n"],
    ["semicolon", "a;b\n1;x\n2;y\n"],
    ["tab", "a\tb\n1\tx\n2\ty\n"],
    ["pipe", "a|b\n1|x\n2|y\n"],
    ["CRLF line ends", "a,b\r\n1,x\r\n2,y\r\n"],
    ["CR line ends", "a,b\r1,x\r2,y"],
    ["blank lines at the end and between", "a,b\n\n1,x\n2,y\n\n\n"],
    ["an empty column at the end", "a,b,\n1,x,\n2,y,\n"],
    ["a delimiter too many in the rows", "a,b\n1,x,\n2,y,\n"],
    ["lines of nothing but delimiters", "a,b\n1,x\n2,y\n,\n,\n"],
    ["quotes", '"a","b"\n"1","x"\n"2","y"\n'],
    ["white space about cells", "a , b\n 1, x\n2 ,y \n"],
  ])("%s", async (_, text) => {
    expect(await columnsOf(text)).toEqual([
      ["a", ["1", "2"]],
      ["b", ["x", "y"]],
    ]);
  });

  it("reads delimiters, line breaks and doubled quotes inside quotes", async () => {
    expect(await columnsOf('a,b\n"1,5","say ""hi""\nthere"\n2,y\n')).toEqual([
      ["a", ["1,5", "2"]],
      ["b", ['say "hi"\nthere', "y"]],
    ]);
  });

  it("reads a quote that is never closed as an ordinary character", async () => {
    expect(await columnsOf('size,what\n3,"tube\n5,rod\n')).toEqual([
      ["size", ["3", "5"]],
      ["what", ['"tube', "rod"]],
    ]);
  });

  it("takes semicolons with decimal commas apart, with a header and without", async () => {
    expect((await readCsv(bytes("a;b\n3,14;2,5\n1,0;7,5\n"))).dialect.delimiter).toBe(";");
    expect((await readCsv(bytes("3,14;2,5\n1,0;7,5\n"))).dialect).toMatchObject({
      delimiter: ";",
      header: false,
    });
  });

  it.each([
    ["numbers in every line: no header", "1,2,a\n3,4,b\n5,6,a\n", false],
    ["texts above numbers", "x,y,c\n3,4,b\n5,6,a\n", true],
    ["the first line's texts come back below: no header", "a,x\nb,y\na,x\nb,x\n", false],
    ["all texts, different from the rows", "colour,shape\nred,round\nblue,square\n", true],
    ["years among the names", "name,2020,2021\na,3,4\nb,5,6\n", true],
    ["years in every row", "name,2020,2021\na,2019,2022\nb,2018,2020\n", false],
    ["an empty name above numbers", ",x\n0,5\n1,6\n", true],
  ])("%s", async (_, text, header) => {
    expect((await readCsv(bytes(text))).dialect.header).toBe(header);
  });

  it("makes names unique and never empty; none is special", async () => {
    const names = (
      await columnsOf("__proto__,x,x,,<b>toString</b>,constructor\n1,2,3,4,5,6\n7,8,9,1,2,3\n")
    ).map(([name]) => name);
    expect(names).toEqual(["__proto__", "x", "x (2)", "column 4", "<b>toString</b>", "constructor"]);
  });
});

describe("encoding", () => {
  const text = "name,größe\nMálaga,1\nçédille,2\n";
  const expected = [
    ["name", ["Málaga", "çédille"]],
    ["größe", ["1", "2"]],
  ];
  it.each([
    ["UTF-8", bytes(text), "utf-8"],
    ["UTF-8 with a mark", bytes("\uFEFF" + text), "utf-8"],
    ["UTF-16 LE with a mark", utf16("\uFEFF" + text, true), "utf-16le"],
    ["UTF-16 BE with a mark", utf16("\uFEFF" + text, false), "utf-16be"],
    ["UTF-16 LE without", utf16(text, true), "utf-16le"],
    ["UTF-16 BE without", utf16(text, false), "utf-16be"],
    ["Windows-1252", Uint8Array.from(text, (char) => char.charCodeAt(0)), "windows-1252"],
  ])("%s", async (_, input, encoding) => {
    expect(await columnsOf(input)).toEqual(expected);
    expect((await readCsv(input)).dialect.encoding).toBe(encoding);
  });

  it("GB18030", async () => {
    // "品种,长度\n玫瑰,1\n牡丹,2\n"
    const gb = [
      0xc6, 0xb7, 0xd6, 0xd6, 0x2c, 0xb3, 0xa4, 0xb6, 0xc8, 0x0a, 0xc3, 0xb5, 0xb9, 0xe5, 0x2c, 0x31, 0x0a,
    ];
    const input = Uint8Array.from([...gb, 0xc4, 0xb5, 0xb5, 0xa4, 0x2c, 0x32, 0x0a]);
    expect((await readCsv(input)).dialect.encoding).toBe("gb18030");
    expect(await columnsOf(input)).toEqual([
      ["品种", ["玫瑰", "牡丹"]],
      ["长度", ["1", "2"]],
    ]);
  });
});

describe("files that cannot be used", () => {
  it.each<[string, string | Uint8Array, object]>([
    ["empty", "", { code: "csvEmpty" }],
    ["white space", " \n\n \n", { code: "csvEmpty" }],
    ["header only", "a,b,c\n", { code: "csvHeaderOnly", columns: 3 }],
    ["one column", "a\n1\n2\n", { code: "csvOneColumn", name: "a" }],
    [
      "mostly odd lines",
      "a,b,c\n1,2,3\n4,5\n6\n7,8,9,1\n",
      { code: "csvRagged", odd: 3, of: 4, row: 3, cells: 2, expected: 3, value: "4,5" },
    ],
    ["NUL bytes", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 8, 0, 1), { code: "csvBinary" }],
    [
      "half a UTF-16 character",
      Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x42),
      { code: "csvUndecodable", encoding: "utf-16le" },
    ],
  ])("%s", async (_, input, error) => {
    expect(await errorOf(input)).toEqual(error);
  });
});

describe("kinds", () => {
  it("are inferred from the cells", async () => {
    const rows = [
      "id,size,colour,ok,note,same,flag",
      "7,1.5,red,yes,first note,x,1",
      "8,-2e3,blue,No,second,x,0",
    ];
    for (let i = 0; i < 8; i++) rows.push(`${9 + i},NA,${i % 2 ? "red" : "blue"},YES,note ${i},x,1`);
    expect(await kindsOf(rows.join("\n"))).toEqual({
      id: "text",
      size: "number",
      colour: "category",
      ok: "boolean",
      note: "text",
      same: "constant",
      flag: "number",
    });
  });

  it("reads whole numbers as numbers, even if they rise or are few, unless the name is that of an id", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i},${i},${i % 3},${100 - i}`);
    expect(await kindsOf(["time,row_id,grade,customerId", ...rows].join("\n"))).toEqual({
      time: "number",
      row_id: "text",
      grade: "number",
      customerId: "text",
    });
  });

  it("reads an unnamed column as row numbers only if it counts the rows", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i},${i % 3},a`);
    expect((await kindsOf([",x,y", ...rows].join("\n")))["column 1"]).toBe("text");
    expect((await kindsOf([",x,y", ...rows.map((row, i) => `${i}${row}`)].join("\n")))["column 1"]).toBe(
      "number",
    );
  });

  it("reads decimal commas and thousands", async () => {
    const read = async (text: string) => {
      const { table, dialect } = await readCsv(bytes(text));
      const typed = tableFromRaw(table, dialect.delimiter !== ",");
      return datasetOf(typed, []).columns.map((column) =>
        column.kind === "number" ? [...column.values] : column.kind,
      );
    };
    expect(await read("a;b\n3,14;1.234,5\n-2,5;7\n")).toEqual([
      [3.14, -2.5],
      [1234.5, 7],
    ]);
    expect(await read('a,b\n"1,234","3,14"\n"2,345.5","2,5"\n')).toEqual([
      [1234, 2345.5],
      [3.14, 2.5],
    ]);
    expect((await read("a;b\n1.234;x\n2.345;y\n1.5;x\n"))[0]).toEqual([1.234, 2.345, 1.5]);
  });

  it.each(["", "NA", "n/a", "NaN", "null", "?", "-", "None", "#N/A", " "])(
    "takes %j for missing",
    async (token) => {
      const { table } = await readCsv(bytes(`a,b\n1,x\n${token},y\n3,x\n`));
      expect(textsOf(tableFromRaw(table, false).columns[0]!.cells)).toEqual(["1", null, "3"]);
    },
  );

  it("refuses to read a column as numbers if most cells are not, and reports the first one", async () => {
    const { table } = await readCsv(bytes("a,b\n1,x\nabout 5,y\n3,x\n"));
    const typed = tableFromRaw(table, false);
    expect(datasetOf(typed, [["a", "number"]]).columns[0]).toMatchObject({
      values: Float64Array.of(1, NaN, 3),
    });
    expect(() => datasetOf(typed, [["b", "number"]])).toThrow(
      expect.objectContaining({
        code: "kindImpossible",
        details: { column: "b", kind: "number", row: 1, value: "x" },
      }),
    );
    expect(() => datasetOf(typed, [["a", "boolean"]])).toThrow(
      expect.objectContaining({ details: { column: "a", kind: "boolean", row: 3, value: "3" } }),
    );
    expect(
      datasetOf(typed, [
        ["a", "category"],
        ["gone", "number"],
      ]).columns[0],
    ).toMatchObject({
      kind: "category",
      levels: ["1", "3", "about 5"],
    });
  });

  it("suggests the likeliest column: the last one by default, never a constant one", async () => {
    const read = async (text: string) => {
      const { table, dialect } = await readCsv(bytes(text));
      const typed = tableFromRaw(table, dialect.delimiter !== ",");
      const { suggestedTarget, suggestedTask } = summarise(typed, datasetOf(typed, []), null);
      return [suggestedTarget, suggestedTask];
    };
    expect(await read("a,b,c\n1,0.5,a\n2,1.5,b\n3,2.5,a\n4,0.1,b\n")).toEqual(["c", "classification"]);
    expect(await read("a,b,c\n1,0.5,a\n2,1.5,a\n3,2.5,a\n4,0.1,a\n")).toEqual(["b", "regression"]);
    expect(await read("x,y\n1.5,0\n2.5,1\n3.5,0\n4.5,1\n")).toEqual(["y", "classification"]);
  });
});

describe("any content of a file", () => {
  it("reading ends in a table or an AppError", async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: characters('ab1;,|\t"\n\r .-é?'), maxLength: 200 }).map(bytes),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        const error = await errorOf(input);
        if (error !== null) return;
        const { table, dialect } = await readCsv(input);
        const typed = tableFromRaw(table, dialect.delimiter !== ",");
        const summary = summarise(typed, datasetOf(typed, []), null);
        expect(summary.columns.length).toBeGreaterThanOrEqual(2);
        expect(table.columns.every(({ cells }) => cellCount(cells) === table.rowCount)).toBe(true);
      }),
      { seed: 3, numRuns: FILES },
    );
  });

  it("a table written as CSV reads back", async () => {
    const cell = fc
      .string({ unit: characters("abc019.,;\"\n'<é "), maxLength: 8 })
      .map((text) => `v${text}`.trim());
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        async (rows, delimiter, end) => {
          const header = rows[0]!.map((_, j) => `column-${j}`);
          const quoted = [header, ...rows].map((row) =>
            row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter),
          );
          expect(await columnsOf(quoted.join(end) + end)).toEqual(
            header.map((name, j) => [name, rows.map((row) => row[j]!)]),
          );
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
  it("is read the same in any pieces", async () => {
    const rows = Array.from({ length: 400 }, (_, i) => `${i},"ä, ""${i}""\r\n",中${i % 3}\r\n`);
    const input = bytes(`a,b,c\r\n${rows.join("")}`);
    const whole = (await readCsv(input)).table;
    expect(whole.rowCount).toBe(400);
    for (const piece of [1, 2, 3, 7, 64]) {
      expect((await readCsv(input, null, piece, 50)).table).toEqual(whole);
    }
  });
});
