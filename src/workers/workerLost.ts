import { AppError } from "../core/errors.ts";

/**
 * The worker behind a call is gone: `workerCrashed` (or it was terminated), `workerHung`, or `partNotLoaded` or `partOffline` if
 * its code could not be loaded. The call is never answered.
 */
export class WorkerLost extends AppError {
  override readonly name = "WorkerLost";
}
