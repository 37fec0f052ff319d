import type { CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** Columns with the same value in every row. They are never features. `findLeftOut` reports those without any value. */
export function findConstant({ columns, target, found }: CheckContext): Finding | null {
  const items = columns
    .filter(
      (column) =>
        column.kind === "constant" && column !== target && found.get(column.name)?.leftOut !== "noValue",
    )
    .map(({ name }) => ({ column: name }));
  return items.length === 0 ? null : { kind: "constant", items };
}
