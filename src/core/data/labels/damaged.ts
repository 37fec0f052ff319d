/** As people type them by accident; a bracket or a comma of full width is right beside Chinese. */
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
const HIDDEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const LAST_MARK = /[^\s,;。、｡][,;。、｡]$/;
const STRAY_QUOTE = /^["“”„][^"“”„]+$|^[^"“”„\d]+["“”„]$/;
const LATIN = /\p{Script=Latin}/u;
const LIKE_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const MARKS = /\p{Mn}|[ßøæœłđı]/giu;
/** Shorter words of capitals are abbreviations. */
const SHORTEST_SHOUTED = 4;
/** A form in capitals, without its accents or with a point at its end is as likely the right one if it is so many times as frequent. */
const TIMES = 10;

/** Whether a label's spelling is an accident of typing or of a program, however often it comes. */
export function isDamaged(label: string): boolean {
  return (
    label !== label.trim().replaceAll(/\s+/g, " ") ||
    label !== label.normalize("NFC") ||
    [FULL_WIDTH, HIDDEN, LAST_MARK, STRAY_QUOTE].some((accident) => accident.test(label)) ||
    (LATIN.test(label) && LIKE_LATIN.test(label))
  );
}

/**
 * How much spellings of one label weigh when one of them is to stay: their rows, a tenth of them for each thing that they lack beside
 * another: small letters, accents, an end without a point.
 */
export function weights(
  labels: readonly { readonly level: string; readonly rows: number }[],
): readonly number[] {
  const mostMarks = Math.max(...labels.map(({ level }) => marksOf(level)));
  const someSmall = labels.some(({ level }) => level !== level.toUpperCase());
  return labels.map(({ level, rows }) => {
    const lacks = [
      someSmall && level.length >= SHORTEST_SHOUTED && level === level.toUpperCase(),
      marksOf(level) < mostMarks,
      level.length > 1 && level.endsWith("."),
    ];
    return rows / TIMES ** lacks.filter(Boolean).length;
  });
}

function marksOf(level: string): number {
  return level.normalize("NFD").match(MARKS)?.length ?? 0;
}
