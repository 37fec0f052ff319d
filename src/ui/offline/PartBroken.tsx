import { Button, Code, Group, Stack, Text, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toErrorRecord } from "../../core/errors.ts";
import { pageEntry } from "./pageEntry.ts";
import { SaveStudy } from "./SaveStudy.tsx";
import { siteVersion, type Unloaded } from "./siteVersion.ts";

const SENTENCES = {
  offline: "offlinePart",
  unreachable: "unreachablePart",
  newVersion: "newVersionPart",
  unknown: "unloadedPart",
} as const satisfies Record<Unloaded, string>;

interface PartBrokenProps {
  readonly error: Error;
  readonly onAgain: () => void;
}

/** Shown instead of a part (a tab, a section, a menu) that failed: the reason and the next step. */
export function PartBroken({ error, onAgain }: PartBrokenProps) {
  const { t } = useTranslation();
  const unloaded = toErrorRecord(error).code === "partNotLoaded";
  const cause = useCause(unloaded);
  return (
    <Stack role="alert" p="md" gap="sm" align="flex-start" maw={620}>
      <Title order={2} size="h4">
        {t("faults.partBroken")}
      </Title>
      {unloaded ? (
        cause !== null && <Text>{t(`faults.${SENTENCES[cause]}`)}</Text>
      ) : (
        <>
          <Text>{t("faults.partMistake")}</Text>
          <Code block w="100%">
            {error.message}
          </Code>
        </>
      )}
      <Group gap="xs">
        {cause !== "newVersion" && <Button onClick={onAgain}>{t("faults.tryAgain")}</Button>}
        <SaveStudy />
        {(cause === "newVersion" || !unloaded) && (
          <Button variant="default" onClick={() => location.reload()}>
            {t("faults.reload")}
          </Button>
        )}
      </Group>
    </Stack>
  );
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
