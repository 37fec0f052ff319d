import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AppError } from "../core/errors.ts";
import { CONFIG_FIELDS } from "../core/schema/configFields.ts";
import { record } from "../core/schema/fields.ts";
import { knownTrials, otherStudyProblem } from "../core/study/earlierStudy.ts";
import type { Study } from "../core/study/study.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import { studyFromJson } from "../export/readStudyJson.ts";
import { complete } from "../testing/fakeStudyPorts.ts";
import { fakeServices } from "../testing/fakeServices.ts";
import { withoutLaterSettings } from "../testing/frozenNames.ts";
import { STUDY_FILE_SAMPLES, type StudyFileSample } from "../testing/studyFileSamples.ts";
import { createSurmise } from "./createSurmise.ts";
import { DEFAULT_CONFIG } from "./setup/defaultConfig.ts";

/*
 * The files of studies, and what is read from them, as recorded: those of version 1 in `frozen/files/`, which are still read, and
 * those that are written now in `frozen/files2/`. See `frozen.test.ts`.
 */

const fileOf = ({ name }: StudyFileSample, folder = "files") =>
  `frozen/${folder}/${name.replaceAll(" ", "-")}.json`;

test.each(STUDY_FILE_SAMPLES)("the study $name is written as the same file", async (sample) => {
  const text = await written(sample);
  const value: unknown = JSON.parse(text);
  expect(text).toBe(JSON.stringify(value, null, 2));
  const known = withoutLaterSettings(value);
  const file = fileOf(sample, "files2");
  await expect(JSON.stringify(inOrderOf(known, frozenValue(file)), null, 2)).toMatchFileSnapshot(`./${file}`);
});

/** Its seeds have given other trials since SPSA tries every choice of a list: see docs/decisions/search.md, 2026-11-30. */
const OTHER_TRIALS = "by spsa";
const IN_BOTH_VERSIONS = STUDY_FILE_SAMPLES.filter(
  (sample) => sample.name !== OTHER_TRIALS && existsSync(urlOf(fileOf(sample))),
);

test.each(IN_BOTH_VERSIONS)("the study $name is the same in a file of version 1", (sample) => {
  const [first, latest] = [frozenText(sample), readFileSync(urlOf(fileOf(sample, "files2")), "utf8")];
  expect(JSON.parse(first)).toHaveProperty("version", 1);
  expect(JSON.parse(latest)).toHaveProperty("version", 2);
  expect(outcome(latest, configOf(latest))).toBe(outcome(first, configOf(first)));
});

test("the trials read from every file are the same", async () => {
  const lines = STUDY_FILE_SAMPLES.map((sample) => {
    const text = frozenText(sample);
    return `${sample.name}: ${outcome(text, configOf(text))}`;
  });
  await expect(lines.join("\n")).toMatchFileSnapshot("./frozen/readStudies.txt");
});

test("the configuration of every file is read completely", () => {
  for (const sample of STUDY_FILE_SAMPLES) {
    const config = configOf(frozenText(sample));
    expect(withoutLaterSettings(record(CONFIG_FIELDS).fromJson(config, ["config"]))).toEqual(
      withoutLaterSettings(config),
    );
  }
});

/** Replacements for a part of a file; the last, undefined, removes it. */
const DAMAGES = [null, "x", "NaN", -1, true, [], {}, undefined];
const DAMAGED = ["warm again", "folds", "objectives", "generator"];

test("the trials read from every damaged file are the same", async () => {
  const lines = STUDY_FILE_SAMPLES.filter(({ name }) => DAMAGED.includes(name)).flatMap((sample) => {
    const text = frozenText(sample);
    const { known, trials, ...rest } = JSON.parse(text) as Pick<Study, "known" | "trials">;
    const document = { ...rest, ...(known && { known: known.slice(0, 2) }), trials: trials.slice(0, 2) };
    const config = configOf(text);
    const sound = outcome(JSON.stringify(document), config);
    return placesOf(document).map((place) => {
      const outcomes = DAMAGES.map((damage) => {
        const read = outcome(JSON.stringify(withDamage(document, place, damage)), config);
        if (read === sound) return "sound";
        return read.startsWith("{") ? digest(read) : read;
      });
      return `${sample.name} ${place.join(".")}: ${outcomes.join(" ")}`;
    });
  });
  await expect(lines.join("\n")).toMatchFileSnapshot("./frozen/damagedStudies.txt");
});

test("a file that is not a study gives the same error", () => {
  const texts = [
    "",
    "{",
    "[]",
    "null",
    "3",
    "{}",
    '{"format":"surmise-study"}',
    '{"format":"surmise-study","version":3}',
    '{"format":"surmise-study","version":2}',
    '{"format":"surmise-study","version":1}',
  ];
  expect(texts.map((text) => [text, outcome(text, DEFAULT_CONFIG)])).toEqual([
    ["", "notJson"],
    ["{", "notJson"],
    ["[]", "notStudy"],
    ["null", "notStudy"],
    ["3", "notStudy"],
    ["{}", "notStudy"],
    ['{"format":"surmise-study"}', "newerStudy"],
    ['{"format":"surmise-study","version":3}', "newerStudy"],
    ['{"format":"surmise-study","version":2}', "brokenStudy"],
    ['{"format":"surmise-study","version":1}', "brokenStudy"],
  ]);
});

type Json = { readonly [key: string]: unknown };

/** Runs a sample study as the page does, and saves it. */
async function written(sample: StudyFileSample): Promise<string> {
  const services = fakeServices();
  const { outcome: of = (training: number) => complete(1 + Math.cos(training) / 2) } = sample;
  services.world.behave((request, training) => {
    services.world.tick(1000);
    return of(training, request);
  });
  const surmise = createSurmise(services, `#trials=6&workers=1&${sample.link}`);
  const { acts, setup, run, plan } = surmise;
  const finished = async () => {
    while (run.getState().phase !== "finished") await turn();
  };
  while (setup.getState().dataset.status === "loading") await turn();
  expect(setup.getState().problems).toEqual([]);
  if (sample.learns === true) {
    const before = STUDY_FILE_SAMPLES[STUDY_FILE_SAMPLES.indexOf(sample) - 1]!;
    await acts.warmStartFromFile(new File([frozenText(before)], "earlier.json"));
    expect(plan.getState().notice).toBeNull();
  }
  if (sample.queued === true) acts.enqueue({ layers: 2 });
  await acts.run();
  await finished();
  if (sample.judged !== undefined) await acts.judgeTrial(sample.judged);
  return acts.studyJson();
}

/** A value with its object keys in the order of another value: their order in a file does not matter. */
function inOrderOf(value: unknown, other: unknown): unknown {
  if (typeof value !== "object" || value === null || typeof other !== "object" || other === null)
    return value;
  if (Array.isArray(value)) return value.map((each, i) => inOrderOf(each, (other as readonly unknown[])[i]));
  const of = value as Json;
  const keys = new Set(
    [...Object.keys(other), ...Object.keys(value)].filter((key) => Object.hasOwn(value, key)),
  );
  return Object.fromEntries([...keys].map((key) => [key, inOrderOf(of[key], (other as Json)[key])]));
}

/** undefined for a new sample, whose file is then written. */
function frozenValue(file: string): unknown {
  return existsSync(urlOf(file)) ? JSON.parse(readFileSync(urlOf(file), "utf8")) : undefined;
}

function urlOf(file: string): URL {
  return new URL(`./${file}`, import.meta.url);
}

function frozenText(sample: StudyFileSample): string {
  return readFileSync(urlOf(fileOf(sample)), "utf8");
}

/** The configuration in a study file. */
function configOf(text: string): StudyConfig {
  const { config } = JSON.parse(text) as Study;
  const later = Object.entries(DEFAULT_CONFIG.settings).filter(
    ([name]) => !Object.hasOwn(config.settings, name),
  );
  return { ...config, settings: { ...config.settings, ...Object.fromEntries(later) } };
}

/** What a study of this configuration learns from a file, or the error. */
function outcome(text: string, config: StudyConfig): string {
  try {
    const earlier = studyFromJson(text, "file.json");
    const { name, trials } = earlier;
    const learnt = {
      name,
      trials,
      other: otherStudyProblem(earlier, config),
      known: knownTrials(earlier, config).map(({ params }) => withoutLaterSettings(params, true)),
    };
    return JSON.stringify({ ...learnt, trials: withoutLaterSettings(trials) }, (_key, value: unknown) =>
      typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
    );
  } catch (thrown) {
    if (!(thrown instanceof AppError)) return String(thrown);
    const { reason } = thrown.details as { readonly reason?: string };
    return reason ?? thrown.code;
  }
}

/** Every path in the parts of a document that are read: for lists the first items, for settings two. */
function placesOf(value: unknown, within: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  const here = Object.keys(value).filter((key) => isRead(within, key));
  return here.flatMap((key) => {
    const place = [...within, key];
    return [place, ...placesOf((value as Json)[key], place)];
  });
}

const UNREAD = ["engine", "speed", "prepared", "space", "report", "openings"];

function isRead(within: readonly string[], key: string): boolean {
  if (within.at(-1) === "settings") return key === "units1" || key === "batchSize";
  if (within.at(-1) === "params") return key === "units1" || key === "impute";
  return within.length === 0 ? !UNREAD.includes(key) : !/^\d+$/.test(key) || Number(key) === 0;
}

function withDamage(value: unknown, [key, ...rest]: readonly string[], damage: unknown): unknown {
  if (key === undefined) return damage;
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === key ? withDamage(item, rest, damage) : item));
  return { ...(value as Json), [key]: withDamage((value as Json)[key], rest, damage) };
}

/** 32 bits of a text (FNV-1a). */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
