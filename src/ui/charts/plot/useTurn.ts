import { useEffect, useState } from "react";
import { usePrinting } from "../../print/printContext.ts";

/** Plots that wait to be drawn for the first time; the first one is being drawn. */
const queue: (() => void)[] = [];

/**
 * False until it is this plot's turn to be drawn for the first time. One plot is drawn per task: several in one task would block
 * the page's thread for too long. In print all are drawn at once.
 */
export function useTurn(): boolean {
  const printing = usePrinting();
  const [turn, setTurn] = useState(printing);
  const [drawn, setDrawn] = useState(printing);
  useEffect(() => {
    if (drawn) return undefined;
    const begin = (): void => setTurn(true);
    queue.push(begin);
    if (queue[0] === begin) begin();
    return () => leave(begin);
  }, [drawn]);
  // The effect runs when the plot is in the page. The next plot follows in a task of its own.
  useEffect(() => {
    if (!turn) return undefined;
    const timer = setTimeout(() => setDrawn(true), 0);
    return () => clearTimeout(timer);
  }, [turn]);
  return turn;
}

function leave(begin: () => void): void {
  const wasFirst = queue[0] === begin;
  queue.splice(queue.indexOf(begin), 1);
  if (wasFirst) queue[0]?.();
}
