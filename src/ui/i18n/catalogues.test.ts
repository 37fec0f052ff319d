import { describe, expect, it } from "vitest";
import { en } from "./en/index.ts";
import { zh } from "./zh/index.ts";

const english = flatten(en);
const chinese = flatten(zh);

describe("catalogues", () => {
  it("hold the same keys in both languages", () => {
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it("use the same variables in both languages", () => {
    for (const [key, words] of english) {
      // "One trial" needs no number in English, and Chinese has no singular.
      const uncounted = (text: string) =>
        variables(text).filter((name) => name !== "count" || !key.endsWith("_one"));
      expect([key, uncounted(chinese.get(key)!)]).toEqual([key, uncounted(words)]);
    }
  });

  it("have no empty words", () => {
    for (const [key, words] of english) {
      expect([key, words]).not.toEqual([key, ""]);
      // What only spaces words apart in English is nothing in Chinese.
      if (words.trim() !== "") expect([key, chinese.get(key)!.trim()]).not.toEqual([key, ""]);
    }
  });

  it("have no stray or unclosed braces", () => {
    for (const [key, words] of [...english, ...chinese]) {
      const plain = words.replaceAll(/\{\{\w+(, \w+)?\}\}/g, "");
      expect([key, plain]).toEqual([key, expect.not.stringMatching(/[{}]/)]);
    }
  });

  it("write percent without a space, as the charts do", () => {
    for (const [key, words] of [...english, ...chinese]) {
      expect([key, words]).toEqual([key, expect.not.stringMatching(/[\d}]\s+%/)]);
    }
  });

  it("space a number from its unit or noun, in Chinese too", () => {
    const touching =
      /\d[\u3400-\u9fff]|[\u3400-\u9fff]\d|\{\{\w+, number\}\}[\u3400-\u9fff]|[\u3400-\u9fff]\{\{\w+, number\}\}/;
    const units = /[\d}](?:ms|s|MB|KB|GB|GFLOP)\b/;
    for (const [key, words] of [...english, ...chinese]) {
      expect([key, words]).toEqual([key, expect.not.stringMatching(touching)]);
      expect([key, words]).toEqual([key, expect.not.stringMatching(units)]);
    }
  });

  it("name a unit of time in Chinese by its Chinese word", () => {
    for (const [key, words] of chinese)
      expect([key, words]).toEqual([key, expect.not.stringMatching(/[\d}] (?:ms|s|min)\b/)]);
  });

  it("are written in their language", () => {
    const cjk = /[\u3400-\u9fff]/;
    for (const [key, words] of english) {
      // A language is named in itself.
      if (!key.startsWith("common.languages"))
        expect([key, words]).toEqual([key, expect.not.stringMatching(cjk)]);
    }
  });
});

function flatten(words: object, path = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    const key = path === "" ? name : `${path}.${name}`;
    if (typeof value === "string") flat.set(key, value);
    else for (const [inner, text] of flatten(value as object, key)) flat.set(inner, text);
  }
  return flat;
}

function variables(words: string): readonly string[] {
  return [...words.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name!).toSorted();
}
