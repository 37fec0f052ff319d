import { createTheme, type FileButtonProps, type ModalProps } from "@mantine/core";

const SANS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Dense layout: small type, small corner radius, one accent colour. Colours with a meaning are in palette.css. */
export const theme = createTheme({
  fontFamily: SANS,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  headings: { fontFamily: SANS, fontWeight: "600" },
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  primaryColor: "accent",
  colors: {
    accent: [
      "#edf4ff",
      "#d9e6fb",
      "#b1caf2",
      "#86ace9",
      "#6293e2",
      "#3f7cd6",
      "#1f5fbf",
      "#1b54a8",
      "#164891",
      "#0e3a7b",
    ],
    // Cool colours, as in palette.css: 7 is the surface, 6 a control on it, 4 its border, 0 the text.
    dark: [
      "#e9ecef",
      "#c9ced6",
      "#aab2bc",
      "#8f98a3",
      "#434b54",
      "#2c3238",
      "#1d2126",
      "#16191d",
      "#101316",
      "#0b0d0f",
    ],
  },
  // White on shade 5 has a contrast of 4.1:1, too little for text.
  primaryShade: 6,
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  // Not by `extend` of each component, which would be loaded for it.
  components: {
    FileButton: {
      defaultProps: {
        inputProps: {
          // Otherwise the browser fires no change event if the same, corrected file is chosen again.
          onClick: (event) => {
            event.currentTarget.value = "";
          },
        },
      } satisfies Partial<FileButtonProps>,
    },
    // A `header` element is the page's banner for screen readers; the page has one already.
    Modal: {
      defaultProps: { attributes: { header: { role: "presentation" } } } satisfies Partial<ModalProps>,
    },
  },
});
