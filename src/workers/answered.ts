import { AppError, type AppErrorCode, type ErrorRecord } from "../core/errors.ts";

/** An error that a worker answered with, as it is thrown on the page. */
export function answeredError(error: ErrorRecord): AppError {
  return AppError.of(error.code === "partNotLoaded" ? { code: unloadedCode(), details: {} } : error);
}

/** What to say of code that did not come. Browsers know that they are offline; not that a server cannot be reached. */
export function unloadedCode(): Extract<AppErrorCode, "partNotLoaded" | "partOffline"> {
  // Node.js, where the tests run, does not say.
  const { navigator } = globalThis as { readonly navigator?: { readonly onLine?: boolean } };
  return navigator?.onLine === false ? "partOffline" : "partNotLoaded";
}
