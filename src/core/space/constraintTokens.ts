import { AppError } from "../errors.ts";

/** A piece of a constraint's text. */
export interface Token {
  readonly kind: "number" | "word" | "name" | "symbol" | "end";
  /** For a symbol its default spelling (`and` for `&&`, `<=` for `≤`); for a "word" the text between its quotes. */
  readonly text: string;
  readonly typed: string;
  /** 1-based position of its first character. */
  readonly at: number;
}

const SPACE = /\s+/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/uy;
const NAME = /[A-Za-z_]\w*/uy;
/** In single or double quotes; after a backslash, the next character is taken literally. */
const WORD = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/suy;
const SYMBOL = /<=|>=|==|!=|&&|\|\||[<>≤≥≠!()+\-*/]/uy;

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["&&", "and"],
  ["||", "or"],
  ["!", "not"],
]);
const KEYWORDS: ReadonlySet<string> = new Set(["and", "or", "not", "true", "false"]);

/**
 * The tokens of a constraint, the last one of kind "end".
 * @throws AppError `constraintUnreadable` at the first character that does not start a token
 */
export function constraintTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let place = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = place;
    const found = pattern.exec(text)?.[0] ?? null;
    place += found?.length ?? 0;
    return found;
  };
  for (;;) {
    take(SPACE);
    const at = place + 1;
    if (place >= text.length) return [...tokens, { kind: "end", text: "", typed: "", at }];
    const token = next(at);
    tokens.push({ ...token, typed: text.slice(at - 1, place), at });
  }

  function next(at: number): Pick<Token, "kind" | "text"> {
    const number = take(NUMBER);
    if (number !== null) return { kind: "number", text: number };
    const name = take(NAME);
    if (name !== null) return { kind: KEYWORDS.has(name) ? "symbol" : "name", text: name };
    const word = take(WORD);
    if (word !== null) return { kind: "word", text: word.slice(1, -1).replace(/\\(.)/gsu, "$1") };
    const symbol = take(SYMBOL);
    if (symbol !== null) return { kind: "symbol", text: SPELLINGS.get(symbol) ?? symbol };
    const found = String.fromCodePoint(text.codePointAt(at - 1)!);
    throw new AppError("constraintUnreadable", { text, at, found });
  }
}
