import type { AsideFile } from "../../core/data/table/dataset.ts";
import { NAME_MEANINGS, wordsOfName, type NameMeaning } from "../../core/data/suggest/targetNames.ts";
import type { GivenFile } from "../reader.protocol.ts";
import { fileName, hasSubmissionName, hasTestName } from "./fileNames.ts";
import { mainTables, type MainTables } from "./mainTables.ts";
import type { ReadTable } from "./rowSource.ts";

/** An id and the predictions, possibly with one more column. */
const MOST_ANSWER_COLUMNS = 3;

/**
 * Files that are not part of the table to learn from: a competition's test file without the target (and possibly without columns
 * that are only known together with it), submissions, and tables with other columns. All remaining files must have the same
 * columns.
 * @throws AppError those of `mainTables`
 */
export function filesAside(
  files: readonly GivenFile[],
  tables: readonly ReadTable[],
): readonly (AsideFile | null)[] {
  const main = files.length > 1 ? mainTables(files, tables) : null;
  const sets = tables.map(({ table }) => new Set(table.columns.map(({ name }) => name)));
  const trains = files.flatMap(({ name }, i) =>
    hasTestName(name) || hasSubmissionName(name) || main?.unrelated[i] === true ? [] : [i],
  );
  const [first, ...others] = trains;
  if (first === undefined) return files.map(() => null);
  const base = others.reduce((best, i) => (sets[i]!.size > sets[best]!.size ? i : best), first);
  const whole = sets[base]!;
  const lacking = files.map(({ name }, i) => (hasTestName(name) ? lackingOf(whole, sets[i]!) : []));
  const testRows = new Set(
    lacking.flatMap((columns, i) => (columns.length === 0 ? [] : [tables[i]!.rowsInFile])),
  );
  const areAnswers = files.map(({ name }, i) => {
    const areFew = sets[i]!.size <= MOST_ANSWER_COLUMNS && sets[i]!.size < whole.size;
    return hasSubmissionName(name) || (areFew && testRows.has(tables[i]!.rowsInFile));
  });
  const answered = new Set(sets.flatMap((set, i) => (areAnswers[i] ? [...set] : [])));
  return files.map(({ name }, i): AsideFile | null => {
    if (i === base || sameSet(whole, sets[i]!)) return null;
    if (lacking[i]!.length > 0) {
      const column = targetAmong(lacking[i]!, answered);
      const also = lacking[i]!.filter((other) => other !== column);
      return {
        name: fileName(name),
        reason: "noTarget",
        column,
        ...(also.length > 0 && { also }),
      };
    }
    if (areAnswers[i]) return { name: fileName(name), reason: "answers" };
    return main?.unrelated[i] === true ? otherTable(name, main) : null;
  });
}

function otherTable(path: string, { name, by }: MainTables): AsideFile {
  return { name: fileName(path), reason: by === "name" ? "unrelated" : "smaller", main: name };
}

/** The columns of `whole` that `set` lacks, if that is the only difference and they are less than half; otherwise none. */
function lackingOf(whole: ReadonlySet<string>, set: ReadonlySet<string>): readonly string[] {
  const lacking = [...whole].filter((name) => !set.has(name));
  const isPart = set.size + lacking.length === whole.size;
  return isPart && (lacking.length === 1 || 2 * lacking.length < whole.size) ? lacking : [];
}

/**
 * Which of the columns that a test file lacks is the target: the one in the submission, the one with a target's name, or the last
 * one.
 */
function targetAmong(lacking: readonly string[], answered: ReadonlySet<string>): string {
  const inAnswers = lacking.filter((name) => answered.has(name));
  const meant = (meaning: NameMeaning): readonly string[] =>
    lacking.filter((name) => NAME_MEANINGS.get(wordsOfName(name)) === meaning);
  const found = [inAnswers, meant("target"), meant("outcome")].find((names) => names.length === 1);
  return found?.[0] ?? lacking.at(-1)!;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}
