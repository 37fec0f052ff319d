import { MantineProvider, mergeThemeOverrides, type MantineProviderProps } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { theme } from "./theme.ts";

/** Mantine in our theme. The close buttons of messages and dialogs get a label in the user's language. */
export function Themed(props: Omit<MantineProviderProps, "theme">) {
  const { t } = useTranslation();
  const close = t("common.dismiss");
  const named = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: { CloseButton: { defaultProps: { "aria-label": close } } },
      }),
    [close],
  );
  return <MantineProvider theme={named} {...props} />;
}
