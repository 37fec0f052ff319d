import { AppError, toErrorRecord, type AppErrorCode, type ErrorRecord } from "../core/errors.ts";

/** A worker's answer. `AppError`s are part of it, because Comlink drops the fields of a thrown error. */
export type WorkerResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord };

type Answered<Method> = Method extends (...args: infer Args) => Promise<WorkerResult<infer Value>>
  ? (...args: Args) => Promise<Value>
  : Method;

/** A worker's API as the page calls it: failures are thrown as `AppError`. */
export type ClientOf<Api> = { [Name in keyof Api]: Answered<Api[Name]> };

/** Called in the worker. An `AppError` resolves as a record; anything else is a bug and becomes `unexpected`. */
export async function resultOf<T>(work: () => T | Promise<T>): Promise<WorkerResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: toErrorRecord(thrown) };
  }
}

/** Called on the page. @throws AppError that the worker answered with */
export function valueOf<T>(result: WorkerResult<T>): T {
  if (result.ok) return result.value;
  throw answeredError(result.error);
}

/** The error that the page throws for a worker's answer. */
function answeredError(error: ErrorRecord): AppError {
  return AppError.of(error.code === "partNotLoaded" ? { code: unloadedCode(), details: {} } : error);
}

/** The error for code that could not be loaded. Browsers report that they are offline, but not that a server cannot be reached. */
export function unloadedCode(): Extract<AppErrorCode, "partNotLoaded" | "partOffline"> {
  // Node.js, where the tests run, lacks `onLine`.
  const { navigator } = globalThis as { readonly navigator?: { readonly onLine?: boolean } };
  return navigator?.onLine === false ? "partOffline" : "partNotLoaded";
}
