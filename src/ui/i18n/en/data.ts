/** English words: data. */
export const data = {} as const;
