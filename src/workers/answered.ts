import { AppError, toErrorRecord, type AppErrorCode, type ErrorRecord } from "../core/errors.ts";

/** What a worker answers: domain failures resolve too, for Comlink drops the fields of an error. */
export type WorkerResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord };

type Answered<Method> = Method extends (...args: infer Args) => Promise<WorkerResult<infer Value>>
  ? (...args: Args) => Promise<Value>
  : Method;

/** What a worker serves, as the page calls it: a failure that it answers with is thrown, as an `AppError`. */
export type ClientOf<Api> = { [Name in keyof Api]: Answered<Api[Name]> };

/** In the worker. What a user can act on resolves as a record; all else is a bug and becomes `unexpected`. */
export async function resultOf<T>(work: () => T | Promise<T>): Promise<WorkerResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: toErrorRecord(thrown) };
  }
}

/** On the page. @throws AppError that the worker answered with */
export function valueOf<T>(result: WorkerResult<T>): T {
  if (result.ok) return result.value;
  throw answeredError(result.error);
}

/** An error that a worker answered with, as it is thrown on the page. */
function answeredError(error: ErrorRecord): AppError {
  return AppError.of(error.code === "partNotLoaded" ? { code: unloadedCode(), details: {} } : error);
}

/** The error for code that could not be loaded. Browsers know that they are offline, but not that a server cannot be reached. */
export function unloadedCode(): Extract<AppErrorCode, "partNotLoaded" | "partOffline"> {
  // Node.js, where the tests run, does not know.
  const { navigator } = globalThis as { readonly navigator?: { readonly onLine?: boolean } };
  return navigator?.onLine === false ? "partOffline" : "partNotLoaded";
}
