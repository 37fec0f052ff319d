import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/**
 * Shows a message about an action for ten seconds, with an Undo button.
 * @param group of messages about the same thing only the latest stays: only that can be taken back
 */
export function showUndo(group: "study" | "space" | "data", words: ReactNode, onUndo: () => void) {
  // An open message would block a new one with the same id.
  notifications.hide(group);
  notifications.show({
    id: group,
    message: (
      <>
        {words} <Undo group={group} onUndo={onUndo} />
      </>
    ),
    autoClose: 10_000,
  });
}

function Undo({ group, onUndo }: { readonly group: string; readonly onUndo: () => void }) {
  const { t } = useTranslation();
  const undo = () => {
    onUndo();
    notifications.hide(group);
  };
  return (
    <Button variant="light" size="compact-xs" onClick={undo}>
      {t("common.undo")}
    </Button>
  );
}
