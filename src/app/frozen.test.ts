import { expect, test } from "vitest";
import { createRng } from "../core/math/rng.ts";
import type { PictureDimensions } from "../core/learner/network/augment.ts";
import { compileSpace } from "../core/model/compileSpace.ts";
import { paramsWithin, wholeConfiguration } from "../core/model/configuration.ts";
import { SPACE_PRESETS, spacePreset } from "../core/model/defaultSettings.ts";
import { largestTrial } from "../core/model/largestTrial.ts";
import { largestPreparation } from "../core/model/preparationSettings.ts";
import { settingProblems } from "../core/model/settingProblems.ts";
import type { Settings } from "../core/model/settings.ts";
import { SAMPLER_NAMES } from "../core/sampler/samplerTable.ts";
import { createTransform, randomPoint } from "../core/space/transform.ts";
import { complete } from "../testing/fakeStudyPorts.ts";
import { fakeServices } from "../testing/fakeServices.ts";
import { FROZEN_SETTINGS } from "../testing/frozenNames.ts";
import { sampleSettings } from "../testing/sampleSettings.ts";
import { createSurmise } from "./createSurmise.ts";
import { settingToText } from "../core/schema/settingText.ts";
import { networkOf } from "../testing/trialFixtures.ts";
import { type TrialRequest } from "../workers/trainer.protocol.ts";

/*
 * Saved links and seeds must keep their meaning: a link opens the same study, and the same seed draws the same configurations. The
 * files in `frozen/` record this meaning; a difference is a bug, unless a decision in the docs allows it. A setting that is added
 * later does not change the files.
 */

const PICTURES: readonly PictureDimensions[] = [
  [8, 8, 1],
  [28, 28, 1],
  [32, 32, 3],
];
const KINDS = [null, ...PICTURES] as const;

test("every preset gives the same space, the same links and the same largest trial for each kind of data", async () => {
  const lines = SPACE_PRESETS.flatMap((preset) =>
    KINDS.map((pictures) => {
      const settings = spacePreset(preset, pictures);
      return { preset, pictures, ...meaningOf(settings, pictures) };
    }),
  );
  await expect(JSON.stringify(lines, null, 1)).toMatchFileSnapshot("./frozen/presets.json");
});

test("mixed settings of every kind keep their meaning", async () => {
  const lines = sampleSettings(120, 12).map((settings, i) => {
    const pictures = KINDS[i % KINDS.length]!;
    const meaning = meaningOf(settings, pictures);
    const { space, links, problems } = meaning;
    const rng = createRng(i);
    const transform = createTransform(space);
    const draw = () => transform.decode(randomPoint(transform.dimensions, rng));
    const configurations = problems.length > 0 ? [] : [draw(), draw(), draw()];
    const whole = configurations.map((params) => wholeConfiguration(settings, params));
    const within = whole.map((each) => paramsWithin(settings, each));
    const wholes = whole.map((each) => Object.fromEntries(Object.entries(each).filter(isFrozen)));
    return `${digest(links)} → ${digest({ ...meaning, configurations, wholes, within })}`;
  });
  await expect(lines.join("\n")).toMatchFileSnapshot("./frozen/mixed.txt");
});

test.each(SAMPLER_NAMES)("the same seed's study of %s has the same trials", async (sampler) => {
  const studies: Record<string, unknown> = {};
  for (const [data, family] of [
    ["iris", ""],
    ["digits", ""],
    ["digits", "&family=mlp|cnn"],
  ] as const) {
    for (const preset of SPACE_PRESETS) {
      const link = `v=1&data=${data}&sampler=${sampler}&trials=14&seed=5&${linkOf(preset, data)}${family}`;
      const trials = await trialsOf(link);
      studies[`${preset} ${data}${family}`] = [
        ...trials.slice(0, 3),
        `all ${trials.length}: ${digest(trials)}`,
      ];
    }
  }
  await expect(JSON.stringify(studies, null, 1)).toMatchFileSnapshot(`./frozen/studies.${sampler}.json`);
});

/** The meaning of settings for the search and for the trainers. */
function meaningOf(settings: Settings, pictures: PictureDimensions | null) {
  const shape = {
    rowShape: pictures ?? ([6] as const),
    outputs: 3,
    loss: "softmaxCrossEntropy",
  } as const;
  const problems = settingProblems(settings);
  return {
    links: Object.entries(settings)
      .filter(isFrozen)
      .map(([name, setting]) => `${name}=${settingToText(setting)}`),
    problems,
    space: compileSpace(settings),
    largest: fits(() => largestTrial(settings, shape)),
    preparation: largestPreparation(settings),
  };
}

function isFrozen([name]: readonly [name: string, setting: unknown]): boolean {
  return Object.hasOwn(FROZEN_SETTINGS, name);
}

/** Windows in random settings may be larger than the pictures. */
function fits<T>(make: () => T): T | string {
  try {
    return make();
  } catch (thrown) {
    return String(thrown);
  }
}

function linkOf(preset: (typeof SPACE_PRESETS)[number], data: "iris" | "digits"): string {
  const settings = spacePreset(preset, data === "digits" ? [8, 8, 1] : null);
  return Object.entries(settings)
    .map(([name, setting]) => `${name}=${encodeURIComponent(settingToText(setting))}`)
    .join("&");
}

/** The configurations of a study whose scores are a hash of the configuration, so that every sampler has scores to learn from. */
async function trialsOf(link: string): Promise<readonly string[]> {
  const services = fakeServices();
  services.world.behave((request) => complete(scoreOf(request)));
  const surmise = createSurmise(services, `#${link}`);
  while (surmise.setup.getState().dataset.status === "loading") await turn();
  expect(surmise.setup.getState().problems).toEqual([]);
  surmise.acts.setSearch({ workers: 1 });
  await surmise.acts.run();
  while (surmise.run.getState().phase !== "finished") await turn();
  const { study, error } = surmise.run.getState();
  expect(error).toBeNull();
  return study!.trials.map(({ params }) => JSON.stringify(params));
}

function scoreOf(request: TrialRequest): number {
  const { model, training } = networkOf(request);
  return parseInt(digest([model, training]), 16) / 2 ** 32;
}

/** 32 bits of a value's JSON (FNV-1a). */
function digest(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(value)) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
