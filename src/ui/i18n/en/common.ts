/** English words: common. */
export const common = {} as const;
