import { expose, wrap } from "comlink";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cutLists, joinCuts, type CutValue } from "./cutLists.ts";
import { knowParts, sendInParts } from "./sendInParts.ts";

const joinAll = ({ shell, parts }: CutValue): unknown => {
  for (const part of parts) joinCuts(shell, part);
  return shell;
};

/** Like the summary of a table with many columns. */
const wide = (columns: number) => ({
  ok: true,
  value: {
    id: "d1",
    columns: Array.from({ length: columns }, (_, j) => ({ name: `gene ${j}`, histogram: [j, 0, 1] })),
    preview: Array.from({ length: 3 }, (_, row) =>
      Array.from({ length: columns }, (_, j) => (j % 7 === 0 ? null : `${row + j}`)),
    ),
    weights: new Float32Array([1, 2]),
  },
});

it("restores every separated value, in order", () => {
  const values = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.nat(9))), {
    maxLength: 900,
    size: "max",
  });
  fc.assert(
    fc.property(values, values, fc.integer({ min: 1, max: 2000 }), (a, b, weight) => {
      const value = { a, inner: { b: [b, [], { a }] } };
      expect(joinAll(structuredClone(cutLists(value, weight)))).toEqual(value);
    }),
    { numRuns: 40, seed: 5 },
  );
});

it("cuts a wide summary into parts of even weight, and does not cut a small one", () => {
  const { shell, parts } = cutLists(wide(20_000));
  expect(shell).toMatchObject({ value: { id: "d1", columns: [], preview: [[], [], []] } });
  const longest = Math.max(...parts.map((part) => JSON.stringify(part).length));
  expect(parts.length).toBeGreaterThan(10);
  expect(longest).toBeLessThan(300_000);
  const small = wide(20);
  expect(cutLists(small)).toEqual({ shell: small, parts: [] });
});

it("does not change its input", () => {
  const value = wide(20_000);
  cutLists(value);
  expect(value).toEqual(wide(20_000));
});

it("sends an answer in parts with the same result", async () => {
  knowParts();
  const { port1, port2 } = new MessageChannel();
  const messages: number[] = [];
  const api = {
    summary: (columns: number) => sendInParts(wide(columns)),
  };
  expose(api, port1);
  port2.addEventListener("message", ({ data }) => messages.push(JSON.stringify(data).length));
  const remote = wrap<typeof api>(port2);
  expect(await remote.summary(3000)).toEqual(wide(3000));
  expect(await remote.summary(3)).toEqual(wide(3));
  expect(Math.max(...messages)).toBeLessThan(1000);
  port1.close();
  port2.close();
});
