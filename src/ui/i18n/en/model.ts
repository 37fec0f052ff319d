/** English words: model. */
export const model = {} as const;
