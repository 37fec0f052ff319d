/** Share of rows whose largest output is that of their class. @param outputs row-major, rows × classes */
export function accuracyOf(outputs: Float32Array, targets: Float32Array): number {
  const classes = outputs.length / targets.length;
  let right = 0;
  targets.forEach((target, row) => {
    const own = outputs.subarray(row * classes, (row + 1) * classes);
    if (own.indexOf(Math.max(...own)) === target) right++;
  });
  return right / targets.length;
}
