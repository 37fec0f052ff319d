/** How the text of a line that has not the cells of the others may be read in other ways. */
export interface OtherReadings {
  readonly delimiter: string;
  readonly quote: string;
  /** Its pieces between all delimiters, those in quotes as well. */
  pieces(text: string): readonly string[];
  /** Its cells, where each stands in quotes of the other kind than is usual; null: not each does. */
  requoted(text: string): readonly string[] | null;
  /** Its cells with another delimiter, quote or escape, wherever they are exactly so many. */
  readings(text: string, width: number): readonly OtherReading[];
}

export interface OtherReading {
  readonly cells: readonly string[];
  readonly why: "delimiter" | "quote";
}
