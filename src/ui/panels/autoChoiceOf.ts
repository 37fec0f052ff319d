import { compileSpace } from "../../core/model/compileSpace.ts";
import { autoChoice, type AutoChoice } from "../../core/sampler/autoSampler.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";

/** The sampler that `auto` would choose for a study, and why. */
export function autoChoiceOf({
  settings,
  search: { objective, sideObjectives, seed, budget },
}: Pick<StudyConfig, "settings" | "search">): AutoChoice {
  return autoChoice({
    space: compileSpace(settings),
    directions: [objective, ...sideObjectives].map(({ direction }) => direction),
    seed,
    budget: budget.trials,
  });
}
