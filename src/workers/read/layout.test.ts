import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LayoutChoices } from "../../core/data/parse/layout.ts";
import { readText } from "../../testing/readText.ts";

const messy = (name: string) =>
  readFileSync(new URL(`../../../e2e/fixtures/messy/${name}`, import.meta.url), "utf8");
const ROWS = "a,1,2.5\nb,2,3.5\nc,3,4.5\nd,4,1.5\n";

describe("files that people have", () => {
  it("a report with a preamble and a total", async () => {
    const { header, rows, layout } = await readText(messy("05-report-with-preamble.csv"));
    expect(header).toEqual(["Country", "Segment", "Items", "Weight", "Distance", "Days late"]);
    expect(rows).toHaveLength(200);
    expect(layout).toMatchObject({ headerLine: 5, firstLine: 6, lastLine: 205, odd: { count: 0, of: 200 } });
    expect(layout.skipped).toEqual([
      { from: 1, to: 3, why: "above", text: "Sales report" },
      { from: 206, to: 206, why: "total", text: "Totals:,,,,,1216.7" },
    ]);
    expect(layout.head[0]).toBe("Sales report");
  });

  it("a line of units", async () => {
    const { units, rows, layout } = await readText(messy("06-units-row.csv"));
    expect(units).toEqual(["s", "m3/h", "kPa", "%", "rpm", "kg"]);
    expect(rows).toHaveLength(250);
    expect(layout).toMatchObject({ headerLine: 1, unitsLine: 2, firstLine: 3 });
  });

  it("one broken line", async () => {
    const { rows, layout } = await readText(messy("12-one-broken-line.csv"));
    const text = "emp86,HR, payroll,12,71.3,59000";
    expect(layout.odd).toEqual({
      count: 1,
      of: 200,
      items: [{ line: 88, text, why: "tooMany", cells: 6, kept: true }],
    });
    expect(rows[86]).toEqual(["emp86", "HR, payroll", "12", "71.3", "59000"]);
  });

  it("columns aligned by blanks, without a header", async () => {
    const { delimiter, rows, layout } = await readText(messy("17-aligned-by-spaces.data"));
    expect([delimiter, rows.length, layout.headerLine]).toEqual([" ", 200, 0]);
    expect(rows[0]).toEqual(["7.28557", "70.98", "0.4248", "317.0", "2.90"]);
  });
});

describe("the header", () => {
  it.each<[string, string, readonly string[], number]>([
    [
      "of years",
      "Country,Code,2000,2001\nFrance,FR,1.5,2\nSpain,ES,2,3\n",
      ["Country", "Code", "2000", "2001"],
      2,
    ],
    ["of counted columns", ",0,1,2,3\n0,5.1,3.5,1,2\n1,4.9,3,1,2\n", ["column 1", "0", "1", "2", "3"], 2],
    [
      "of groups and names",
      ",Size,,Mass,\nid,len,wid,min,max\nx,1,2,3,4\ny,5,6,7,8\n",
      ["id", "Size len", "Size wid", "Mass min", "Mass max"],
      2,
    ],
    [
      "of two full lines",
      "T,T,H,H\nmin,max,min,max\n1,2,3,4\n5,6,7,8\n",
      ["T min", "T max", "H min", "H max"],
      2,
    ],
    ["twice", `k,n,x\nk,n,x\n${ROWS}`, ["k", "n", "x"], 4],
    ["again between rows", `k,n,x\n${ROWS}k,n,x\n${ROWS}`, ["k", "n", "x"], 8],
    [
      "one name short, with nothing in the last column",
      "n,x\n1,7,\n2,5,\n3,5,\n4,9,\n",
      ["column 1", "n", "x"],
      4,
    ],
    ["and more empty cells than the rows have", `k,n,x,,,,,,\n${ROWS}`, ["k", "n", "x"], 4],
    [
      "one name short, with texts that name the rows and nothing in the last column",
      "mpg,cyl,note\nMazda RX4,21,6,\nDatsun 710,22.8,4,\nValiant,18.1,6,\nDuster 360,14.3,8,\n",
      ["column 1", "mpg", "cyl", "note"],
      4,
    ],
    [
      "all its names, with texts in the first column and a delimiter at the end of each row",
      "model,mpg,cyl\nMazda RX4,21,6,\nDatsun 710,22.8,4,\nValiant,18.1,6,\nDuster 360,14.3,8,\n",
      ["model", "mpg", "cyl"],
      4,
    ],
    [
      "one name short, with NA in the last column",
      '"n","x"\n"1",7,NA\n"2",8,NA\n"3",9,NA\n',
      ["column 1", "n", "x"],
      3,
    ],
    ["all its names, and a delimiter at the end of each row", "n,x\na,1,\na,2,\nc,3,\nd,4,\n", ["n", "x"], 4],
    [
      "all its names, above numbers and a delimiter at the end",
      "n,x\n4,1,\n5,2,\n6,3,\n7,4,\n",
      ["n", "x"],
      4,
    ],
    ["of texts above amounts", 'what,paid\nrent,$12\nfood,"$1,250"\nfood,$3\n', ["what", "paid"], 3],
    ["of texts above texts with units", "share,mass\n12%,5 kg\n9%,7 kg\n", ["share", "mass"], 2],
    ["of numbers with units above plain ones", "10 m,20 m\n1,2\n3,4\n", ["10 m", "20 m"], 2],
    ["none: amounts in the first line too", "$12,5%\n$13,7%\n$8,1%\n", ["column 1", "column 2"], 3],
    ["none: limits in the first line", "x,<0.5\ny,0.7\nx,1.2\n", ["column 1", "column 2"], 3],
    [
      "names that are units, under a group",
      "Site,Sample,,State\n,n,mg/l,\na,1,2.5,x\nb,2,3.5,y\nc,3,4.5,x\nd,4,1.5,y\n",
      ["Site", "Sample n", "Sample mg/l", "State"],
      4,
    ],
    ["one name short, as R writes", `n,x\n${ROWS}`, ["column 1", "n", "x"], 4],
    ["none: a number in every cell of the first line", "1,2\n3,4\n5,6\n", ["column 1", "column 2"], 3],
    ["none: an odd first row is no second header", `k,n,x\nz,n.d.,tbd\n${ROWS}`, ["k", "n", "x"], 5],
    ["none: a first row with hardly a cell is a row", "k,n,x\na,,\nb,2,3\nc,3,4\n", ["k", "n", "x"], 3],
  ])("%s", async (_, text, header, rows) => {
    const read = await readText(text);
    expect([read.header, read.rows.length]).toEqual([header, rows]);
  });
});

describe("sums below", () => {
  it.each<[string, string, boolean]>([
    ["by their word", "Total,10,12", true],
    ["in Chinese", "合计,10,12", true],
    ["by their numbers", ",10,12", true],
    ["not a row that only lacks its name", ",10,13", false],
    ["not a name like it", "Totally,10,12", false],
  ])("%s", async (_, line, left) => {
    const { rows, layout } = await readText(`k,n,x\n${ROWS}${line}\n`);
    expect(rows).toHaveLength(left ? 4 : 5);
    expect(layout.skipped.map(({ why }) => why)).toEqual(left ? ["total"] : []);
  });

  it("are rows where others begin with the same word", async () => {
    expect((await readText(`k,n,x\nTotal,1,1\n${ROWS}Total,10,12\n`)).rows).toHaveLength(6);
  });
});

describe("several tables", () => {
  const small = "p,q\n1,2\n3,4\n5,6\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n";
  const large = `k,n,x\n${ROWS.repeat(5)}`;

  it("the largest is read, and all are named", async () => {
    const { header, rows, layout } = await readText(`${small}\n${large}`);
    expect([header, rows.length]).toEqual([["k", "n", "x"], 20]);
    expect(layout.tables).toEqual([
      { from: 1, to: 11, rows: 11, columns: 2 },
      { from: 13, to: 33, rows: 21, columns: 3 },
    ]);
    expect(layout.table).toBe(2);
  });

  it("another can be chosen", async () => {
    for (const [text, table] of [
      [`${small}\n${large}`, 1],
      [`${large}\n${small}`, 2],
    ] as const) {
      const { header, rows, layout } = await readText(text, { table });
      expect([header, rows.length, layout.table]).toEqual([["p", "q"], 10, table]);
    }
  });

  it("a larger one far below the first lines is found", async () => {
    const long = `k,n,x\n${ROWS.repeat(100)}`;
    const { header, rows } = await readText(`a,b,c,d\n${"1,2,3,x\n".repeat(210)}\n${long}`);
    expect([header, rows.length]).toEqual([["k", "n", "x"], 400]);
  });
});

describe("what is chosen holds", () => {
  const text = `Report\nk;n;x\n'a;b';1;2\nc;3,5;4\nd;5;6\n# e;7;8\ne;7;8\n`;
  it.each<[string, LayoutChoices, readonly string[], number]>([
    ["quote", { quote: "'" }, ["k", "n", "x"], 5],
    ["header line", { headerLine: 4 }, ["c", "3,5", "4"], 3],
    ["no header", { headerLine: 0, firstLine: 4 }, ["column 1", "column 2", "column 3"], 4],
    ["lines of the header", { headerLine: 2, headerLines: 2, quote: "'" }, ["k a;b", "n 1", "x 2"], 4],
    ["units", { headerLine: 2, unitsLine: 4, quote: "'" }, ["k", "n", "x"], 4],
    ["first line", { firstLine: 5 }, ["k", "n", "x"], 3],
    ["last line", { lastLine: 4, quote: "'" }, ["k", "n", "x"], 2],
    ["comments", { comment: "#", quote: "'" }, ["k", "n", "x"], 4],
    ["no comments", { comment: "", quote: "'" }, ["k", "n", "x"], 5],
    ["odd lines left out", { oddLines: "leaveOut", headerLine: 2, quote: "" }, ["k", "n", "x"], 4],
    ["odd lines kept", { oddLines: "keep", headerLine: 2, quote: "" }, ["k", "n", "x"], 5],
  ])("%s", async (_, choices, header, rows) => {
    const read = await readText(text, choices);
    expect([read.header, read.rows.length]).toEqual([header, rows]);
  });
});

describe("rows of another width behind a blank line", () => {
  const table = "k,n,x,y\na,1,2,3\nb,2,3,4\nc,3,4,5\nd,4,5,6\n";
  it("are rows where odd lines are to be kept", async () => {
    const { rows, layout } = await readText(`${table}\ne,5,6,7,8\nf,6,7,8,9\ng,7,8,9,1\nh,8,9,1,2\n`, {
      oddLines: "keep",
    });
    expect([rows.length, layout.odd.count]).toEqual([8, 4]);
    expect(rows.at(-1)).toEqual(["h", "8", "9", "1"]);
  });

  it("are another table all the same below a header of their own", async () => {
    const { rows, layout } = await readText(`${table}\nname,u,v\ne,5,6\nf,6,7\ng,7,8\n`, {
      oddLines: "keep",
    });
    expect(rows).toHaveLength(4);
    expect(layout.skipped.map(({ why }) => why)).toEqual(["otherTable"]);
  });
});

it("a delimiter that is chosen holds", async () => {
  const text = "a,b;c\n1,2;3\n4,5;6\n";
  expect((await readText(text)).header).toEqual(["a,b", "c"]);
  expect((await readText(text, { delimiter: "," })).header).toEqual(["a", "b;c"]);
});

describe("limits", () => {
  const good = `k,n,x\n${ROWS}`;
  it("a quote that is open for a million characters costs its line only", async () => {
    const { rows, layout } = await readText(`${good}e,5,"open\n${ROWS.repeat(25_000)}`);
    expect(rows).toHaveLength(100_005);
    expect(layout.odd).toMatchObject({ count: 1, items: [{ line: 6, text: 'e,5,"open', why: "quote" }] });
  });

  it("a quote open in every line is read line by line", async () => {
    const { rows } = await readText(`k,n,x\n${'a,"open,1\n'.repeat(20_000)}`);
    expect(rows).toHaveLength(20_000);
  });

  it.each([
    [
      "a line without an end",
      `${good}${"x".repeat(20_000_000)}`,
      { code: "csvLineTooLong", details: { row: 6 } },
    ],
    [
      "a cell without an end",
      `${good}e,5,"${"x\n,".repeat(10_000)}${"x".repeat(20_000_000)}`,
      { code: "csvLineTooLong" },
    ],
    [
      "columns without an end",
      `${"1,".repeat(2_500_000)}\n${ROWS}`,
      { code: "tooManyColumns", details: { columns: 2_500_001 } },
    ],
  ])("%s is refused", async (_, text, error) => {
    await expect(readText(text)).rejects.toMatchObject(error);
  });
});

describe("rows without the empty cells at their end", () => {
  const cells = (i: number) => [
    `p${i}`,
    `${20 + i}`,
    `${i}.5`,
    ["", "low", "high"][i % 3]!,
    i % 4 === 0 ? `n${i}` : "",
  ];
  const cut = (row: readonly string[]) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
  const header = ["id", "age", "dose", "group", "note"];
  const full = Array.from({ length: 60 }, (_, i) => cells(i));

  it.each([",", ";", "\t"])("most of them, with %j between", async (delimiter) => {
    const text = [header, ...full.map(cut)].map((row) => row.join(delimiter)).join("\n");
    const read = await readText(text);
    expect(read.header).toEqual(header);
    expect(read.rows).toEqual(full);
    expect(read.layout).toMatchObject({ shortRows: full.filter((row) => cut(row).length < 5).length });
    expect(read.layout.odd.count).toBe(0);
  });

  it("also those that come after the first rows, and a remark below", async () => {
    const many = Array.from({ length: 900 }, (_, i) => cells(i));
    const text = [header, ...many.map(cut)].map((row) => row.join(",")).join("\n");
    const read = await readText(`${text}\nSource: own data\n`);
    expect(read.rows).toEqual(many);
    expect(read.layout.skipped).toMatchObject([{ from: 902, why: "below" }]);
  });

  it("not where cells then stand in columns of another kind", async () => {
    const text = Array.from({ length: 30 }, (_, i) => ["7,yes", "7,8,yes", "7,8,9,yes"][i % 3]).join("\n");
    await expect(readText(`a,b,c,label\n${text}\n`)).rejects.toMatchObject({ code: "csvRagged" });
  });
});

describe("a line with a single cell among those with all", () => {
  const lines = (i: number): string => `n${i},${i}.5,${70 - i},${i % 2 === 0 ? "red" : "green"}`;
  const table = (single: string, header: string, line: (i: number) => string): string =>
    [
      header,
      ...Array.from({ length: 30 }, (_, i) => line(i)),
      single,
      ...Array.from({ length: 30 }, (_, i) => line(i + 31)),
    ].join("\n");

  it.each([
    ["a key", "n30", "id,a,b,colour", lines],
    ["a number", "30", "id,a,b,colour", (i: number) => lines(i).slice(1)],
    ["a level", "blue", "site,a,b,c", (i: number) => `${["blue", "red", "grey"][i % 3]},${i}.5,${70 - i},x`],
  ])(
    "is filled as missing and told where it looks like the first cell of the others: %s",
    async (...args) => {
      const [, single, header, line] = args;
      const { rows, layout } = await readText(table(single, header, line));
      expect(rows).toHaveLength(61);
      expect(rows[30]).toEqual([single, "", "", ""]);
      expect(layout.odd).toMatchObject({
        count: 1,
        items: [{ line: 32, why: "tooFew", cells: 1, kept: true }],
      });
    },
  );

  it.each([
    ["a remark", "The pump was changed here"],
    ["a title", "Second run"],
  ])("is left out where it does not: %s", async (_, single) => {
    const { rows, layout } = await readText(table(single, "id,a,b,colour", lines));
    expect(rows).toHaveLength(60);
    expect(layout.odd).toMatchObject({ count: 1, items: [{ line: 32, kept: false }] });
  });

  it("is a remark below the table", async () => {
    const { rows, layout } = await readText(`${table("n30", "id,a,b,colour", lines)}\nn99\n`);
    expect(rows).toHaveLength(61);
    expect(layout.skipped).toMatchObject([{ why: "below" }]);
  });
});
