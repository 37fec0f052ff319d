import { useEffect, useRef, useState } from "react";

/**
 * `value`, at most once every `intervalMs`; the last value always arrives. Between two updates of the screen nothing is drawn,
 * however fast reports come in.
 */
export function useThrottled<T>(value: T, intervalMs: number): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  const shownAt = useRef(-Infinity);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    latest.current = value;
    if (timer.current !== null) return;
    const wait = Math.max(0, shownAt.current + intervalMs - performance.now());
    timer.current = setTimeout(() => {
      timer.current = null;
      shownAt.current = performance.now();
      setShown(latest.current);
    }, wait);
  }, [value, intervalMs]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return shown;
}
