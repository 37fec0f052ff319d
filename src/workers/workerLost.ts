import { AppError } from "../core/errors.ts";

/**
 * The worker behind a call is gone: `workerCrashed` (or it was terminated), `workerHung`, or `partNotLoaded` or
 * `partOffline`, where its code never came. The call is never answered.
 */
export class WorkerLost extends AppError {
  override readonly name = "WorkerLost";
}
