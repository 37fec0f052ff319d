import type { CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** Columns that say the same in every row. They are never features. */
export function findConstant({ columns, target }: CheckContext): Finding | null {
  const items = columns
    .filter((column) => column.kind === "constant" && column !== target)
    .map(({ name }) => ({ column: name }));
  return items.length === 0 ? null : { kind: "constant", items };
}
