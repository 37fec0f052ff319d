import { Button, Code, Group, Stack, Text, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { toErrorRecord } from "../../core/errors.ts";
import { pageEntry } from "./pageEntry.ts";
import { SaveStudy } from "./SaveStudy.tsx";
import { siteVersion, type Unloaded } from "./siteVersion.ts";
import classes from "./PartBroken.module.css";

const SENTENCES = {
  offline: "offlinePart",
  unreachable: "unreachablePart",
  newVersion: "newVersionPart",
  unknown: "unloadedPart",
} as const satisfies Record<Unloaded, string>;

/**
 * Where the reason stands: in a tab as a block of its own, in the rail as lines of small text, and for a menu in a corner of the
 * window, because the header has no room.
 */
export type BrokenPlace = "block" | "lines" | "corner";

interface PartBrokenProps {
  readonly place: BrokenPlace;
  readonly error: Error;
  readonly onAgain: () => void;
}

const LOOKS = {
  block: { p: "md", maw: 620 },
  lines: { py: "xs" },
  corner: { className: classes["corner"] },
} as const;

/** Shown instead of a part (a tab, a section, a menu) that failed: the reason and the next step. */
export function PartBroken({ place, error, onAgain }: PartBrokenProps) {
  const { t } = useTranslation();
  const unloaded = toErrorRecord(error).code === "partNotLoaded";
  const cause = useCause(unloaded);
  const size = place === "block" ? "md" : "sm";
  const button = place === "block" ? "sm" : "xs";
  const reason = (
    <Stack role="alert" gap={place === "block" ? "sm" : "xs"} align="flex-start" {...LOOKS[place]}>
      {place === "block" ? (
        <Title order={2} size="h4">
          {t("faults.partBroken")}
        </Title>
      ) : (
        <Text size={size} fw={600}>
          {t("faults.partBroken")}
        </Text>
      )}
      {unloaded ? (
        cause !== null && <Text size={size}>{t(`faults.${SENTENCES[cause]}`)}</Text>
      ) : (
        <>
          <Text size={size}>{t("faults.partMistake")}</Text>
          <Code block w="100%">
            {error.message}
          </Code>
        </>
      )}
      <Group gap="xs">
        {cause !== "newVersion" && (
          <Button size={button} onClick={onAgain}>
            {t("faults.tryAgain")}
          </Button>
        )}
        <SaveStudy size={button} />
        {(cause === "newVersion" || !unloaded) && (
          <Button size={button} variant="default" onClick={() => location.reload()}>
            {t("faults.reload")}
          </Button>
        )}
      </Group>
    </Stack>
  );
  return place === "corner" ? createPortal(reason, document.body) : reason;
}

/** null: unknown yet. */
function useCause(unloaded: boolean): Unloaded | null {
  const [cause, setCause] = useState<Unloaded | null>(null);
  useEffect(() => {
    let gone = false;
    const ask = async (): Promise<void> => {
      const found = await siteVersion(pageEntry());
      if (!gone) setCause(found === "same" ? "unknown" : found);
    };
    if (unloaded) void ask();
    return () => {
      gone = true;
    };
  }, [unloaded]);
  return cause;
}
