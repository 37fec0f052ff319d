import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

function start() {
  const tasks: (() => void)[] = [];
  const takeTurn = createTurns((work) => void tasks.push(work));
  const begun: string[] = [];
  const ask = (name: string) => takeTurn(() => void begun.push(name));
  /** What begins in the next task. */
  const next = (): string[] => {
    begun.length = 0;
    tasks.shift()!();
    return [...begun];
  };
  return { tasks, begun, ask, next };
}

test("each begins in a task of its own, in their order and after the task in which they asked", () => {
  const { begun, ask, next, tasks } = start();
  for (const name of ["a", "b", "c"]) ask(name);
  expect(begun).toEqual([]);
  expect([next(), next(), next(), next()]).toEqual([["a"], ["b"], ["c"], []]);
  expect(tasks).toHaveLength(0);
});

test("one that asks during a task with a turn waits for the next task", () => {
  const { ask, next } = start();
  ask("a");
  next();
  ask("b");
  expect(next()).toEqual(["b"]);
});

test("those that give up are left out, and later ones still have their turn", () => {
  const { ask, next } = start();
  const giveUp = ["a", "b"].map(ask);
  ask("c");
  giveUp.forEach((leave) => leave());
  expect([next(), next()]).toEqual([["c"], []]);
  ask("d")();
  expect(next()).toEqual([]);
  ask("e");
  expect(next()).toEqual(["e"]);
});
