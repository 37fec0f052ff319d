/** Common properties of the header's buttons. */
export const HEADER_BUTTON = { variant: "subtle", color: "gray", size: "compact-sm", h: 32, px: 8 } as const;
