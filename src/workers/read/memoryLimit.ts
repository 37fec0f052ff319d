/** Assumed memory if a browser does not report it. */
const DEFAULT_GIGABYTES = 4;
/** Share of the computer's memory for the cells of one table, because training needs memory for the features in every worker. */
const SHARE = 1 / 8;

/** Most bytes that the cells of a table may take on this computer. */
export function memoryLimit(): number {
  const gigabytes =
    typeof navigator === "object" && "deviceMemory" in navigator ? Number(navigator.deviceMemory) : NaN;
  return (gigabytes > 0 ? gigabytes : DEFAULT_GIGABYTES) * 1e9 * SHARE;
}
