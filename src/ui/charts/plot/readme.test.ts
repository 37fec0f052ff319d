import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

test("the examples equal those of the gallery, which are compiled", () => {
  const compiled = textOf("../../gallery/plotExamples.tsx");
  const examples = [...textOf("./README.md").matchAll(/^```tsx\n(.*?)^```$/gms)].map(([, code]) => code!);
  expect(examples).toHaveLength(3);
  for (const example of examples) expect(compiled).toContain(example);
});
