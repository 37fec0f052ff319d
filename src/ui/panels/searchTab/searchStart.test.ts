import { expect, test } from "vitest";
import { fixtureConfig } from "../../gallery/studyFixtures.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { howText } from "./SearchStart.tsx";

const among = fixtureConfig({ autoMl: true });
const withSampler = (sampler: "gp" | "random") => ({ ...among, search: { ...among.search, sampler } });

test.each([
  ["en", /^First, each kind of model is tried with its default settings\. After a few evenly/],
  ["zh", /^每一类模型先用默认设置试验一次。先均匀地/],
] as const)("what Run will do begins with the defaults of each kind of model, in %s", (language, first) => {
  const { t } = createI18n(language);
  expect(howText(t, withSampler("gp"))).toMatch(first);
  expect(howText(t, withSampler("random"))).toBe(t("results.start.willDoHow.random"));
  expect(howText(t, fixtureConfig())).not.toMatch(t("results.start.defaultsFirst", { how: "" }));
});
