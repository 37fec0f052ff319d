import { describe, expect, it } from "vitest";
import { createDatasetShelf } from "../../workers/datasetShelf.ts";
import { DATASET_CARDS } from "./datasetCards.ts";

describe("the cards of the built-in data sets", () => {
  it.each(DATASET_CARDS.map((card) => [card.id, card] as const))(
    "%s: tells of the data as they are",
    async (id, card) => {
      const result = await createDatasetShelf().readBuiltIn(id);
      if (!result.ok) throw new Error(result.error.code);
      const { rowCount, columns, suggestedTarget, suggestedTask } = result.value;
      expect(card).toMatchObject({
        rows: rowCount,
        columns: columns.length,
        target: suggestedTarget,
        task: suggestedTask,
      });
      const { height, width, channels } = result.value.pictures ?? {};
      expect(card.pictures).toEqual(result.value.pictures && { height, width, channels });
      for (const words of [card.name.en, card.name.zh, card.description.en, card.description.zh]) {
        expect(words.length).toBeGreaterThan(0);
      }
      expect(`${card.source} ${card.licence} ${card.citation}`.length).toBeGreaterThan(40);
      expect(card.url).toMatch(/^https:\/\//);
    },
  );
});
