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
  const tokens = constraintTokens(text);
  let index = 0;
  let depth = 0;

  const whole = claimOf(or());
  if (peek().kind !== "end") throw unreadable(peek());
  return whole;

  function or(): Part {
    return joined("or", and);
  }

  function and(): Part {
    return joined("and", not);
  }

  function joined(kind: "and" | "or", operand: () => Part): Part {
    let part = operand();
    while (isSymbol(kind)) {
      const left = claimOf(part);
      index++;
      part = { sort: "claim", claim: { kind, left, right: claimOf(operand()) }, token: part.token };
    }
    return part;
  }

  function not(): Part {
    if (!isSymbol("not")) return chain();
    const token = peek();
    index++;
    const of = deeper(() => claimOf(not()), token);
    return { sort: "claim", claim: { kind: "not", of }, token };
  }

  function chain(): Part {
    const first = sum();
    let left = first;
    let claim: InputConstraint | null = null;
    for (;;) {
      const operator = peek();
      if (operator.kind !== "symbol" || !COMPARISONS.has(operator.text)) break;
      index++;
      const right = sum();
      const compared = comparison(operator, valueOf(left), valueOf(right));
      claim = claim === null ? compared : { kind: "and", left: claim, right: compared };
      left = right;
    }
    return claim === null ? first : { sort: "claim", claim, token: first.token };
  }

  function comparison(token: Token, left: Expression, right: Expression): Comparison {
    if (ORDERS.has(token.text) && [left, right].some(hasNoOrder)) throw unreadable(token);
    return { kind: "compare", operator: token.text as Comparison["operator"], left, right };
  }

  function sum(): Part {
    return arithmetic(["+", "-"], product);
  }

  function product(): Part {
    return arithmetic(["*", "/"], factor);
  }

  function arithmetic(operators: readonly ("+" | "-" | "*" | "/")[], operand: () => Part): Part {
    let part = operand();
    for (;;) {
      const operator = operators.find(isSymbol);
      if (operator === undefined) return part;
      index++;
      const [left, right] = [numberOf(part), numberOf(operand())];
      part = { sort: "value", value: { kind: "arithmetic", operator, left, right }, token: part.token };
    }
  }

  function factor(): Part {
    const token = peek();
    index++;
    if (token.kind === "number") return literal(finite(token), token);
    if (token.kind === "word") return literal(token.text, token);
    if (token.kind === "name") return parameter(token);
    if (token.text === "true" || token.text === "false") return literal(token.text === "true", token);
    if (token.text === "-") return negative(token);
    if (token.text !== "(") throw unreadable(token);
    const inner = deeper(or, token);
    if (!isSymbol(")")) throw unreadable(peek());
    index++;
    return inner;
  }

  function parameter(token: Token): Part {
    if (!names.includes(token.text)) {
      throw new AppError("constraintUnknownName", { text, name: token.text });
    }
    return { sort: "value", value: { kind: "parameter", name: token.text }, token };
  }

  function negative(token: Token): Part {
    const right = deeper(() => numberOf(factor()), token);
    if (right.kind === "literal") return literal(0 - Number(right.value), token);
    const left: Expression = { kind: "literal", value: 0 };
    return { sort: "value", value: { kind: "arithmetic", operator: "-", left, right }, token };
  }

  function finite(token: Token): number {
    const value = Number(token.text);
    if (!Number.isFinite(value)) throw unreadable(token);
    return value;
  }

  function claimOf(part: Part): InputConstraint {
    // A value where a claim is expected: the comparison is missing at the next token.
    if (part.sort === "value") throw unreadable(peek());
    return part.claim;
  }

  function valueOf(part: Part): Expression {
    if (part.sort === "claim") throw unreadable(part.token);
    return part.value;
  }

  function numberOf(part: Part): Expression {
    const value = valueOf(part);
    if (hasNoOrder(value)) throw unreadable(part.token);
    return value;
  }

  function deeper<T>(read: () => T, token: Token): T {
    if (depth++ >= DEEPEST) throw unreadable(token);
    const result = read();
    depth--;
    return result;
  }

  function peek(): Token {
    return tokens[Math.min(index, tokens.length - 1)]!;
  }

  function isSymbol(symbol: string): boolean {
    return peek().kind === "symbol" && peek().text === symbol;
  }

  function unreadable({ kind, typed: found, at }: Token): AppError {
    if (text.trim() === "") return new AppError("constraintEmpty");
    if (kind === "end") return new AppError("constraintUnfinished", { text });
    return new AppError("constraintUnreadable", { text, at, found });
  }
}

/** A word or a truth value. Names are not checked here, because their kind is unknown. */
function hasNoOrder(expression: Expression): boolean {
  return expression.kind === "literal" && typeof expression.value !== "number";
}

function literal(value: number | string | boolean, token: Token): Part {
  return { sort: "value", value: { kind: "literal", value }, token };
}
