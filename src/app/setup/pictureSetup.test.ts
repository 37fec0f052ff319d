import { expect, test } from "vitest";
import { defaultSettings, spacePreset } from "../../core/model/defaultSettings.ts";
import { fakeServices } from "../../testing/fakeServices.ts";
import { createSurmise } from "../createSurmise.ts";

const DIGITS = [8, 8, 1] as const;

async function opened(fragment: string) {
  const surmise = createSurmise(fakeServices(), fragment);
  while (surmise.setup.getState().dataset.status === "loading") {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const settings = () => surmise.setup.getState().config.settings;
  return { surmise, acts: surmise.acts, settings };
}

test("pictures select convolutional networks, tables deselect them", async () => {
  const { acts, settings } = await opened("");
  expect(settings()).toEqual(defaultSettings());
  await acts.chooseSource({ kind: "builtIn", id: "digits" });
  expect(settings()).toEqual(defaultSettings(DIGITS));
  await acts.chooseSource({ kind: "builtIn", id: "iris" });
  expect(settings()).toEqual(defaultSettings());
});

test("a link to pictures gives convolutional networks with its settings, and the same link again", async () => {
  const { surmise, settings } = await opened("#v=1&data=digits&target=class&kernel=5&epochs=7");
  expect(settings()).toEqual({
    ...defaultSettings(DIGITS),
    kernel: { mode: "value", value: 5 },
    epochs: { mode: "value", value: 7 },
  });
  expect(surmise.acts.link(false)).toContain("target=class&task=classification&kernel=5&epochs=7");
  const perceptron = await opened("#data=digits&family=mlp&layers=1");
  expect(perceptron.settings().family).toEqual({ mode: "value", value: "mlp" });
  expect(perceptron.surmise.acts.link(false)).toContain("family=mlp&layers=1");
});

test("a link with a convolutional network for a table gives a note", async () => {
  const { surmise, settings } = await opened("#data=iris&family=cnn");
  expect(settings()).toEqual(defaultSettings());
  expect(surmise.setup.getState().linkNotes).toEqual([
    { code: "linkUnreadable", details: { part: "family=cnn" } },
  ]);
});

test("a window that does not fit is reported at its setting and disables Run", async () => {
  const { surmise, acts } = await opened("#data=digits");
  expect(surmise.setup.getState().problems).toEqual([]);
  acts.setSettings({ padding: { mode: "value", value: "valid" } });
  expect(surmise.setup.getState().problems).toEqual([
    {
      place: { section: "model", field: "kernel" },
      error: { code: "kernelTooLarge", details: { block: 2, window: 5, input: "2 × 2" } },
    },
  ]);
  await acts.run();
  expect(surmise.run.getState().phase).toBe("idle");
  acts.setSetting("padding", { mode: "value", value: "same" });
  expect(surmise.setup.getState().problems).toEqual([]);
});

test("another family changes the preset", async () => {
  const { acts, settings } = await opened("#data=digits");
  acts.setSetting("family", { mode: "value", value: "mlp" });
  expect(settings()).toEqual(spacePreset("medium"));
  acts.setSetting("family", { mode: "value", value: "cnn" });
  expect(settings()).toEqual(defaultSettings(DIGITS));
});
