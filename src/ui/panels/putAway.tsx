import { useTranslation } from "react-i18next";
import { showUndo } from "./showUndo.tsx";

type Message = "studyCleared" | "studyReplaced" | "spaceNarrowed";

/** A message that a study was put away or ranges were changed, with an Undo button. */
export function showPutAway(message: Message, onUndo: () => void) {
  showUndo("study", <Words message={message} />, onUndo);
}

function Words({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  return t(`common.${message}`);
}
