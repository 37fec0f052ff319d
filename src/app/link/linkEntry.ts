/** One `key=value` of a link. Keys may repeat. */
export type LinkEntry = readonly [key: string, value: string];
