import { AppError } from "../../errors.ts";
import { MAX_COLUMNS } from "../limits.ts";

/** Checks the number of columns before memory is allocated for them. @throws AppError `tooManyColumns` */
export function checkColumns(columns: number): void {
  if (columns > MAX_COLUMNS) throw new AppError("tooManyColumns", { columns, limit: MAX_COLUMNS });
}
