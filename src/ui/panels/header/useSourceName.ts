import { useTranslation } from "react-i18next";
import { useSetup } from "../../useSurmise.ts";

/** The name of the chosen data as a person would say it. */
export function useSourceName(): string {
  const { t } = useTranslation();
  const source = useSetup((state) => state.config.data.source);
  const dataset = useSetup((state) => state.dataset);
  if (dataset.status === "loading" && dataset.label !== "") return dataset.label;
  if (dataset.status === "failed") return t("common.noData");
  switch (source.kind) {
    case "builtIn":
      return source.id;
    case "synthetic":
      return source.generator.kind;
    case "file":
      return source.name;
  }
}
