import { AppError, type ErrorRecord } from "../errors.ts";
import { createUnseen } from "../sampler/unseen.ts";
import { createTransform } from "../space/transform.ts";
import { compileSpace } from "./compileSpace.ts";
import { readConstraint } from "./constraintKinds.ts";
import type { Settings } from "./settings.ts";

/** The problems of constraints as typed: each that cannot be read, or that no configuration was found that satisfies all. */
export function constraintProblems(texts: readonly string[], settings: Settings): readonly ErrorRecord[] {
  if (texts.length === 0) return [];
  const problems = texts.flatMap((text): ErrorRecord[] => {
    try {
      readConstraint(text);
      return [];
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      return [thrown.record];
    }
  });
  if (problems.length > 0) return problems;
  const space = compileSpace(settings, texts);
  const found = createUnseen(space, createTransform(space), []).first();
  return found === null ? [{ code: "spaceInfeasible", details: {} }] : [];
}
