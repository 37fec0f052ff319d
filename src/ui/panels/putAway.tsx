import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";

const MESSAGES = ["studyCleared", "studyReplaced", "spaceNarrowed"] as const;
type Message = (typeof MESSAGES)[number];

/** Says for ten seconds that a study has left the screen, or that the ranges are others, with a button that takes it back. */
export function showPutAway(message: Message, onUndo: () => void) {
  // Only the latest can be taken back; a message that is still there would keep one of the same id away.
  for (const each of MESSAGES) notifications.hide(each);
  notifications.show({
    id: message,
    message: <PutAway message={message} onUndo={onUndo} />,
    autoClose: 10_000,
  });
}

function PutAway({ message, onUndo }: { readonly message: Message; readonly onUndo: () => void }) {
  const { t } = useTranslation();
  const undo = () => {
    onUndo();
    notifications.hide(message);
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
