/** Asks for a turn, which comes as a call of `begin`. Returns how to give up waiting. */
export type TakeTurn = (begin: () => void) => () => void;

/**
 * Gives one turn per task, in the order in which they are asked for.
 * @param inNextTask runs its work in a task of its own
 */
export function createTurns(inNextTask: (work: () => void) => void): TakeTurn {
  const waiting: (() => void)[] = [];
  let giving = false;
  const give = (): void => {
    const begin = waiting.shift();
    giving = begin !== undefined;
    if (begin === undefined) return;
    inNextTask(give);
    begin();
  };
  return (begin) => {
    waiting.push(begin);
    if (!giving) {
      giving = true;
      inNextTask(give);
    }
    return () => {
      const place = waiting.indexOf(begin);
      if (place >= 0) waiting.splice(place, 1);
    };
  };
}
