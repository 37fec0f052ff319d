import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { DATASET_CARDS, type DatasetCard } from "../../../../../app/data/datasetCards.ts";
import type { BuiltInId, DataSource } from "../../../../../core/data/dataConfig.ts";
import { DEFAULT_GENERATORS } from "../../../../../core/data/generators/defaultGenerators.ts";
import type { GeneratorKind } from "../../../../../core/data/generators/generatorSpec.ts";

/** The name of a source in the user's language: `label` is a built-in's id, a generator's kind, or a file's name as it is. */
export function useSourceLabel(): (label: string) => string {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (label) => {
      const card = DATASET_CARDS.find(({ id }) => id === label);
      if (card !== undefined) return inLanguage(card.name, language);
      return isGenerator(label) ? t(`data.generators.${label}.name`) : label;
    },
    [t, language],
  );
}

/** The parts of a source that `useSourceLabel` uses. */
export function labelOf(source: DataSource): string {
  switch (source.kind) {
    case "builtIn":
      return source.id;
    case "synthetic":
      return source.generator.kind;
    case "file":
      return source.name;
  }
}

/** The kind of source that a label belongs to. */
export function kindOfLabel(label: string): DataSource["kind"] {
  if (DATASET_CARDS.some(({ id }) => id === label)) return "builtIn";
  return isGenerator(label) ? "synthetic" : "file";
}

export function cardOf(id: BuiltInId): DatasetCard {
  return DATASET_CARDS.find((card) => card.id === id)!;
}

/** A card's texts in the current language. */
export function inLanguage(words: DatasetCard["name"], language: string): string {
  return language.startsWith("zh") ? words.zh : words.en;
}

function isGenerator(label: string): label is GeneratorKind {
  return Object.hasOwn(DEFAULT_GENERATORS, label);
}
