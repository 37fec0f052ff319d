import { expect, test } from "vitest";
import { modelPreset } from "../../core/model/defaultSettings.ts";
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
