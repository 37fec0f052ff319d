/** English words: search. */
export const search = {} as const;
