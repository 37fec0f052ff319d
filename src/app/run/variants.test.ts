import { expect, test } from "vitest";
import type { PreparationConfig } from "../../core/data/preparation/preparationConfig.ts";
import { outlineOf } from "../../core/data/preparation/preparedData.ts";
import { defaultSettings } from "../../core/model/defaultSettings.ts";
import type { Settings } from "../../core/model/settings.ts";
import { learnablePart, preparedData } from "../../testing/trainingFixtures.ts";
import { fakeStudyPorts } from "../../testing/fakeStudyPorts.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";
import { openVariants, type RowsOfPreparation } from "./variants.ts";

const FIXED = defaultSettings();
const SEARCHED: Settings = {
  ...FIXED,
  missingIndicator: { mode: "range", distribution: { kind: "categorical", choices: [false, true] } },
};

/** A reader whose data have one more feature if missing values are marked. */
function reader() {
  const asked: PreparationConfig[] = [];
  const source: RowsOfPreparation = {
    prepare(preparation) {
      asked.push(preparation);
      const features = preparation.missingIndicator ? 4 : 3;
      const train = learnablePart("meanSquaredError", 5, features, 1);
      return Promise.resolve(outlineOf([preparedData("meanSquaredError", features, { train })]));
    },
    send: () => Promise.resolve(new MessageChannel().port1),
  };
  return { asked, source };
}

/** A trainer that keeps only the variant loaded last. */
async function trainer() {
  const sent: (string | null)[] = [];
  const used: string[] = [];
  let kept: string | null = null;
  const client: TrainerClient = {
    ...(await fakeStudyPorts().openTrainer()),
    load: (_rows, variant) => {
      sent.push(variant);
      kept = variant;
      return Promise.resolve();
    },
    use: (variant) => {
      used.push(variant);
      return Promise.resolve(variant === kept);
    },
  };
  return { client, sent, used, forget: () => (kept = null) };
}

const marks = (missingIndicator: boolean) => ({ missingIndicator });

test("describes how a configuration's data are prepared, also after they were freed", async () => {
  const { source } = reader();
  const variants = await openVariants(SEARCHED, source);
  const namesOf = async (missingIndicator: boolean) =>
    (await variants.preparedOf(marks(missingIndicator))).featureNames.length;
  expect([await namesOf(true), await namesOf(false)]).toEqual([4, 3]);
});

test("if no preparation setting is searched, data are prepared and sent once", async () => {
  const { asked, source } = reader();
  const variants = await openVariants(FIXED, source);
  const { client, sent, used } = await trainer();
  await variants.equip(client);
  await variants.bring(client, { learningRate: 0.1 });
  await variants.bring(client, { learningRate: 0.2 });
  expect([asked.length, sent, used]).toEqual([1, [null], []]);
  expect(variants.shapeOf({})).toMatchObject({ rowShape: [3] });
});

test("a variant is prepared when a trial needs it, and sent if the trainer does not have it", async () => {
  const { asked, source } = reader();
  const variants = await openVariants(SEARCHED, source);
  const [a, b] = [await trainer(), await trainer()];
  await variants.equip(a.client);
  expect(a.sent).toEqual([]);
  await variants.bring(a.client, marks(true));
  await variants.bring(a.client, marks(true));
  expect(a.sent).toHaveLength(1);
  await variants.bring(a.client, marks(false));
  await Promise.all([variants.bring(b.client, marks(false)), variants.bring(a.client, marks(true))]);
  // Two preparations for any number of trainers and trials.
  expect(asked.map(({ missingIndicator }) => missingIndicator)).toEqual([true, false]);
  expect([a.sent.length, b.sent.length]).toEqual([3, 1]);
});

test("a trainer that still has a variant is not sent it again", async () => {
  const variants = await openVariants(SEARCHED, reader().source);
  const { client, sent, used } = await trainer();
  await variants.bring(client, marks(true));
  const both: TrainerClient = Object.assign(client, { use: () => Promise.resolve(true) });
  await variants.bring(both, marks(false));
  await variants.bring(both, marks(true));
  // The first of each was prepared for this trainer, so it had to be sent.
  expect(sent).toHaveLength(2);
  expect(used).toHaveLength(1);
});

test("two trainers that need the same variant at once wait for one preparation", async () => {
  const { asked, source } = reader();
  const variants = await openVariants(SEARCHED, source);
  const [a, b] = [await trainer(), await trainer()];
  await Promise.all([variants.bring(a.client, marks(false)), variants.bring(b.client, marks(false))]);
  expect(asked).toHaveLength(2);
});

test("shapes are those of the variant, or of the largest variant until it is prepared", async () => {
  const variants = await openVariants(SEARCHED, reader().source);
  expect(variants.shapeOf(marks(false))).toMatchObject({ rowShape: [4] });
  await variants.bring((await trainer()).client, marks(false));
  expect(variants.shapeOf(marks(false))).toMatchObject({ rowShape: [3] });
  expect(variants.shapeOf(marks(true))).toMatchObject({ rowShape: [4] });
});

test("a failed preparation can be requested again", async () => {
  const { source } = reader();
  let fails = true;
  const variants = await openVariants(SEARCHED, {
    ...source,
    prepare: (preparation) =>
      fails && !preparation.missingIndicator
        ? Promise.reject(new Error("gone"))
        : source.prepare(preparation),
  });
  const { client } = await trainer();
  await expect(variants.bring(client, marks(false))).rejects.toThrow("gone");
  fails = false;
  await variants.bring(client, marks(false));
  expect(variants.shapeOf(marks(false))).toMatchObject({ rowShape: [3] });
});
