import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useActs, useSetup } from "../../useSurmise.ts";

/** The field of the study's name: in the header, or on phones above the setup. */
export function StudyName({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation();
  const name = useSetup((state) => state.config.name);
  const acts = useActs();
  return (
    <TextInput
      {...(className !== undefined && { className })}
      size="xs"
      value={name}
      maxLength={200}
      placeholder={t("common.untitled")}
      aria-label={t("common.studyName")}
      onChange={(event) => acts.rename(event.currentTarget.value)}
    />
  );
}
