import type { ForeignFormat } from "../../core/data/table/foreignFormats.ts";
import { readPictureHeader } from "../../core/data/pictures/pictureHeader.ts";

/** First characters of unsupported formats. */
const STARTS: readonly (readonly [start: string, format: ForeignFormat])[] = [
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"],
  ["%PDF", "pdf"],
  ["SQLite format 3", "sqlite"],
  ["\0\x01\0\0Standard Jet DB", "access"],
  ["\0\x01\0\0Standard ACE DB", "access"],
  ["MATLAB ", "matlab"],
  ["\x89HDF", "hdf5"],
  ["\x93NUMPY", "numpy"],
  ["ARROW1", "arrow"],
  ["FEA1", "feather"],
  ["ORC", "orc"],
  ["Obj\x01", "avro"],
  ["<stata_dta>", "stata"],
  ["$FL2@(#)", "spss"],
  ["$FL3@(#)", "spss"],
  ["HEADER RECORD*******LIB", "sasTransport"],
  ["RDX2\n", "r"],
  ["RDX3\n", "r"],
  ["RDA2\n", "r"],
  ["RDA3\n", "r"],
  ["X\n\0\0\0\x02", "r"],
  ["X\n\0\0\0\x03", "r"],
  ["A\n2\n", "r"],
  ["A\n3\n", "r"],
  ["Rar!", "rar"],
  ["7z\xbc\xaf\x27\x1c", "7z"],
  ["BZh", "bzip2"],
  ["\xfd7zXZ", "xz"],
  ["\x28\xb5\x2f\xfd", "zstd"],
  ["\x04\x22\x4d\x18", "lz4"],
  ["GIF8", "gif"],
];
/** Signatures at later offsets. */
const LATER: readonly (readonly [at: number, text: string, format: ForeignFormat])[] = [
  [8, "DUCK", "duckdb"],
  [257, "ustar", "tar"],
  [512, "\x89HDF", "hdf5"],
];
/** The magic number of SAS data sets. */
const SAS = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xc2, 0xea, 0x81, 0x60, 0xb3, 0x14, 0x11, 0xcf, 0xbd, 0x92, 0x08, 0x00,
];
const SPSS_PORTABLE = /^.{0,60}SPSS PORT/s;
const WEB_PAGE = /^\s*<(?:!doctype html|html[\s>])/i;
const XML = /^\s*<\?xml\s/;
/** Older versions of Stata: a version, an order of bytes, 1 and 0. */
const STATA_VERSIONS = { low: 102, high: 115 } as const;
/** Protocols of Python's pickle that begin with a mark. */
const PICKLE = { mark: 0x80, low: 2, high: 5 } as const;
/** Formats without a signature, by their names. */
const NAMES: readonly (readonly [name: RegExp, format: ForeignFormat])[] = [
  [/\.(?:pkl|pickle|joblib)$/i, "pickle"],
  [/\.mat$/i, "matlab"],
  [/\.(?:rds|rda|rdata)$/i, "r"],
  [/\.xlsb$/i, "xlsb"],
];

/** A known unsupported format, by the first bytes; null for any other. */
export function foreignFormatOf(head: Uint8Array, text: string): ForeignFormat | null {
  const start = String.fromCharCode(...head.subarray(0, 600));
  const begins = STARTS.find(([signature]) => start.startsWith(signature));
  if (begins !== undefined) return begins[1];
  if (SAS.every((byte, i) => head[i] === byte)) return "sas";
  if (isOldStata(head)) return "stata";
  if (head[0] === PICKLE.mark && head[1]! >= PICKLE.low && head[1]! <= PICKLE.high) return "pickle";
  const later = LATER.find(([at, signature]) => start.startsWith(signature, at));
  if (later !== undefined) return later[2];
  if (readPictureHeader(head) !== null) return "picture";
  if (SPSS_PORTABLE.test(start)) return "spss";
  if (WEB_PAGE.test(text)) return "html";
  return XML.test(text) ? "xml" : null;
}

/** The format of a binary file, by its name. */
export function foreignNameOf(name: string): ForeignFormat | null {
  return NAMES.find(([pattern]) => pattern.test(name.replace(/\.gz$/i, "")))?.[1] ?? null;
}

function isOldStata([version = 0, order = 0, type = 0, unused = 1]: Uint8Array): boolean {
  const isVersion = version >= STATA_VERSIONS.low && version <= STATA_VERSIONS.high;
  return isVersion && (order === 1 || order === 2) && type === 1 && unused === 0;
}
