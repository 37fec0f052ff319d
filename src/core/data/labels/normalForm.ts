/** Longer labels are prose, compared character by character; patterns must not run over megabytes. */
const LONGEST = 1000;
/** Letters that no Unicode normal form decomposes, with their common replacements. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["ø", "o"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ł", "l"],
  ["đ", "d"],
  ["ı", "i"],
  ["ё", "е"],
]);
const PLAIN_LETTER = /[ßøæœłđıё]/g;
/** Accents only on Latin and Greek letters: in other scripts such marks make different letters (か and が, и and й). */
const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu;
/** Letters of Cyrillic and Greek that look like Latin ones, in lower case, and these. */
const TWINS: ReadonlyMap<string, string> = new Map(
  Array.from("аеорсухіјѕвкмнтοαερυ", (letter, i) => [letter, "aeopcyxijsbkmhtoaepu".charAt(i)] as const),
);
/** Matches the letters that look like Latin ones. */
const TWIN = /[аеорсухіјѕвкмнтοαερυ]/gu;
const OF_LATIN = /\p{Script=Latin}/u;
const OF_OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;
/** A whole number written with decimals. */
const WHOLE = /^([+-]?\d+)[.,]0+$/;
/** Three digits after a mark may be thousands. */
const MAY_BE_THOUSANDS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const JOINED = /\s*([&/+])\s*/g;
const DASHES = /[‐‑‒–—−]/g;
const QUOTES = /[’‘`´]/g;
/**
 * Between letters a blank, an underscore and a dash are the same; beside digits they may be a sign, a range or part of a number.
 */
const GAP = /(?<=\p{L})[\s_-]+(?=\p{L})/gu;
const BLANKS = /\s+/g;
/** An unpaired quote. A pair may have a meaning, and a single ' may mean feet or a left-out letter. */
const STRAY_QUOTE = /^["“”„]([^"“”„]+)$|^([^"“”„\d]+)["“”„]$/;
/** Zero-width characters, and the mark that some programs put before a file's first cell. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** With the Chinese full stops and commas; full-width forms have been replaced before. */
const LAST_MARKS = /(?<=[^\s.,;。、｡])[\s.,;。、｡]+$/;

/** Whether a number may be either thousands or a decimal: "1,000", "12.500". */
export function mayBeThousands(label: string): boolean {
  return MAY_BE_THOUSANDS.test(label);
}

/**
 * A form that is the same for labels that differ only in case, accents, blanks, dashes, a last point or comma, full-width forms,
 * letters of another script that look the same, blanks about "&", or zeros after a whole number. Other labels have different forms.
 */
export function normalForm(label: string): string {
  if (label.length > LONGEST) return label;
  const lower = label.normalize("NFKC").replaceAll(INVISIBLE, "").toLowerCase();
  const plain = lower
    .normalize("NFD")
    .replaceAll(ACCENTED, "$1")
    .normalize("NFC")
    .replaceAll(PLAIN_LETTER, (letter) => PLAIN_LETTERS.get(letter)!)
    .replaceAll(DASHES, "-")
    .replaceAll(QUOTES, "'")
    .replace(STRAY_QUOTE, "$1$2")
    .trim()
    .replaceAll(GAP, " ")
    .replaceAll(BLANKS, " ")
    .replaceAll(JOINED, "$1")
    .replace(WHOLE, (whole, digits: string) => (mayBeThousands(whole) ? whole : digits));
  const latin = plain.replaceAll(TWIN, (letter) => TWINS.get(letter)!);
  const isLatin = OF_LATIN.test(latin) && !OF_OTHER_SCRIPT.test(latin);
  return (isLatin ? latin : plain).replace(LAST_MARKS, "") || label;
}
