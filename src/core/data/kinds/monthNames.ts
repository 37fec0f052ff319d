/**
 * Names of months and their common short forms, in lower case without a last point: English, German, French, Spanish, Italian,
 * Portuguese.
 */
const NAMES =
  "jan january januar jänner janv janvier ene enero gen gennaio janeiro|" +
  "feb february februar feber févr fév fevr fev février fevrier febrero febbraio fevereiro|" +
  "mar march mär mrz märz maerz mars marzo março marco|" +
  "apr april avr avril abr abril aprile|" +
  "may mai mayo mag maggio maio|" +
  "jun june juni juin junio giu giugno junho|" +
  "jul july juli juil juillet julio lug luglio julho|" +
  "aug august août aout ago agosto|" +
  "sep sept september septembre septiembre setiembre set settembre setembro|" +
  "oct october okt oktober octobre octubre ott ottobre out outubro|" +
  "nov november novembre noviembre novembro|" +
  "dec december dez dezember déc décembre decembre dic diciembre dicembre dezembro";

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  NAMES.split("|").flatMap((names, i) => names.split(" ").map((name) => [name, i + 1] as const)),
);

/** The names that are read beside any number. Words such as "set", "gen" and "out" also mean other things. */
const ENGLISH: ReadonlySet<string> = new Set(
  (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september " +
    "oct october nov november dec december"
  ).split(" "),
);
/** Names that may precede a year and mean something else: "Gen 2024", "Set 2045". */
const EVERYDAY: ReadonlySet<string> = new Set("set out gen mag ago lug mars mayo marco".split(" "));
/** This many different months in a column are not accidental. */
const SURE_MONTHS = 3;

/**
 * Whether the words of a column that occur only beside numbers are months.
 * @param names known to `monthNamed`
 * @param withYears whether the numbers are years of four digits
 */
export function areMonths(names: readonly string[], withYears: boolean): boolean {
  const words = [...new Set(names.map(plainName))];
  return (
    words.every((word) => (withYears ? !EVERYDAY.has(word) : ENGLISH.has(word))) ||
    new Set(words.map(monthNamed)).size >= SURE_MONTHS
  );
}

/** The month of a name, from 1; NaN for any other word ("Marble"). */
export function monthNamed(name: string): number {
  return MONTH_OF.get(plainName(name)) ?? NaN;
}

function plainName(name: string): string {
  return name.toLowerCase().normalize("NFC");
}
