import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RawHead } from "../../../../../workers/reader.protocol.ts";
import { LayoutDialog } from "./LayoutDialog.tsx";

/** For a file whose table was not found: a button to state its position. */
export function LayoutOffer({ head }: { readonly head: RawHead }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { format, lines, layout } = head;
  return (
    <>
      <Button size="xs" mt={8} data-opens-layout onClick={() => setOpened(true)}>
        {t("layout.correct")}
      </Button>
      {opened && (
        <LayoutDialog
          read={{ format, lines, found: null, delimiter: null }}
          choices={layout}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}
