import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";

type Message = "studyCleared" | "studyReplaced" | "spaceNarrowed";

/** Says for ten seconds that a study has left the screen, or that the ranges are others, with a button that takes it back. */
export function showPutAway(message: Message, onUndo: () => void) {
  notifications.show({
    id: "putAway",
    message: <PutAway message={message} onUndo={onUndo} />,
    autoClose: 10_000,
  });
}

function PutAway({ message, onUndo }: { readonly message: Message; readonly onUndo: () => void }) {
  const { t } = useTranslation();
  const undo = () => {
    onUndo();
    notifications.hide("putAway");
  };
  return (
    <>
      {t(`common.${message}`)}{" "}
      <Button variant="light" size="compact-xs" onClick={undo}>
        {t("common.undo")}
      </Button>
    </>
  );
}
