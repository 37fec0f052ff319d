/** Caches the last result of a pure function. Arguments are compared by identity, so they must not be changed in place. */
export function createLastCall<Args extends readonly unknown[], Result>(
  of: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | null = null;
  return (...args) => {
    if (last === null || !args.every((arg, i) => Object.is(arg, last!.args[i]))) {
      last = { args, result: of(...args) };
    }
    return last.result;
  };
}
