import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

function start() {
  const ends: (() => void)[] = [];
  const tasks: (() => void)[] = [];
  const takeTurn = createTurns(
    (work) => void ends.push(work),
    (work) => void tasks.push(work),
  );
  const begun: string[] = [];
  const ask = (name: string) => takeTurn(() => void begun.push(name));
  /** What begins in some work. */
  const during = (work: () => void): string[] => {
    begun.length = 0;
    work();
    return [...begun];
  };
  const end = () => during(() => ends.splice(0).forEach((work) => work()));
  const next = () => during(() => tasks.shift()!());
  return { tasks, ask, end, next };
}

test("one that is alone begins in its task", () => {
  const { ask, end, next, tasks } = start();
  ask("a");
  expect(end()).toEqual(["a"]);
  expect(next()).toEqual([]);
  expect(tasks).toHaveLength(0);
});

test("several begin one per task, in their order and after the task in which they asked", () => {
  const { ask, end, next, tasks } = start();
  for (const name of ["a", "b", "c"]) ask(name);
  expect(end()).toEqual([]);
  expect([next(), next(), next(), next()]).toEqual([["a"], ["b"], ["c"], []]);
  expect(tasks).toHaveLength(0);
});

test("one that asks while a task's turn is taken waits for the next task", () => {
  const { ask, end, next } = start();
  ask("a");
  end();
  ask("b");
  expect(end()).toEqual([]);
  expect(next()).toEqual(["b"]);
});

test("those that give up are left out, and later ones still have their turn", () => {
  const { ask, end, next } = start();
  const giveUp = ["a", "b"].map(ask);
  ask("c");
  end();
  giveUp.forEach((leave) => leave());
  expect([next(), next()]).toEqual([["c"], []]);
  ask("d")();
  expect(end()).toEqual([]);
  expect(next()).toEqual([]);
  ask("e");
  expect(end()).toEqual(["e"]);
});
