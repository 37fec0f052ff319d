import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";

const ID = "space";

interface SpaceHelpProps {
  /** Why the key does nothing. */
  readonly why: "finished" | "differs";
  /** The label of the button with the same action. */
  readonly run: "run" | "continue" | "runAgain";
}

/** Explains the Space key and offers the action that it does not perform. */
export function showSpaceHelp(why: SpaceHelpProps["why"], run: SpaceHelpProps["run"]) {
  // Pressing the key again shows the message again.
  hideSpaceHelp();
  notifications.show({ id: ID, message: <Words why={why} run={run} />, autoClose: 8000 });
}

/** Hides the message; called when its study has left the screen or continues. */
export function hideSpaceHelp() {
  notifications.hide(ID);
}

function Words({ why, run }: SpaceHelpProps) {
  const { t } = useTranslation();
  return t(`judging.space.${why}`, { run: t(`common.${run}`) });
}
