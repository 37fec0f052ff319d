import { createTheme } from "@mantine/core";

const SANS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Dense and calm: small type, quiet corners, one accent. Colours with a meaning stand in palette.css. */
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
  },
  primaryShade: { light: 6, dark: 5 },
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  cursorType: "pointer",
  respectReducedMotion: true,
});
