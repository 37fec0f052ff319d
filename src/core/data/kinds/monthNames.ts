/** Names of months and their usual short forms, in lower case without a last point: English, German, French, Spanish, Italian, Portuguese. */
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

/** The month of a name, from 1; NaN for any other word ("Marble"). */
export function monthNamed(name: string): number {
  return MONTH_OF.get(name.toLowerCase().normalize("NFC")) ?? NaN;
}
