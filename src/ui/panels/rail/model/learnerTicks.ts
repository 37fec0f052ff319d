import type { LearnerName } from "../../../../core/learner/learnerName.ts";

/**
 * The ticked learners after a click on one, in the order of the list; null if it was the last one. Other lists of choices may become
 * empty, but almost every setting belongs to some learner: without one, the form would be empty too.
 */
export function tickedLearners(
  fitting: readonly LearnerName[],
  ticked: readonly LearnerName[],
  clicked: LearnerName,
): readonly LearnerName[] | null {
  const left = fitting.filter((name) => ticked.includes(name) !== (name === clicked));
  return left.length === 0 ? null : left;
}
