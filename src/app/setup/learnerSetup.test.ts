import { expect, test } from "vitest";
import { detailOf } from "../../core/errors.ts";
import { defaultSettings, modelPreset } from "../../core/model/defaultSettings.ts";
import { fakeServices } from "../../testing/fakeServices.ts";
import { createSurmise } from "../createSurmise.ts";
import type { Surmise } from "../surmise.ts";

async function read(surmise: Surmise): Promise<void> {
  while (surmise.setup.getState().dataset.status === "loading") {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

test("a link's learner has its ranges also for data that were chosen while the link's data were read", async () => {
  const surmise = createSurmise(fakeServices(), "#data=wine&family=knn");
  expect(surmise.setup.getState().dataset.status).toBe("loading");
  await surmise.acts.chooseSource({ kind: "builtIn", id: "iris" });
  await read(surmise);
  const { settings, data } = surmise.setup.getState().config;
  expect(data.source).toEqual({ kind: "builtIn", id: "iris" });
  expect(settings).toMatchObject(modelPreset("medium", null, ["knn"]));
});

test.each(["family=forest", "family=cnn", "family=knn|cnn"])(
  "the address of a page that waits for the file of its link keeps %s as it was",
  async (family) => {
    const link = `v=1&data=file:mine.csv&${family}`;
    const surmise = createSurmise(fakeServices(), `#${link}`);
    await read(surmise);
    expect(surmise.setup.getState().dataset).toMatchObject({ status: "failed" });
    expect(surmise.acts.link(false)).toMatch(new RegExp(`#${link.replace("|", "\\|")}$`));
  },
);

test("a search among no learner is a problem of its field, and keeps every range", async () => {
  const surmise = createSurmise(fakeServices(), "#data=penguins&family=mlp|knn|forest");
  await read(surmise);
  const before = surmise.setup.getState().config.settings;
  const family = { mode: "range", distribution: { kind: "categorical", choices: [] } } as const;
  surmise.acts.setSetting("family", family);
  const { config, problems } = surmise.setup.getState();
  expect(config.settings).toEqual({ ...before, family });
  expect(problems.map(({ place, error }) => [place.field, error.code])).toContainEqual([
    "family",
    "choicesEmpty",
  ]);
});

test.each(["", "|", "||"])(
  "a link that names no learner (%j) is told so, and has the default one",
  async (text) => {
    const noted = async (name: string) => {
      const surmise = createSurmise(fakeServices(), `#data=penguins&${name}=${text}`);
      await read(surmise);
      const { config, linkNotes } = surmise.setup.getState();
      expect(config.settings).toEqual(defaultSettings());
      return linkNotes.map((note) => [note.code, detailOf(note, "part")]);
    };
    const part = (name: string) => (text === "" ? name : `${name}=${text}`);
    expect(await noted("family")).toEqual([["linkUnreadable", part("family")]]);
    expect(await noted("activation")).toEqual([["linkUnreadable", part("activation")]]);
  },
);
