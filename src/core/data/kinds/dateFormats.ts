/** Formats of dates and times, as regular expressions whose groups `dateFields.ts` knows. */
const TIME = String.raw`(?<h>\d{1,2})[:h](?<mi>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?(?:\s*(?:(?<ap>[ap])\.?m\.?|Uhr))?(?:\s*(?<z>Z|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|UTC|GMT))?`;
/** The time, and the zone in words as JavaScript writes it. */
const AFTER = String.raw`(?:(?:T|,?\s+)${TIME}(?:\s*\([^()]{1,60}\))?)?`;
const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?[,;]?\s+)?`;
/** Any word: `monthNamed` knows those that are months. */
const MONTH = String.raw`(?<mon>\p{L}{3,10})\.?`;
const DAY = String.raw`(?<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?`;
const YEAR = String.raw`(?<y>\d{4})`;
export const NUMERIC = new RegExp(
  String.raw`^(?<a>\d{1,2})([-/.])(?<b>\d{1,2})\2(?:(?<y>\d{4})|(?<yy>\d{2}))${AFTER}$`,
  "i",
);

/**
 * Formats in which the meaning of every number is clear; complete dates first. A column must be in a single format, except for
 * complete dates.
 */
export const PLAIN_DATES: readonly RegExp[] = [
  new RegExp(String.raw`^${YEAR}([-/.])(?<m>\d{1,2})(?:\2(?<d>\d{1,2})${AFTER})?$`, "i"),
  new RegExp(
    String.raw`^${YEAR}年(?<m>\d{1,2})月(?:(?<d>\d{1,2})[日号]?)?(?:\s*(?<zh>上午|下午|晚上|早上|凌晨)?\s*(?<h>\d{1,2})(?::(?<mi>\d{2})(?::(?<s>\d{2}))?|[时点](?:(?<mi2>\d{1,2})分?)?(?:(?<s2>\d{1,2})秒)?))?$`,
  ),
  new RegExp(
    String.raw`^${WEEKDAY}${DAY}[-\s./]*(?:de\s+)?${MONTH},?[-\s./]*(?:del?\s+)?(?:${YEAR}|(?<yy>\d{2}))${AFTER}$`,
    "iu",
  ),
  new RegExp(String.raw`^${WEEKDAY}${MONTH}\s+${DAY}[,;]?\s+${YEAR}${AFTER}$`, "iu"),
  new RegExp(String.raw`^${YEAR}[-\s./]*${MONTH}[-\s./]*${DAY}${AFTER}$`, "iu"),
  // As C's ctime writes it.
  new RegExp(String.raw`^\p{L}{3}\s+${MONTH}\s+${DAY}\s+${TIME}\s+${YEAR}$`, "iu"),
  new RegExp(
    String.raw`^${YEAR}-?(?<m>\d{2})-?(?<d>\d{2})T(?<h>\d{2})(?:(?<mi>\d{2})(?<s>\d{2})?)?(?<z>Z|[+-]\d{2}:?\d{2})?$`,
    "iu",
  ),
  new RegExp(String.raw`^${MONTH},?[-\s/]+(?:del?\s+)?${YEAR}$`, "iu"),
  new RegExp(String.raw`^${YEAR}[-\s/]+${MONTH}$`, "iu"),
  new RegExp(String.raw`^${YEAR}M(?<m>\d{2})$`),
  new RegExp(String.raw`^(?<m>\d{1,2})[-/]${YEAR}$`),
  // Without a blank, "Q12150" and "T12001" are more likely numbers of articles.
  new RegExp(
    String.raw`^(?:${YEAR}[-\s/]?Q(?<q>[1-4])|(?:Q(?<q2>[1-4])(?:[-\s/]|(?=19|20))|T(?<q4>[1-4])[-\s/]|(?<q3>[1-4])(?:Q|\.?\s?(?:Quartal|quarter|trimestre))[-\s/]?)(?<y2>\d{4}))$`,
    "i",
  ),
  new RegExp(String.raw`^${YEAR}年?第?(?<q>[1-4一二三四])季度?$`),
  new RegExp(String.raw`^${YEAR}-?W(?<w>\d{2})(?:-?(?<wd>[1-7]))?$`, "i"),
  new RegExp(String.raw`^${DAY}(?:[-\s]+|(?<=\.))(?:de\s+)?${MONTH}$`, "iu"),
  /^(?<m>\d{1,2})月(?<d>\d{1,2})[日号]$/,
  new RegExp(`^${TIME}$`, "i"),
  /^(?<h>\d{1,2})\s*(?<ap>[ap])\.?m\.?$/i,
  /^(?<zh>上午|下午|晚上|早上|凌晨)?\s*(?<h>\d{1,2})[时点](?:(?<mi>\d{1,2})分?)?(?:(?<s>\d{1,2})秒)?$/,
  // After dates: 18.10.05 may be a day.
];
/** The formats with a year, a month and a day. */
export const WHOLE = PLAIN_DATES.slice(0, 7);
/** The text that databases write for a missing date. */
export const NO_DATE = /^(?:0000-00-00|00[./-]00[./-]0000)(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;
/** Two digits each, because "1.10.00" is usually a version. */
export const DOTTED_TIME = /^(?<h>[01]\d|2[0-3])\.(?<mi>\d{2})\.(?<s>\d{2})$/;
export const MONTH_NUMBER = new RegExp(String.raw`^${MONTH}(?:[-\s/]+['’]?|['’])(?<n>\d{1,2})$`, "iu");
export const COUNTED_MONTH = /^(?<a>[1-9]\d?)-(?<m>0[1-9]|1[0-2])$/;
