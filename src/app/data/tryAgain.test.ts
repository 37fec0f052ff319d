import { expect, test } from "vitest";
import { AppError } from "../../core/errors.ts";
import { fakeServices } from "../../testing/fakeServices.ts";
import { createSurmise } from "../createSurmise.ts";

test("data that failed to load over the network are read again with the link's choices", async () => {
  const services = fakeServices();
  const { readBuiltIn } = services.reader;
  services.reader.readBuiltIn = () => Promise.reject(new AppError("partOffline"));
  const { setup, acts } = createSurmise(services, "#data=iris&test=0.3");
  await expect
    .poll(() => setup.getState().dataset)
    .toMatchObject({
      status: "failed",
      error: { code: "partOffline" },
    });
  services.reader.readBuiltIn = readBuiltIn;
  await acts.tryAgain();
  expect(setup.getState()).toMatchObject({
    dataset: { status: "ready" },
    config: { data: { source: { id: "iris" }, split: { test: 0.3 } } },
  });
  const { dataset } = setup.getState();
  await acts.tryAgain();
  expect(setup.getState().dataset).toBe(dataset);
});
