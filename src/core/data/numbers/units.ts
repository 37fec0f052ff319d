/** Currencies that may precede a number, the longest first. */
const CURRENCIES = (
  "US$ AU$ CA$ NZ$ HK$ NT$ CN¥ A$ C$ S$ R$ Rs. Rs Kč USD EUR GBP JPY CNY RMB CHF SEK NOK DKK AUD CAD NZD HKD SGD INR BRL ZAR MXN PLN " +
  "CZK HUF RUB TRY KRW TWD THB ILS Fr. kr. kr zł 人民币 $ € £ ¥ ₹ ₽ ₩ ₺ ₪ ₫ ฿ ₴ ₱"
).split(" ");
/** A currency before a number; no blank is needed. */
const CURRENCY = String.raw`(?:${CURRENCIES.map((text) => text.replaceAll(/[$.]/g, String.raw`\$&`)).join("|")})`;

/**
 * A unit after a number: one to three short words of letters, each with at most one digit as its power, joined by a blank, a slash,
 * a point or the like ("kg", "m3/h", "µg/L", "km²", "sq ft", "W·m-2"), or a sign ("%", "°C", "€").
 */
const LETTERS = String.raw`[\p{L}°℃℉%‰$€£¥₹₽₩₺₪₫฿₴₱]{1,12}\.?(?:\^?[-−⁻][1-4¹²³]|\^?[23²³]|\^4)?`;
const UNIT = String.raw`${LETTERS}(?:\s?[/·*×. ]\s?${LETTERS}){0,2}`;

/** Endings of ordinal numbers, which are not units. */
const ORDINALS: ReadonlySet<string> = new Set(["st", "nd", "rd", "th", "er", "ème", "eme", "º", "ª", "e"]);

/** Different notations of one unit, in lower case. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["percent", "%"],
  ["per cent", "%"],
  ["pct", "%"],
  ["usd", "$"],
  ["us$", "$"],
  ["dollar", "$"],
  ["eur", "€"],
  ["euro", "€"],
  ["gbp", "£"],
  ["cny", "元"],
  ["rmb", "元"],
  ["cn¥", "元"],
  ["圆", "元"],
  ["人民币", "元"],
  ["jpy", "円"],
  ["inr", "₹"],
  ["rs", "₹"],
  ["℃", "°c"],
  ["℉", "°f"],
  ["μg", "µg"],
]);

export const CURRENCY_BEFORE = new RegExp(`^${CURRENCY}`);
const UNIT_AFTER = new RegExp(`^(?:/\\s?)?${UNIT}$`, "u");
/** Longer texts after a number are remarks. */
const LONGEST_UNIT = 20;

/** Units in a single character as letters: ㎡, ㎏, ℃. */
function unfolded(text: string): string {
  return text.replaceAll(/[㍱-㏟℃℉]/g, (sign) => sign.normalize("NFKC"));
}

/** Points out of a maximum: "4/5", "8.5/10", "4 out of 5". */
const OUT_OF = /^(?:\/|out of|of|von|sur|de)\s?(5|10|100)$/i;

/** The maximum of points, from the text after a number; null if that is another unit. */
export function outOf(unit: string): number | null {
  const most = OUT_OF.exec(unit)?.[1];
  return most === undefined ? null : Number(most);
}

/** Whether a text after a number is its unit. */
export function isUnit(text: string): boolean {
  if (OUT_OF.test(text)) return true;
  return text.length <= LONGEST_UNIT && UNIT_AFTER.test(unfolded(text)) && !ORDINALS.has(text.toLowerCase());
}

/**
 * Units, in lower case, that people write with the prefix m for a thousandth and M for a million; or p and P. In other words with
 * these initials (min, month, ppm, psi), case has no meaning.
 */
const WITH_PREFIX = new RegExp(
  "^[mp](?:m|g|s|l|t|a|v|w|j|n|b|h|k|c|f|u|iu|hz|pa|ω|ohms?|bar|ev|cal|mol|wh|ah|va|var|bit|byte|bq|ci|gy|sv|lx)?(?![a-zω])",
);
/** Between the parts of a unit: "mg/mL". */
const JOINTS = /([/·*×. -]+)/;

/**
 * A key that is the same for all notations of a unit: "Years" and "year", "USD" and "$", "KG" and "kg". A prefix keeps its case if
 * case distinguishes units: "mPa" and "MPa" differ by a factor of 10⁹.
 */
export function unitKey(text: string): string {
  const plain = unfolded(text).replaceAll("μ", "µ").replaceAll(/\s+/g, " ").replace(/\.$/, "");
  const small = plain.toLowerCase();
  return sameAs(small) ?? plain.split(JOINTS).map(partKey).join("");
}

function partKey(part: string): string {
  const small = part.toLowerCase();
  const same = sameAs(small);
  if (same !== undefined) return same;
  if (WITH_PREFIX.test(small)) return `${part.charAt(0)}${small.slice(1)}`;
  return /^[a-z]{3,}$/.test(small) ? small.replace(/s$/, "") : small;
}

function sameAs(small: string): string | undefined {
  return SAME.get(small) ?? SAME.get(small.replace(/s$/, ""));
}
