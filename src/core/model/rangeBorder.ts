import type { Distribution, Params } from "../space/distribution.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "./settingTable.ts";
import type { Setting, Settings } from "./settings.ts";

type NumericRange = Exclude<Distribution, { kind: "categorical" }>;

/** A value this close to an end, as a share of the range's width on its own scale, is at the end. */
const CLOSE = 0.02;
/** A range that is widened at one end becomes wider by this share, on its own scale. */
const WIDER = 0.5;

/** A value at an end of its range: a wider range may contain a better one. */
export interface AtBorder {
  readonly name: SettingName;
  readonly value: number;
  readonly end: "low" | "high";
  readonly range: NumericRange;
  /** Wider at that end, as far as the setting allows. */
  readonly wider: Setting;
}

/** The searched numbers of a trial at an end of their range that could lie further out; in the order of the settings. */
export function atBorders(settings: Settings, params: Params): readonly AtBorder[] {
  return SETTING_NAMES.flatMap((name): readonly AtBorder[] => {
    const setting = settings[name];
    const value = params[name];
    if (setting.mode !== "range" || setting.distribution.kind === "categorical") return [];
    if (typeof value !== "number") return [];
    const range = setting.distribution;
    const end = endOf(range, value);
    if (end === null) return [];
    const distribution = widened(name, range, end);
    return distribution === null ? [] : [{ name, value, end, range, wider: { mode: "range", distribution } }];
  });
}

/** The end of its range at which a value lies; null: at neither, or at both. */
function endOf(range: NumericRange, value: number): AtBorder["end"] | null {
  const width = onScale(range, range.high) - onScale(range, range.low);
  if (!(width > 0)) return null;
  const share = (onScale(range, value) - onScale(range, range.low)) / width;
  if (isGrid(range)) {
    if (value - range.low < range.step! / 2) return "low";
    return range.high - value < range.step! / 2 ? "high" : null;
  }
  if (share <= CLOSE) return "low";
  return share >= 1 - CLOSE ? "high" : null;
}

/** The range with one end further out; null if the setting allows no values further out. */
function widened(name: SettingName, range: NumericRange, end: AtBorder["end"]): NumericRange | null {
  const rule = SETTING_TABLE[name];
  if (rule.kind === "categorical") return null;
  const sign = end === "high" ? 1 : -1;
  const outermost = rule[end];
  const width = onScale(range, range.high) - onScale(range, range.low);
  const wanted = fromScale(range, onScale(range, range[end]) + sign * WIDER * width);
  const within = (bound: number) =>
    end === "high" ? Math.min(outermost, bound) : Math.max(outermost, bound);
  const limited = within(wanted);
  const moved = isGrid(range)
    ? onGrid(range, limited, outermost, sign)
    : range.kind === "int"
      ? Math.round(limited)
      : // Two digits may round past the outermost value, as 0.999 to 1.
        within(Number(limited.toPrecision(2)));
  const further = sign * (moved - range[end]) > 0;
  // 0 has no logarithm.
  return further && !(range.log && moved <= 0) ? { ...range, [end]: moved } : null;
}

/** Whole steps beyond the end: at least one, if the outermost value allows it. */
function onGrid(range: NumericRange, limited: number, outermost: number, sign: 1 | -1): number {
  const step = range.step!;
  const from = sign > 0 ? range.high : range.low;
  const room = Math.floor((sign * (outermost - from)) / step + 1e-9);
  const steps = Math.min(room, Math.max(1, Math.round((sign * (limited - from)) / step)));
  return Number((from + sign * steps * step).toPrecision(12));
}

function isGrid(range: NumericRange): boolean {
  return range.step !== null && !range.log;
}

function onScale({ log }: NumericRange, value: number): number {
  return log ? Math.log(value) : value;
}

function fromScale({ log }: NumericRange, value: number): number {
  return log ? Math.exp(value) : value;
}
