import { useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { usePrinting } from "../../print/printContext.ts";
import { createTurns } from "./turns.ts";

const takeTurn = createTurns((work) => setTimeout(work, 0));

/**
 * False until it is this plot's turn to be drawn. Each plot is first drawn in a task of its own: with other plots, or with the rest of
 * a tab, it would block the page's thread for too long. In print all are drawn at once.
 */
export function useTurn(): boolean {
  const [turn, setTurn] = useState(usePrinting());
  useLayoutEffect(() => {
    if (turn) return undefined;
    // At once: the next turn must not join this one in one rendering.
    return takeTurn(() => flushSync(() => setTurn(true)));
  }, [turn]);
  return turn;
}
