import { useTranslation } from "react-i18next";
import { showUndo } from "./showUndo.tsx";

type Message = "studyCleared" | "studyReplaced" | "spaceNarrowed";

/** Says that a study has left the screen, or that the ranges are others, with a button that takes it back. */
export function showPutAway(message: Message, onUndo: () => void) {
  showUndo("study", <Words message={message} />, onUndo);
}

function Words({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  return t(`common.${message}`);
}
