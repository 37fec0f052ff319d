import { isNumber } from "../parse/cellText.ts";
import { readWritten } from "./writtenNumber.ts";

/** The beginnings of a number: a digit, a sign, a currency, or the sign of a limit. Most texts begin differently. */
const MAY_BE = /^\s*[\d０-９.,+\-−–(<>≤≥~≈$€£¥￥₹₩]|^\s*[A-Z]{2,3}[$ ]?\d/;

/** Whether a cell is a number in any way that people write one: "12", "$12", "5 kg", "12%", "<0.5". */
export function isWrittenNumber(cell: string): boolean {
  if (isNumber(cell)) return true;
  if (!MAY_BE.test(cell)) return false;
  const text = cell.trim();
  return ["point" as const, "comma" as const].some((format) => "value" in readWritten(text, format));
}
