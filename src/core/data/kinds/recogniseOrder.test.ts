import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MORE_SCALES } from "./moreScales.ts";
import { rangeOf } from "./ranges.ts";
import { recogniseOrder } from "./recogniseOrder.ts";
import { WORD_SCALES } from "./scales.ts";

describe("recogniseOrder", () => {
  it.each([
    [
      ["high", "low", "medium"],
      ["low", "medium", "high"],
    ],
    [
      ["High", "Very high", "Low", "Medium"],
      ["Low", "Medium", "High", "Very high"],
    ],
    [
      ["L", "M", "S", "XL", "XXL", "XS"],
      ["XS", "S", "M", "L", "XL", "XXL"],
    ],
    [
      ["Agree", "Neutral", "Strongly Disagree"],
      ["Strongly Disagree", "Neutral", "Agree"],
    ],
    [
      ["very_good", "good", "poor", "excellent"],
      ["poor", "good", "very_good", "excellent"],
    ],
    [
      ["Fair", "Good", "Ideal", "Premium", "Very Good"],
      ["Fair", "Good", "Very Good", "Premium", "Ideal"],
    ],
    [
      ["1. low", "3. high", "2. medium"],
      ["1. low", "2. medium", "3. high"],
    ],
    [
      ["高", "低", "中"],
      ["低", "中", "高"],
    ],
    [
      ["hoch", "mittel", "niedrig"],
      ["niedrig", "mittel", "hoch"],
    ],
    [
      ["toujours", "jamais", "parfois"],
      ["jamais", "parfois", "toujours"],
    ],
    [
      ["alto", "bajo", "medio"],
      ["bajo", "medio", "alto"],
    ],
    [
      ["So", "Mo", "Fr", "Di", "Do"],
      ["Mo", "Di", "Do", "Fr", "So"],
    ],
    [
      ["Sonntag", "Montag", "Freitag"],
      ["Montag", "Freitag", "Sonntag"],
    ],
    [
      ["Dez.", "Mär.", "Jan."],
      ["Jan.", "Mär.", "Dez."],
    ],
    [
      ["1,000+", "10+", "500+"],
      ["10+", "500+", "1,000+"],
    ],
    [
      ["10+ years", "1 year", "< 1 year", "2 years"],
      ["< 1 year", "1 year", "2 years", "10+ years"],
    ],
    [
      ["满意", "一般", "非常不满意", "非常满意"],
      ["非常不满意", "一般", "满意", "非常满意"],
    ],
    [
      ["硕士", "本科", "博士", "高中"],
      ["高中", "本科", "硕士", "博士"],
    ],
    [
      ["优秀", "及格", "良好", "不及格"],
      ["不及格", "及格", "良好", "优秀"],
    ],
    [
      ["Wed", "Mon", "Sun"],
      ["Mon", "Wed", "Sun"],
    ],
    [
      ["B+", "A", "A-", "C"],
      ["C", "B+", "A-", "A"],
    ],
    [
      ["AAA", "A", "BBB", "AA"],
      ["BBB", "A", "AA", "AAA"],
    ],
    [
      ["Stage III", "Stage I", "Stage II"],
      ["Stage I", "Stage II", "Stage III"],
    ],
    [
      ["Q4", "Q1", "Q3"],
      ["Q1", "Q3", "Q4"],
    ],
    [
      [">20", "<10", "10–20"],
      ["<10", "10–20", ">20"],
    ],
    [
      ["18-24", "65+", "25-34", "under 18"],
      ["under 18", "18-24", "25-34", "65+"],
    ],
    [
      ["$10k to $20k", "less than $5k", "$5k to $10k"],
      ["less than $5k", "$5k to $10k", "$10k to $20k"],
    ],
    [
      ["18岁以下", "60岁以上", "18至59岁"],
      ["18岁以下", "18至59岁", "60岁以上"],
    ],
    [
      ["(5, 10]", "(0, 5]", "(10, 20]"],
      ["(0, 5]", "(5, 10]", "(10, 20]"],
    ],
  ])("%j", (levels, expected) => {
    expect(recogniseOrder(levels, "x")).toEqual(expected);
  });

  it.each([
    [["red", "green", "blue"]],
    [["low", "high", "unknown"]],
    [["A", "B", "C"]],
    [["low", "high"]],
    [["med", "medium", "high"]],
    [["5-10", "8-12", "0-20"]],
    [["2-1", "1-0", "0-3"]],
    [["Adelie", "Chinstrap", "Gentoo"]],
    [["1 kg", "2 kg", "3 kg"]],
    [["MO", "MI", "SO"]],
    [["FR", "SA", "DO", "MO"]],
    [["mi.", "do.", "fr."]],
  ])("%j has no certain order", (levels) => {
    expect(recogniseOrder(levels, "x")).toBeNull();
  });

  it("reads plain letters as grades only if the column's name says so", () => {
    expect(recogniseOrder(["A", "C", "B"], "final grade")).toEqual(["C", "B", "A"]);
    expect(recogniseOrder(["A", "C", "B"], "成绩")).toEqual(["C", "B", "A"]);
    expect(recogniseOrder(["A", "C", "B"], "upgrade")).toBeNull();
  });

  it("does not depend on the order of the levels", () => {
    const scale = fc.constantFrom(...[...WORD_SCALES, ...MORE_SCALES].filter((each) => each.length >= 3));
    fc.assert(
      fc.property(scale, fc.infiniteStream(fc.nat()), (positions, chances) => {
        const levels = positions.map((spellings) => spellings.split("|")[0]!);
        const shuffled = levels
          .map((level) => ({ level, at: chances.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ level }) => level);
        expect(recogniseOrder(shuffled, "x")).toEqual(recogniseOrder(levels, "x"));
        expect(recogniseOrder(levels, "x")).not.toBeNull();
      }),
      { seed: 3 },
    );
  });
});

describe("rangeOf", () => {
  it.each([
    ["10-20", [10, 20]],
    ["<10", [-Infinity, 10]],
    ["≥ 65", [65, Infinity]],
    ["1,000 – 2,000", [1000, 2000]],
    ["5", [5, 5]],
    ["1万至2万", [10_000, 20_000]],
    ["20-10", null],
    ["abc", null],
    ["2024-01-05", null],
  ])("%s", (text, expected) => expect(rangeOf(text)).toEqual(expected));
});
