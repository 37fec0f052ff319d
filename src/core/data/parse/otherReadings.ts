/** Other ways to read a line with a different number of cells. */
export interface OtherReadings {
  readonly delimiter: string;
  readonly quote: string;
  /** Its pieces between all delimiters, including those in quotes. */
  pieces(text: string): readonly string[];
  /** Its cells if each is in quotes of the other kind; otherwise null. */
  requoted(text: string): readonly string[] | null;
  /** Its cells with another delimiter, quote or escape, if their number is exactly `width`. */
  readings(text: string, width: number): readonly OtherReading[];
}

export interface OtherReading {
  readonly cells: readonly string[];
  readonly why: "delimiter" | "quote";
}
