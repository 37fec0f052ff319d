import { describe, expect, it } from "vitest";
import { AppError } from "../../core/errors.ts";
import { decode } from "./encoding.ts";

async function textOf(bytes: Uint8Array): Promise<string> {
  const parts: string[] = [];
  const chunks = async function* () {
    yield await Promise.resolve(bytes);
  };
  try {
    for await (const part of decode(chunks(), "utf-8", true)) parts.push(part);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return parts.join("");
}

const LINES = "a,b\n1,2\n3,4\n5,6\n7,8\n9,10\n";

describe("NUL bytes", () => {
  it.each<[string, string, string]>([
    ["here and there in a text are no characters of it", `${LINES}1\0,2\n`, `${LINES}1,2\n`],
    ["at its end, as a crash leaves them, neither", `${LINES}${"\0".repeat(500)}`, LINES],
    ["among other control characters are no text", `${LINES}1\0,\u0002\n`, "csvBinary"],
    ["in great number are no text", "a\0,b\n1\0,2\n", "csvBinary"],
  ])("%s", async (_, text, right) => {
    expect(await textOf(new TextEncoder().encode(text))).toBe(right);
  });
});
