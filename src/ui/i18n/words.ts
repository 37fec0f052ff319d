/** The shape of a catalogue in another language: the same keys, any words. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
