/** Pixels. */
export const TICK_SIZE = 11;
export const TICK_GAP = 8;
export const ASIDE_GAP = 10;
export const TITLE_HEIGHT = 20;
/** Ticks, their labels and the title below them. */
export const X_AXIS_HEIGHT = 40;
