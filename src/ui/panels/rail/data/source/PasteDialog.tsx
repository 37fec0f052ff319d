import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useActs } from "../../../../useSurmise.ts";
import classes from "../data.module.css";

interface PasteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Reads a table from pasted text. The text stays when the dialog is closed without using it. */
export function PasteDialog({ opened, onClose }: PasteDialogProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const [text, setText] = useState("");
  return (
    <Modal opened={opened} onClose={onClose} title={t("data.file.pasteTitle")} size="lg" centered>
      <p className={classes["dialogText"]}>{t("data.file.pasteHelp")}</p>
      <Textarea
        data-autofocus
        aria-label={t("data.file.pasteLabel")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        minRows={10}
        maxRows={16}
        autosize
        spellCheck={false}
        classNames={{ input: classes["pasteInput"]! }}
        placeholder={"a,b,target\n1.5,red,yes\n2.0,blue,no"}
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t("data.file.cancel")}
        </Button>
        <Button
          disabled={text.trim() === ""}
          onClick={() => {
            void acts.pasteText(text);
            setText("");
            onClose();
          }}
        >
          {t("data.file.pasteUse")}
        </Button>
      </Group>
    </Modal>
  );
}
