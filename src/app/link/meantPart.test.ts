import { expect, test } from "vitest";
import { meantPart } from "./meantPart.ts";

test.each([
  ["data=penguin", "data=penguins"],
  ["data=Iris", "data=iris"],
  ["data=make:moon", "data=make:moons"],
  ["samplr=gp", "sampler=gp"],
  ["sampler=rnadom", "sampler=random"],
  ["smpler=randm", "sampler=random"],
  ["metric=acuracy", "metric=accuracy"],
  ["engin=wasm", "engine=wasm"],
  ["learningrate=0.001..0.1,log", "learningRate=0.001..0.1,log"],
  ["activation=relu|tahn", "activation=relu|tanh"],
  ["optimizer=adma", "optimizer=adam"],
  ["trails=50", "trials=50"],
  ["pruner=medain", "pruner=median"],
  ["targt=species", "target=species"],
])("by %s probably %s was meant", (part, meant) => {
  expect(meantPart(part.split("=") as [string, string])?.join("=")).toBe(meant);
});

test.each(["data=titanic", "trials=0", "colour=blue", "units1=-4", "sampler=", "__proto__=1"])(
  "nobody knows what %s means",
  (part) => {
    expect(meantPart(part.split("=") as [string, string])).toBeNull();
  },
);
