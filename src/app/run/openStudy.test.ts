import { expect, test } from "vitest";
import { fakeServices } from "../../testing/fakeServices.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { openStudy } from "./openStudy.ts";

/** Services that note in which order samplers are opened and closed and rows are prepared. */
function noted(broken = false) {
  const services = fakeServices();
  const notes: string[] = [];
  return {
    notes,
    services: {
      ...services,
      createSampler: (request: Parameters<typeof services.createSampler>[0]) => {
        notes.push("sampler");
        const terminate = () => void notes.push("closed");
        return { ...services.createSampler(request), terminate };
      },
      reader: {
        ...services.reader,
        prepare: (...given: Parameters<typeof services.reader.prepare>) => {
          notes.push("rows");
          return broken ? Promise.reject(new Error("no rows")) : services.reader.prepare(...given);
        },
      },
    },
  };
}

test("a search opens its sampler first, so that it is ready when the rows are", async () => {
  const { services, notes } = noted();
  const { close } = await openStudy(services, DEFAULT_CONFIG, "data", true);
  expect(notes.slice(0, 2)).toEqual(["sampler", "rows"]);
  close();
  expect(notes.at(-1)).toBe("closed");
});

test("a sampler is closed if the rows cannot be prepared, and none is opened to look at a study", async () => {
  const broken = noted(true);
  await expect(openStudy(broken.services, DEFAULT_CONFIG, "data", true)).rejects.toThrow("no rows");
  expect(broken.notes).toEqual(["sampler", "rows", "closed"]);
  const looking = noted();
  (await openStudy(looking.services, DEFAULT_CONFIG, "data", false)).close();
  expect(looking.notes).not.toContain("sampler");
});

test("a sampler is closed if anything else fails before the study is open", async () => {
  const { services, notes } = noted();
  const find = () => {
    throw new Error("no measurements");
  };
  const broken = { ...services, measurements: { ...services.measurements, find } };
  await expect(openStudy(broken, DEFAULT_CONFIG, "data", true)).rejects.toThrow("no measurements");
  expect(notes).toEqual(["sampler", "rows", "closed"]);
});
