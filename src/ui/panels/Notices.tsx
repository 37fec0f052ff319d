import { Button, CloseButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorRecord } from "../../core/errors.ts";
import { bestTrial } from "../../core/study/study.ts";
import { formatCount } from "../charts/words/numberFormat.ts";
import { joinSentences } from "../charts/words/trialWords.ts";
import { errorText } from "../errorMessages.ts";
import { quotedList } from "../nameList.ts";
import { useNewVersion } from "../offline/useNewVersion.ts";
import {
  useActs,
  useLearnable,
  useLinkStart,
  useMethodWaits,
  useNarrowed,
  usePlan,
  useRun,
  useSetup,
  useSetupDiffers,
} from "../useSurmise.ts";
import controls from "../controls/controls.module.css";
import classes from "./Notices.module.css";
import { showPutAway } from "./putAway.tsx";
import { useFarOut } from "./useFarOut.ts";

export interface NoticesProps {
  /** Opens the Model tab; null if it is open. */
  readonly onShowModel: (() => void) | null;
}

/** Messages about the whole page, above the tabs. */
export function Notices({ onShowModel }: NoticesProps) {
  useHideUndo();
  return (
    <div className={classes.stack} role="status">
      <LinkNotes />
      <LinkWaits />
      <Refused />
      <Problems />
      <Changed />
      <Ended onShowModel={onShowModel} />
      <Failure />
      <NewVersion />
    </div>
  );
}

/** Remedies of earlier data cannot be undone in others: their messages are closed. */
function useHideUndo() {
  const id = useSetup(({ dataset }) => (dataset.status === "ready" ? dataset.summary.id : null));
  useEffect(() => {
    if (id !== null) notifications.hide("data");
  }, [id]);
}

function LinkNotes() {
  const { t } = useTranslation();
  const notes = useSetup((state) => state.linkNotes);
  const held = useLinkStart((state) => state.held);
  const acts = useActs();
  if (notes.length === 0) return null;
  return (
    <Notice kind="warning" onDismiss={acts.dismissLinkNotes}>
      <p>
        <strong>{held === "ignored" ? t("faults.linkHeld") : t("common.linkNotes")}</strong>
      </p>
      {gathered(notes).map((note) => (
        <ErrorSentence key={JSON.stringify(note)} error={note} />
      ))}
      {meantParts(notes).map(([part, meant]) => (
        <p key={part}>
          {t("faults.meant", { part, meant })}{" "}
          <Button
            className={controls["wrapping"]}
            variant="light"
            size="compact-xs"
            onClick={() => acts.correctLink(part, meant)}
          >
            {t("faults.useMeant", { meant })}
          </Button>
        </p>
      ))}
    </Notice>
  );
}

/** Why a link does not start its study yet. */
function LinkWaits() {
  const { t } = useTranslation();
  const held = useLinkStart((state) => state.held);
  const asks = useLinkStart((state) => state.asks);
  const acts = useActs();
  if (held === "endless") return <Notice kind="warning">{t("faults.linkEndless")}</Notice>;
  if (!asks) return null;
  return (
    <Notice kind="info">
      {t("faults.linkAsks")}{" "}
      <Button variant="light" size="compact-xs" onClick={() => void acts.run()}>
        {t("faults.linkGoOn")}
      </Button>{" "}
      <Button variant="subtle" size="compact-xs" onClick={acts.stop}>
        {t("common.stop")}
      </Button>
    </Notice>
  );
}

/** Why a manual configuration or an earlier study was refused. */
function Refused() {
  const acts = useActs();
  const notice = usePlan((state) => state.notice);
  return notice === null ? null : (
    <Notice kind="warning" onDismiss={acts.dismissNotice}>
      <ErrorSentence error={notice} />
    </Notice>
  );
}

function Problems() {
  const { t } = useTranslation();
  const problems = useSetup((state) => state.problems);
  if (problems.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>
        <strong>{t("common.problemsFound", { count: problems.length })}</strong>
      </p>
      {problems.slice(0, 3).map(({ error }) => (
        <ErrorSentence key={JSON.stringify(error)} error={error} />
      ))}
    </Notice>
  );
}

function Changed() {
  const { t } = useTranslation();
  const acts = useActs();
  const differs = useSetupDiffers();
  const over = useRun((state) => state.phase === "finished" || state.phase === "paused");
  const ready = useSetup((state) => state.problems.length === 0);
  const method = useMethodWaits();
  const narrowed = useNarrowed();
  if (!differs) return method ? <Notice kind="info">{t("common.methodWaits")}</Notice> : null;
  return (
    <Notice kind="info">
      {over ? t("common.settingsChanged") : t("common.settingsChangedRunning")} {over && ready && <GoOn />}{" "}
      {narrowed && (
        <Button variant="subtle" size="compact-xs" onClick={acts.undoNarrowing}>
          {t("results.narrow.back")}
        </Button>
      )}
    </Notice>
  );
}

/** Whether a study of the setup can learn from the one on screen: it needs the same data and epochs. */
function GoOn() {
  const { t } = useTranslation();
  const acts = useActs();
  const { fitting, all } = useLearnable();
  if (fitting === 0) return null;
  const goOn = () => {
    void acts.continueWithChanges();
    showPutAway("studyReplaced", acts.undoNewStudy);
  };
  return (
    <>
      <Button variant="light" size="compact-xs" onClick={goOn}>
        {t("common.continueWithChanges")}
      </Button>
      {fitting < all &&
        ` ${t("common.learnable", { count: fitting, fitting: formatCount(fitting), all: formatCount(all) })}`}
    </>
  );
}

/** Why the study ended, if there was no error, and a link to its results. */
function Ended({ onShowModel }: NoticesProps) {
  const { t } = useTranslation();
  const reason = useRun((state) =>
    state.phase === "finished" && state.error === null ? state.endReason : null,
  );
  const differs = useSetupDiffers();
  const unkept = useRun(
    ({ study }) =>
      (study?.trials.some(({ state }) => state === "complete") ?? false) && bestTrial(study!) === null,
  );
  const judged = useRun((state) => state.report !== null);
  if (reason === null || differs) return null;
  return (
    <Notice kind={unkept ? "warning" : "info"}>
      <div className={classes.ended}>
        <span>
          {t(`common.endReasons.${reason}`)} {unkept && t("common.noneKeepsLimits")}
        </span>
        {judged && onShowModel !== null && (
          <Button variant="light" size="compact-xs" onClick={onShowModel}>
            {t("common.showModel")}
          </Button>
        )}
      </div>
    </Notice>
  );
}

function Failure() {
  const { t } = useTranslation();
  const error = useRun((state) => state.error);
  const farOut = useFarOut(error).map(({ column }) => column);
  if (error === null) return null;
  return (
    <Notice kind="error">
      {farOut.length === 0 ? (
        <ErrorSentence error={error} />
      ) : (
        <p>
          {joinSentences(t, [
            errorText(t, error).what,
            t("extremes.seeModel", { columns: quotedList(t, farOut), count: farOut.length }),
          ])}
        </p>
      )}
    </Notice>
  );
}

function NewVersion() {
  const { t } = useTranslation();
  return useNewVersion() ? <Notice kind="info">{t("faults.newVersion")}</Notice> : null;
}

/** Unusable parts of the link, each with its correction; a key without a value is shown alone. */
function meantParts(notes: readonly ErrorRecord[]): readonly (readonly [string, string])[] {
  return notes.flatMap((note) => {
    if (note.code !== "linkUnreadable") return [];
    const { part, meant } = note.details;
    return meant === undefined ? [] : [[String(part), String(meant).replace(/=$/, "")] as const];
  });
}

/** Many unreadable parts are summarised in one sentence. */
function gathered(notes: readonly ErrorRecord[]): readonly ErrorRecord[] {
  const parts = notes.flatMap((note) => (note.code === "linkUnreadable" ? [note.details.part] : []));
  const others = notes.filter(({ code }) => code !== "linkUnreadable");
  return parts.length === 0
    ? others
    : [{ code: "linkUnreadable", details: { part: parts.join(" · ") } }, ...others];
}

function ErrorSentence({ error }: { readonly error: ErrorRecord }) {
  const { t } = useTranslation();
  const { what, next } = errorText(t, error);
  return <p>{joinSentences(t, [what, next])}</p>;
}

interface NoticeProps {
  readonly kind: "info" | "warning" | "error";
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

function Notice({ kind, onDismiss, children }: NoticeProps) {
  const { t } = useTranslation();
  return (
    <div className={`${classes.notice} ${classes[kind]}`}>
      {kind === "info" ? (
        <IconInfoCircle size={18} aria-hidden />
      ) : (
        <IconAlertTriangle size={18} aria-hidden />
      )}
      <div>{children}</div>
      {onDismiss !== undefined && (
        <CloseButton size="sm" aria-label={t("common.dismiss")} onClick={onDismiss} />
      )}
    </div>
  );
}
