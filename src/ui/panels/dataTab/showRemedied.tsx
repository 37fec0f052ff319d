import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";

/** Says for ten seconds what was done about a finding, with a button that takes it back. */
export function showRemedied(words: string, onUndo: () => void) {
  notifications.hide("remedied");
  notifications.show({
    id: "remedied",
    message: <Remedied words={words} onUndo={onUndo} />,
    autoClose: 10_000,
    withCloseButton: false,
  });
}

function Remedied({ words, onUndo }: { readonly words: string; readonly onUndo: () => void }) {
  const { t } = useTranslation();
  const undo = () => {
    onUndo();
    notifications.hide("remedied");
  };
  return (
    <>
      {words}{" "}
      <Button variant="light" size="compact-xs" onClick={undo}>
        {t("common.undo")}
      </Button>
    </>
  );
}
