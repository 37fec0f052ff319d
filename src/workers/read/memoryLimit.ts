/** Where a browser does not say how much memory there is. */
const USUAL_GIGABYTES = 4;
/** Of the computer's memory, for the cells of one table: training needs room for its features in every worker. */
const SHARE = 1 / 8;

/** Most bytes that the cells of a table may take on this computer. */
export function memoryLimit(): number {
  const gigabytes =
    typeof navigator === "object" && "deviceMemory" in navigator ? Number(navigator.deviceMemory) : NaN;
  return (gigabytes > 0 ? gigabytes : USUAL_GIGABYTES) * 1e9 * SHARE;
}
