import { createContext, useContext } from "react";

/** True inside the printed page: everything is rendered at once, tables have all their rows, and there are no buttons. */
export const PrintContext = createContext(false);

export function usePrinting(): boolean {
  return useContext(PrintContext);
}
