import { Button, Code, Group, Stack, Text, Title } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { Translation } from "react-i18next";
import { SaveStudy } from "./offline/SaveStudy.tsx";

/** Shows a message instead of a blank page after an internal error. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown): { error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <Stack
            component="main"
            role="alert"
            maw={560}
            mx="auto"
            mt="15vh"
            p="md"
            gap="sm"
            align="flex-start"
          >
            <Title order={1} size="h3">
              {t("common.crashed")}
            </Title>
            <Text>{t("common.crashedHelp")}</Text>
            <Code block w="100%">
              {error.message}
            </Code>
            <Group gap="xs">
              <Button onClick={() => location.reload()}>{t("common.reload")}</Button>
              <SaveStudy />
            </Group>
          </Stack>
        )}
      </Translation>
    );
  }
}
