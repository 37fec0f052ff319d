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
  ["layers=3..1", "layers=1..3"],
  ["layers=3..9", "layers=3..5"],
  ["layers=1-3", "layers=1..3"],
  ["epochs=0..50", "epochs=1..50"],
  ["learningRate=0.1..0.001,log", "learningRate=0.001..0.1,log"],
  ["learningRate=0,01", "learningRate=0.01"],
  ["epochs=5000", "epochs=1000"],
  ["epoch=5000", "epochs=1000"],
  ["epochs=30.4", "epochs=30"],
  ["trials=1e9", "trials=100000"],
  ["workers=500", "workers=64"],
  ["repeats=50", "repeats=10"],
  ["seed=4294967296", "seed=4294967295"],
  ["pruner.warmup=1e6", "pruner.warmup=1000"],
])("%s probably means %s", (part, meant) => {
  expect(meantPart(part.split("=") as [string, string])?.join("=")).toBe(meant);
});

test.each([
  "data=titanic",
  "trials=0",
  "learningRate=abc",
  "epochs=",
  "layers=..3",
  "colour=blue",
  "units1=-4",
  "sampler=",
  "__proto__=1",
])("the meaning of %s is unclear", (part) => {
  expect(meantPart(part.split("=") as [string, string])).toBeNull();
});
