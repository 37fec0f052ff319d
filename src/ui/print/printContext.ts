import { createContext, useContext } from "react";

/** True inside the printed page: everything is there at once, tables have all their rows, and nothing waits to be pressed. */
export const PrintContext = createContext(false);

export function usePrinting(): boolean {
  return useContext(PrintContext);
}
