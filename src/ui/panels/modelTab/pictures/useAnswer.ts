import { useCallback, useEffect, useRef, useState } from "react";
import type { ErrorRecord } from "../../../../core/errors.ts";
import type { WorkerResult } from "../../../../workers/answered.ts";
import { useBug } from "../../../useBug.ts";

type Ask<T> = () => Promise<WorkerResult<T> | null>;

interface Told<T> {
  /** null: unknown, or no request. The previous answer stays until the next one arrives. */
  readonly value: T | null;
  /** Why the request failed. */
  readonly error: ErrorRecord | null;
  /** Whether there was an answer. */
  readonly settled: boolean;
}

/** The request to the best model. */
export interface AnswerState<T> extends Told<T> {
  readonly onTryAgain: () => void;
  /** The next question begins without the answer to this one. */
  readonly forget: () => void;
}

const NOTHING = { value: null, error: null, settled: false };

/** @param ask the same function for the same request; null: no request */
export function useAnswer<T>(ask: Ask<T> | null): AnswerState<T> {
  const onBug = useBug();
  const [told, setTold] = useState<Told<T>>(NOTHING);
  /** Number of requests: a slow answer must not replace a later one. */
  const newest = useRef(0);
  const begin = useCallback(
    (asked: Ask<T>) => {
      const mine = ++newest.current;
      asked().then((found) => {
        if (mine !== newest.current) return;
        setTold({
          value: found?.ok === true ? found.value : null,
          error: found?.ok === false ? found.error : null,
          settled: true,
        });
      }, onBug);
    },
    [onBug],
  );
  useEffect(() => {
    if (ask === null) return undefined;
    begin(ask);
    return () => {
      newest.current += 1;
    };
  }, [ask, begin]);
  return {
    ...told,
    onTryAgain() {
      if (ask !== null) begin(ask);
    },
    forget: () => setTold(NOTHING),
  };
}
