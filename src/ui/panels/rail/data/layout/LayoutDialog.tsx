import type { TFunction } from "i18next";
import { Button, Group } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../../controls/popup/Dialog.tsx";
import type { FoundLayout, LayoutChoices } from "../../../../../core/data/parse/layout.ts";
import { useActs } from "../../../../useSurmise.ts";
import dataClasses from "../data.module.css";
import { LayoutFields } from "./LayoutFields.tsx";
import { LayoutLines } from "./LayoutLines.tsx";
import { layoutFault, lineRoles, type LayoutFault } from "./lineRoles.ts";
import { placeText, type LayoutFormat } from "./layoutWords.ts";
import classes from "./layout.module.css";

/** The first lines of a file, and how it was read. */
export interface ReadLayout {
  readonly format: LayoutFormat;
  /** The first lines, unchanged. */
  readonly lines: readonly string[];
  /** null: it could not be read. */
  readonly found: FoundLayout | null;
  /** null: a sheet, or unknown. */
  readonly delimiter: string | null;
}

interface LayoutDialogProps {
  readonly read: ReadLayout;
  /** The previous choices. */
  readonly choices: LayoutChoices;
  readonly onClose: () => void;
}

/** The first lines of a file with their roles, and all choices for its layout. */
export function LayoutDialog({ read, choices, onClose }: LayoutDialogProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const narrow = useMediaQuery("(max-width: 600px)", false, { getInitialValueInEffect: false });
  const [draft, setDraft] = useState(choices);
  /** Fields whose text is not a line number. */
  const [unreadable, setUnreadable] = useState(0);
  /** Fields with typed text begin anew. */
  const [resets, setResets] = useState(0);
  const { format, lines, found } = read;
  const setHeader = useCallback((headerLine: number) => setDraft((last) => ({ ...last, headerLine })), []);
  const fault = layoutFault(found, draft);
  const readAgain = (layout: LayoutChoices) => {
    onClose();
    void acts.readAgain({ layout });
  };
  const reset = () => {
    if (Object.keys(choices).length > 0) {
      readAgain({});
      return;
    }
    setDraft({});
    setUnreadable(0);
    setResets(resets + 1);
  };
  return (
    <Dialog onClose={onClose} title={t("layout.title")} size={760} fullScreen={narrow} centered>
      <p className={dataClasses["dialogText"]}>{t(format === "xlsx" ? "layout.helpRows" : "layout.help")}</p>
      <LayoutFields
        key={resets}
        read={read}
        choices={draft}
        onChange={setDraft}
        onUnreadable={setUnreadable}
      />
      <p className={classes["fault"]} role="alert">
        {fault !== null && faultText(t, format, fault)}
      </p>
      <LayoutLines
        read={read}
        roles={lineRoles(lines, found, draft)}
        delimiter={draft.delimiter ?? read.delimiter}
        onHeader={setHeader}
      />
      <Group className={classes["foot"]} justify="flex-end" gap={8}>
        <Button
          variant="subtle"
          mr="auto"
          disabled={Object.keys(draft).length === 0 && Object.keys(choices).length === 0}
          onClick={reset}
        >
          {t("layout.asDetected")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("layout.cancel")}
        </Button>
        <Button disabled={fault !== null || unreadable > 0} onClick={() => readAgain(draft)}>
          {t("layout.readAgain")}
        </Button>
      </Group>
    </Dialog>
  );
}

function faultText(t: TFunction, format: LayoutFormat, fault: LayoutFault) {
  const first = placeText(t, format, fault.first);
  if (fault.kind === "firstInHeader") {
    return t("layout.wrong.firstInHeader", { first, header: placeText(t, format, fault.header) });
  }
  return t("layout.wrong.lastBeforeFirst", { first, last: placeText(t, format, fault.last) });
}
