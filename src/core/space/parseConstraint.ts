import { AppError } from "../errors.ts";
import { constraintTokens, type Token } from "./constraintTokens.ts";
import type { Expression, InputConstraint } from "./inputConstraint.ts";

/** Deepest nesting of parentheses and signs. More is a mistake, and would only deepen the recursion. */
const DEEPEST = 40;
const ORDERS: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);
const COMPARISONS: ReadonlySet<string> = new Set([...ORDERS, "==", "!="]);

type Comparison = Extract<InputConstraint, { kind: "compare" }>;

/** The meaning of a part of the text, and where it begins. Parentheses can hold either kind. */
type Part =
  | { readonly sort: "value"; readonly value: Expression; readonly token: Token }
  | { readonly sort: "claim"; readonly claim: InputConstraint; readonly token: Token };

/**
 * Reads a constraint between parameters, such as `8 <= units2 <= units1 or not layers > 1`.
 *
 *     claim   = both { ("or" | "||") both }            both  = other { ("and" | "&&") other }
 *     other   = ("not" | "!") other | chain            chain = sum { ("<" | "<=" | ">" | ">=" | "==" | "!=") sum }
 *     sum     = product { ("+" | "-") product }        product = factor { ("*" | "/") factor }
 *     factor  = "-" factor | number | "word" | true | false | name | "(" claim ")"
 *
 * `a < b < c` means `a < b and b < c`, `-x` is `0 - x`. Words and truth values can only be compared for equality; they have no
 * order.
 * @param names the names that may be used
 * @throws AppError `constraintUnreadable` (what was found, and where), `constraintUnfinished`, `constraintUnknownName`
 */
export function parseConstraint(text: string, names: readonly string[]): InputConstraint {
  const reader = new ConstraintReader(text);
  const sum = sumGrammar(reader, names, () => or());
  const or = claimGrammar(reader, sum);
  const whole = reader.claimOf(or());
  if (reader.peek().kind !== "end") throw reader.unreadable(reader.peek());
  return whole;
}

/** The tokens of a text, one after the other, and the errors where they make no sense. */
class ConstraintReader {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
    this.#tokens = constraintTokens(text);
  }

  peek(): Token {
    return this.#tokens[Math.min(this.#index, this.#tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.#index++;
    return token;
  }

  isSymbol(symbol: string): boolean {
    return this.peek().kind === "symbol" && this.peek().text === symbol;
  }

  /** Reads the contents of parentheses, or the operand of a sign. */
  deeper<T>(read: () => T, token: Token): T {
    if (this.#depth++ >= DEEPEST) throw this.unreadable(token);
    const result = read();
    this.#depth--;
    return result;
  }

  claimOf(part: Part): InputConstraint {
    // A value where a claim is expected: the comparison is missing at the next token.
    if (part.sort === "value") throw this.unreadable(this.peek());
    return part.claim;
  }

  valueOf(part: Part): Expression {
    if (part.sort === "claim") throw this.unreadable(part.token);
    return part.value;
  }

  numberOf(part: Part): Expression {
    const value = this.valueOf(part);
    if (hasNoOrder(value)) throw this.unreadable(part.token);
    return value;
  }

  unreadable({ kind, typed: found, at }: Token): AppError {
    const { text } = this;
    if (text.trim() === "") return new AppError("constraintEmpty");
    if (kind === "end") return new AppError("constraintUnfinished", { text });
    return new AppError("constraintUnreadable", { text, at, found });
  }
}

/** `claim`, `both`, `other` and `chain` of the grammar. */
function claimGrammar(reader: ConstraintReader, sum: () => Part): () => Part {
  const or = (): Part => joined("or", and);
  const and = (): Part => joined("and", not);
  const joined = (kind: "and" | "or", operand: () => Part): Part => {
    let part = operand();
    while (reader.isSymbol(kind)) {
      const left = reader.claimOf(part);
      reader.next();
      part = { sort: "claim", claim: { kind, left, right: reader.claimOf(operand()) }, token: part.token };
    }
    return part;
  };
  const not = (): Part => {
    if (!reader.isSymbol("not")) return chain();
    const token = reader.next();
    const of = reader.deeper(() => reader.claimOf(not()), token);
    return { sort: "claim", claim: { kind: "not", of }, token };
  };
  const chain = (): Part => {
    const first = sum();
    let left = first;
    let claim: InputConstraint | null = null;
    for (;;) {
      const operator = reader.peek();
      if (operator.kind !== "symbol" || !COMPARISONS.has(operator.text)) break;
      reader.next();
      const right = sum();
      const compared = comparison(operator, reader.valueOf(left), reader.valueOf(right));
      claim = claim === null ? compared : { kind: "and", left: claim, right: compared };
      left = right;
    }
    return claim === null ? first : { sort: "claim", claim, token: first.token };
  };
  const comparison = (token: Token, left: Expression, right: Expression): Comparison => {
    if (ORDERS.has(token.text) && [left, right].some(hasNoOrder)) throw reader.unreadable(token);
    return { kind: "compare", operator: token.text as Comparison["operator"], left, right };
  };
  return or;
}

/** `sum`, `product` and `factor`. @param claim reads the contents of parentheses */
function sumGrammar(reader: ConstraintReader, names: readonly string[], claim: () => Part): () => Part {
  const sum = (): Part => arithmetic(["+", "-"], product);
  const product = (): Part => arithmetic(["*", "/"], factor);
  const arithmetic = (operators: readonly ("+" | "-" | "*" | "/")[], operand: () => Part): Part => {
    let part = operand();
    for (;;) {
      const operator = operators.find((one) => reader.isSymbol(one));
      if (operator === undefined) return part;
      reader.next();
      const [left, right] = [reader.numberOf(part), reader.numberOf(operand())];
      part = { sort: "value", value: { kind: "arithmetic", operator, left, right }, token: part.token };
    }
  };
  const factor = (): Part => {
    const token = reader.next();
    if (token.kind === "number") return literal(finite(token), token);
    if (token.kind === "word") return literal(token.text, token);
    if (token.kind === "name") return parameter(token);
    if (token.text === "true" || token.text === "false") return literal(token.text === "true", token);
    if (token.text === "-") return negative(token);
    if (token.text !== "(") throw reader.unreadable(token);
    const inner = reader.deeper(claim, token);
    if (!reader.isSymbol(")")) throw reader.unreadable(reader.peek());
    reader.next();
    return inner;
  };
  const parameter = (token: Token): Part => {
    if (names.includes(token.text))
      return { sort: "value", value: { kind: "parameter", name: token.text }, token };
    throw new AppError("constraintUnknownName", { text: reader.text, name: token.text });
  };
  const negative = (token: Token): Part => {
    const right = reader.deeper(() => reader.numberOf(factor()), token);
    if (right.kind === "literal") return literal(0 - Number(right.value), token);
    const left: Expression = { kind: "literal", value: 0 };
    return { sort: "value", value: { kind: "arithmetic", operator: "-", left, right }, token };
  };
  const finite = (token: Token): number => {
    const value = Number(token.text);
    if (!Number.isFinite(value)) throw reader.unreadable(token);
    return value;
  };
  return sum;
}

/** A word or a truth value. Names are not checked here, because their kind is unknown. */
function hasNoOrder(expression: Expression): boolean {
  return expression.kind === "literal" && typeof expression.value !== "number";
}

function literal(value: number | string | boolean, token: Token): Part {
  return { sort: "value", value: { kind: "literal", value }, token };
}
