import { SETTING_NAMES, SETTING_TABLE } from "../../core/model/settingTable.ts";
import { PRUNER_BOUNDS } from "../../core/pruner/prunerSettings.ts";
import { SEARCH_BOUNDS } from "./searchText.ts";

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

const BOUNDS: ReadonlyMap<string, Bounds> = new Map([
  ...Object.entries(SEARCH_BOUNDS).map(([key, bounds]) => [key, { ...bounds, whole: true }] as const),
  ...Object.entries(PRUNER_BOUNDS).map(([key, bounds]) => [`pruner.${key}`, bounds] as const),
  ...SETTING_NAMES.flatMap((name) => {
    const rule = SETTING_TABLE[name];
    if (rule.kind === "categorical") return [];
    return [[name, { low: rule.low, high: rule.high, whole: rule.kind === "int" }] as const];
  }),
]);

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const RANGE = new RegExp(`^\\s*(${NUMBER})\\s*(?:\\.{2,3}|…|–|-|:)\\s*(${NUMBER})\\s*((?:,.*)?)$`, "i");
const DECIMAL_COMMA = /^\s*-?\d+,\d+\s*$/;

/**
 * What may have been meant by the number or range of a key where it is not allowed: the ends in order, within what is allowed, a whole
 * number. null: the key takes no numbers, or nobody knows. A number below all that is allowed may be any mistake.
 */
export function meantNumbers(key: string, value: string): string | null {
  const bounds = BOUNDS.get(key);
  if (bounds === undefined) return null;
  const range = RANGE.exec(value);
  if (range !== null) {
    const ends = [Number(range[1]), Number(range[2])].map((end) => allowed(end, bounds));
    return `${Math.min(...ends)}..${Math.max(...ends)}${range[3]!}`;
  }
  const number = DECIMAL_COMMA.test(value) ? Number(value.replace(",", ".")) : Number(value);
  if (value.trim() === "" || Number.isNaN(number) || number < bounds.low) return null;
  return String(allowed(number, bounds));
}

function allowed(number: number, { low, high, whole }: Bounds): number {
  const within = Math.min(high, Math.max(low, number));
  return whole ? Math.round(within) : within;
}
