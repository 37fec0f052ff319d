import { countWords, type Cells } from "../table/cells.ts";

/** A number with leading zeros and at most this many digits may be the day of a month, an hour or a minute. */
const SHORT = 2;
/** If whole numbers have different lengths, a smaller share with leading zeros are typing errors. */
const LEAST_PADDED = 0.05;

/** Column names whose numbers are codes. */
const CODE_NAME =
  /(?:^|[^a-z])(?:code|zip|zipcode|postcode|postal|post[ _-]?code|plz|cep|fips|naics|sic|isbn|ean|upc|sku|icd|phone|tel|dept|department)(?:s?[^a-z]|s?$)|[a-z](?:Code|Zip|Postcode)$|邮编|编码|代码|邮政|电话|区号/i;

export function isCodeName(name: string): boolean {
  return CODE_NAME.test(name);
}

/**
 * Whether whole numbers are written with leading zeros, like codes ("00501" beside "60614"). "short": they have at most two digits
 * and the name gives no hint, so they may also be days or hours. null: no leading zeros, or not all are whole numbers.
 */
export function paddedCodes(name: string, cells: Cells): "codes" | "short" | null {
  const words = [...countWords(cells)];
  const padded = words.filter(([text]) => /^0\d+$/.test(text));
  if (padded.length === 0) return null;
  const others = words.filter(([text]) => !/^0\d+$/.test(text));
  if (others.some(([text]) => /^[+-]?(?:\d*[.,]\d+|\d+e\d+)$|^[+-]\d/i.test(text))) return null;
  const lengths = new Set([...words].filter(([text]) => /^\d+$/.test(text)).map(([text]) => text.length));
  let plain = others.reduce((sum, [text, count]) => sum + (/^\d+$/.test(text) ? count : 0), 0);
  if (cells.kind === "numbers") {
    for (const value of cells.values) {
      if (Number.isNaN(value)) continue;
      if (!Number.isInteger(value) || value < 0) return null;
      lengths.add(value < 10 ? 1 : Math.floor(Math.log10(value) + 1e-9) + 1);
      plain++;
    }
  }
  const rows = padded.reduce((sum, [, count]) => sum + count, 0);
  const isSlip = padded.length < 2 || rows < LEAST_PADDED * (rows + plain);
  if (lengths.size > 1 && isSlip) return null;
  const longest = Math.max(...lengths);
  return longest > SHORT || isCodeName(name) ? "codes" : "short";
}
