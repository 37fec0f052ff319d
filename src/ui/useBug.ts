import { useCallback, useState } from "react";

/** Hands a bug in work that goes on outside of rendering to the error boundary, which hears of rendering alone. */
export function useBug(): (thrown: unknown) => void {
  const [, setBug] = useState<null>(null);
  return useCallback((thrown: unknown) => {
    setBug(() => {
      throw thrown;
    });
  }, []);
}
