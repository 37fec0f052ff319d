import { Button, Tooltip } from "@mantine/core";
import { IconGavel } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { trialNumber } from "../../charts/words/trialWords.ts";
import { useActs, useMayJudge } from "../../useSurmise.ts";
import styles from "./modelTab.module.css";

interface JudgeButtonProps {
  /** 0-based trial number. */
  readonly number: number;
  /** now: the best trial, not evaluated yet. this: one trial of the Pareto front. */
  readonly kind: "now" | "this";
}

/** Evaluates a trial of the finished study on screen on the test rows. */
export function JudgeButton({ number, kind }: JudgeButtonProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const may = useMayJudge();
  const now = kind === "now";
  const help = may
    ? t(now ? "judging.nowHelp" : "report.compromise.judgeHelp")
    : t("report.compromise.cannot");
  return (
    <Tooltip label={help} multiline maw={280}>
      <Button
        {...(now ? {} : { className: styles.judgeThis })}
        size={now ? "sm" : "compact-xs"}
        variant={now ? "filled" : "default"}
        leftSection={<IconGavel size={now ? 16 : 14} />}
        // A disabled button could not give the reason.
        data-disabled={!may}
        aria-disabled={!may}
        aria-label={t("report.compromise.judgeLabel", { number: trialNumber(number) })}
        onClick={() => {
          if (may) void acts.judgeTrial(number);
        }}
      >
        {now ? t("judging.now") : t("report.compromise.judge")}
      </Button>
    </Tooltip>
  );
}
