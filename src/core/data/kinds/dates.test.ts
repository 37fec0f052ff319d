import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateText, datePart, varyingParts } from "./dateParts.ts";
import { readDates, type DateOrder } from "./dates.ts";
import { datesFromNumbers } from "./datesFromNumbers.ts";

function iso(texts: readonly string[], wanted: DateOrder | null = null): string[] | number {
  const read = readDates(texts, wanted);
  return typeof read === "number" ? read : Array.from(read.values, (value) => new Date(value).toISOString());
}

describe("readDates", () => {
  it.each([
    ["2024-03-09", "2024-03-09T00:00:00.000Z"],
    ["2024/3/9", "2024-03-09T00:00:00.000Z"],
    ["2024-03", "2024-03-01T00:00:00.000Z"],
    ["2024-03-09T14:05", "2024-03-09T14:05:00.000Z"],
    ["2024-03-09 14:05:07.25", "2024-03-09T14:05:07.250Z"],
    ["2024-03-09T14:05:07Z", "2024-03-09T14:05:07.000Z"],
    ["2024-03-09T14:05:07+08:00", "2024-03-09T06:05:07.000Z"],
    ["2024-03-09T14:05:07-0330", "2024-03-09T17:35:07.000Z"],
    ["2024年3月9日", "2024-03-09T00:00:00.000Z"],
    ["2024年3月", "2024-03-01T00:00:00.000Z"],
    ["2024年03月09日 下午2时5分", "2024-03-09T14:05:00.000Z"],
    ["2024年3月9日 14:05:07", "2024-03-09T14:05:07.000Z"],
    ["9 March 2024", "2024-03-09T00:00:00.000Z"],
    ["Sat, 9 Mar 2024 14:05:07 GMT", "2024-03-09T14:05:07.000Z"],
    ["09-Mar-24", "2024-03-09T00:00:00.000Z"],
    ["March 9th, 2024", "2024-03-09T00:00:00.000Z"],
    ["Mar 2024", "2024-03-01T00:00:00.000Z"],
    ["14:05", "1970-01-01T14:05:00.000Z"],
    ["2:05 PM", "1970-01-01T14:05:00.000Z"],
    ["12:00 am", "1970-01-01T00:00:00.000Z"],
    ["25.12.99", "1999-12-25T00:00:00.000Z"],
    ["12/25/2023 1:30 p.m.", "2023-12-25T13:30:00.000Z"],
    ["18.00.00", "1970-01-01T18:00:00.000Z"],
    ["6 pm", "1970-01-01T18:00:00.000Z"],
    ["12am", "1970-01-01T00:00:00.000Z"],
    ["11:59:59 PM", "1970-01-01T23:59:59.000Z"],
    ["上午9时30分", "1970-01-01T09:30:00.000Z"],
    ["2024-W05", "2024-01-29T00:00:00.000Z"],
    ["2024W05", "2024-01-29T00:00:00.000Z"],
    ["2021-W01-7", "2021-01-10T00:00:00.000Z"],
    ["2020-W53", "2020-12-28T00:00:00.000Z"],
    ["Q1 2024", "2024-01-01T00:00:00.000Z"],
    ["2024-Q3", "2024-07-01T00:00:00.000Z"],
    ["2024q4", "2024-10-01T00:00:00.000Z"],
    ["2Q 2024", "2024-04-01T00:00:00.000Z"],
    ["2024年第2季度", "2024-04-01T00:00:00.000Z"],
    ["2024年三季度", "2024-07-01T00:00:00.000Z"],
    ["01/2024", "2024-01-01T00:00:00.000Z"],
    ["12-2023", "2023-12-01T00:00:00.000Z"],
    ["2024年1月", "2024-01-01T00:00:00.000Z"],
    ["Jan 2024", "2024-01-01T00:00:00.000Z"],
    ["2024-Jan", "2024-01-01T00:00:00.000Z"],
    ["Jan-01", "2001-01-01T00:00:00.000Z"],
    ["Sept '99", "1999-09-01T00:00:00.000Z"],
    ["5-Jan", "2000-01-05T00:00:00.000Z"],
    ["3月9日", "2000-03-09T00:00:00.000Z"],
    ["9. März 2024", "2024-03-09T00:00:00.000Z"],
    ["9. Mär. 2024", "2024-03-09T00:00:00.000Z"],
    ["Samstag, 9. Dezember 2023", "2023-12-09T00:00:00.000Z"],
    ["9 février 2024", "2024-02-09T00:00:00.000Z"],
    ["1er juil. 2024", "2024-07-01T00:00:00.000Z"],
    ["9 de marzo de 2024", "2024-03-09T00:00:00.000Z"],
    ["9 de março de 2024", "2024-03-09T00:00:00.000Z"],
    ["août 2024", "2024-08-01T00:00:00.000Z"],
    ["9Mar2024", "2024-03-09T00:00:00.000Z"],
    ["2024-Mar-09", "2024-03-09T00:00:00.000Z"],
    ["2024 March 9", "2024-03-09T00:00:00.000Z"],
    ["Sat Mar 09 14:05:07 2024", "2024-03-09T14:05:07.000Z"],
    ["Sat Mar 09 2024 14:05:07 GMT+0100 (Mitteleuropäische Normalzeit)", "2024-03-09T13:05:07.000Z"],
    ["Sat Mar 09 2024 14:05:07 GMT+0000", "2024-03-09T14:05:07.000Z"],
    ["2024-03-09 14:05 UTC-03:30", "2024-03-09T17:35:00.000Z"],
    ["2024-03-09T14", "2024-03-09T14:00:00.000Z"],
    ["20240309T140507Z", "2024-03-09T14:05:07.000Z"],
    ["2024M03", "2024-03-01T00:00:00.000Z"],
    ["2. Quartal 2024", "2024-04-01T00:00:00.000Z"],
    ["T2 2024", "2024-04-01T00:00:00.000Z"],
    ["09.03.2024 14:05 Uhr", "2024-03-09T14:05:00.000Z"],
    ["09/03/2024 14h05", "2024-09-03T14:05:00.000Z"],
    ["14h05", "1970-01-01T14:05:00.000Z"],
    ["2024-03-09 24:00", "2024-03-10T00:00:00.000Z"],
    ["24:00", "1970-01-01T00:00:00.000Z"],
  ])("%s", (text, expected) => {
    expect(iso([text])).toEqual([expected]);
  });

  it.each([
    "",
    "hello",
    "2024-02-30",
    "2024-13-01",
    "31/31/2024",
    "25:00",
    "13:00 pm",
    "1.2.10",
    "555-1234",
    "2-1",
    "1-01",
    "3-4",
    "1.10",
    "10.15",
    "1.10.00",
    "24.00.00",
    "2024-W54",
    "2021-W53",
    "Q5 2024",
    "13/2024",
    "01.2024",
    "Junior 12",
    "Junior 2024",
    "2024 Marathon",
    "MARCH1",
    "20241",
    "Marble 05",
    "13pm",
    "Q1",
    // Numbers of articles, rows and sets.
    "Q10023",
    "Q12150",
    "T11000",
    "T12001",
    "T1-1000",
    "1234Q1",
    "1234-W05",
    "1000-10",
    "12-1000",
    "4711M05",
    "Mar 1000",
    "1001 May",
    "9999-Dec",
    "5dec",
    "Set 2001",
    "Gen 2024",
    "2001 out",
  ])("%j is no date", (text) => expect(readDates([text], null)).toBe(0));

  it("distinguishes day and month by the column", () => {
    expect(iso(["3/4/2024", "13/4/2024"])).toEqual(["2024-04-03T00:00:00.000Z", "2024-04-13T00:00:00.000Z"]);
    expect(iso(["3/4/2024", "3/14/2024"])).toEqual(["2024-03-04T00:00:00.000Z", "2024-03-14T00:00:00.000Z"]);
    expect(readDates(["3/4/2024", "3/14/2024"], "dayFirst")).toMatchObject({
      order: "monthFirst",
      ambiguous: false,
    });
    expect(readDates(["13/4/2024", "4/13/2024"], null)).toBe(1);
  });

  it("says if both orders are possible, and then uses the wanted one", () => {
    expect(readDates(["3/4/2024"], null)).toMatchObject({ order: "monthFirst", ambiguous: true });
    expect(readDates(["3.4.2024"], null)).toMatchObject({ order: "dayFirst", ambiguous: true });
    expect(iso(["3/4/2024"], "dayFirst")).toEqual(["2024-04-03T00:00:00.000Z"]);
  });

  it("reads months of counted years as dates if they are consecutive or all twelve occur, and no other pairs of numbers", () => {
    const months = Array.from(
      { length: 36 },
      (_, i) => `${1 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}`,
    );
    expect((iso(months) as string[]).filter((_, i) => i % 12 === 0)).toEqual([
      "0001-01-01T00:00:00.000Z",
      "0002-01-01T00:00:00.000Z",
      "0003-01-01T00:00:00.000Z",
    ]);
    expect(readDates(months.toReversed(), null)).toMatchObject({ order: null });
    const some = [
      "1-01",
      "2-06",
      "3-11",
      "1-04",
      "2-09",
      "3-02",
      "1-07",
      "2-12",
      "3-05",
      "1-10",
      "2-03",
      "3-08",
    ];
    for (const rows of [months.filter((text) => text !== "2-05"), some])
      expect(readDates(rows, null)).toMatchObject({ order: null });
    expect(typeof readDates(some.slice(1), null)).toBe("number");
    expect(typeof readDates(["1-01", "1-02", "1-03"], null)).toBe("number");
    expect(typeof readDates(["0-10", "10-20", "20-30", "30-40", "40-50", "50-60", "60-70"], null)).toBe(
      "number",
    );
    expect(typeof readDates(["1-1", "1-2", "1-3", "1-4", "1-5", "1-6", "1-7"], null)).toBe("number");
  });
  it("reads a number beside a month as its day if the numbers run from 1 to the month's end, otherwise as the year", () => {
    const days = Array.from({ length: 31 }, (_, i) => `Jan-${String(i + 1).padStart(2, "0")}`);
    expect((iso(days) as string[])[30]).toBe("2000-01-31T00:00:00.000Z");
    expect(iso(["Jan-98", "Feb-01"])).toEqual(["1998-01-01T00:00:00.000Z", "2001-02-01T00:00:00.000Z"]);
    expect(iso(["Jan 5", "Feb 17"])).toEqual(["2000-01-05T00:00:00.000Z", "2000-02-17T00:00:00.000Z"]);
  });
  it.each([
    [["Set 1", "Set 2", "Set 3"]],
    [["Gen 1", "Gen 2", "Gen 3", "Gen 4"]],
    [["Gen-1", "Mag-2"]],
    [["1 out", "2 out"]],
    [["1 set", "2 set", "3 out"]],
    [["3 ago", "5 ago"]],
    [["Mars 1", "Mars 2"]],
    [["1set", "2set", "12set"]],
    [["12out20", "13out21"]],
    [["Marco 1", "Marco 2", "May 3"]],
    [["Set 2001", "Set 2002", "Set 2003"]],
  ])("reads words such as %j as months only if several different ones occur", (texts) => {
    expect(typeof readDates(texts, null)).toBe("number");
  });

  it("reads months of any language, beside numbers only, if three different ones occur", () => {
    expect(iso(["Dez-03", "Jan-04", "Mai-04"])).toEqual([
      "2003-12-01T00:00:00.000Z",
      "2004-01-01T00:00:00.000Z",
      "2004-05-01T00:00:00.000Z",
    ]);
    expect(iso(["1 set", "2 out", "3 ago"])).toEqual([
      "2000-09-01T00:00:00.000Z",
      "2000-10-02T00:00:00.000Z",
      "2000-08-03T00:00:00.000Z",
    ]);
    expect(iso(["Set 2023", "Out 2023", "Nov 2023"])).toHaveLength(3);
    expect(iso(["1 set 2023"])).toEqual(["2023-09-01T00:00:00.000Z"]);
  });

  it("reads complete dates in several formats; all numeric dates decide the order of day and month", () => {
    expect(iso(["2024-03-09", "9.4.2024", "9 May 2024", "13.04.24"])).toEqual([
      "2024-03-09T00:00:00.000Z",
      "2024-04-09T00:00:00.000Z",
      "2024-05-09T00:00:00.000Z",
      "2024-04-13T00:00:00.000Z",
    ]);
    expect(readDates(["2024-03-09", "3/4/2024"], null)).toMatchObject({
      order: "monthFirst",
      ambiguous: true,
    });
    expect(readDates(["2024-03-09", "March 2024"], null)).toBe(1);
    expect(readDates(["2024-03-09", "14:05"], null)).toBe(1);
  });

  it("reads dates of zeros as missing", () => {
    const read = readDates(["2024-03-09", "0000-00-00", "2024-03-10"], null);
    expect(typeof read === "number" ? read : [...read.values]).toEqual([
      Date.UTC(2024, 2, 9),
      NaN,
      Date.UTC(2024, 2, 10),
    ]);
    expect(readDates(["0000-00-00", "x", "2024-03-10"], null)).toBe(1);
  });

  it("reads back every date it writes", () => {
    const seconds = fc.integer({ min: -30_000_000_000, max: 60_000_000_000 });
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1 }), (all) => {
        const values = all.map((second) => second * 1000);
        const read = readDates(
          values.map((value) => dateText(value, false)),
          null,
        );
        expect(typeof read === "number" ? read : [...read.values]).toEqual(values);
      }),
      { seed: 2 },
    );
  });
});

describe("numbers as dates, if a user chooses that", () => {
  const first = (...values: number[]) => {
    const dates = datesFromNumbers(Float64Array.from(values));
    return typeof dates === "number" ? dates : new Date(dates[0]!).toISOString().slice(0, 19);
  };
  it("reads compact dates, years, and timestamps by their size", () => {
    expect(first(20_240_309, 20_231_231)).toBe("2024-03-09T00:00:00");
    expect(first(1987, 2024)).toBe("1987-01-01T00:00:00");
    expect(first(1_710_000_000)).toBe("2024-03-09T16:00:00");
    expect(first(1_710_000_000_000)).toBe("2024-03-09T16:00:00");
    expect(first(1_710_000_000_000_000)).toBe("2024-03-09T16:00:00");
    expect(first(1_710_000_000_000_000_000)).toBe("2024-03-09T16:00:00");
  });
  it("refuses small numbers, naming the first, and keeps missing values", () => {
    expect(first(NaN, 17, 18)).toBe(1);
    expect(datesFromNumbers(Float64Array.of(1_710_000_000, NaN))).toEqual(
      Float64Array.of(1_710_000_000_000, NaN),
    );
  });
});

describe("the parts of dates", () => {
  const dates = Float64Array.of(Date.UTC(2024, 2, 9, 14, 5, 7), NaN, Date.UTC(2023, 2, 9, 14, 6, 7));
  it("agree with the calendar, 1 for Monday, NaN if missing", () => {
    expect(datePart(dates, "year")).toEqual(Float64Array.of(2024, NaN, 2023));
    expect(datePart(dates, "weekday")).toEqual(Float64Array.of(6, NaN, 4));
    expect(datePart(Float64Array.of(-1), "weekday")).toEqual(Float64Array.of(3));
    expect(datePart(Float64Array.of(-1), "second")).toEqual(Float64Array.of(59));
  });
  it("only those that vary", () => {
    expect(varyingParts(dates)).toEqual(["year", "weekday", "minute"]);
    expect(varyingParts(Float64Array.of(NaN, NaN))).toEqual([]);
  });
});
