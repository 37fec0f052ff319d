import { useMemo } from "react";

/**
 * The same object while its content is the same. Recharts recomputes everything that depends on a new object, and most reports of a
 * study change neither axes nor lines.
 * @param value convertible to JSON
 */
export function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
}
