import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";

const ID = "space";

interface SpaceHelpProps {
  /** Why the key does nothing. */
  readonly why: "finished" | "differs";
  /** What stands on the button that does it. */
  readonly run: "run" | "continue" | "runAgain";
}

/** Says what Space would do, and how to do what it does not. */
export function showSpaceHelp(why: SpaceHelpProps["why"], run: SpaceHelpProps["run"]) {
  // Pressed again, the message comes again.
  hideSpaceHelp();
  notifications.show({ id: ID, message: <Words why={why} run={run} />, autoClose: 8000 });
}

/** The study it speaks of is no longer on screen, or goes on. */
export function hideSpaceHelp() {
  notifications.hide(ID);
}

function Words({ why, run }: SpaceHelpProps) {
  const { t } = useTranslation();
  return t(`judging.space.${why}`, { run: t(`common.${run}`) });
}
