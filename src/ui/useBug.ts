import { useCallback, useState } from "react";

/** Passes an error outside of rendering to the error boundary, which catches only rendering errors. */
export function useBug(): (thrown: unknown) => void {
  const [, setBug] = useState<null>(null);
  return useCallback((thrown: unknown) => {
    setBug(() => {
      throw thrown;
    });
  }, []);
}
