/** Formats that are known by their first bytes, and not read. */
export const FOREIGN_FORMATS = [
  "xls",
  "ods",
  "numbers",
  "pdf",
  "html",
  "sqlite",
  "hdf5",
  "numpy",
  "arrow",
  "feather",
  "rar",
  "7z",
  "bzip2",
  "xz",
  "zstd",
  "gif",
  "picture",
] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];
