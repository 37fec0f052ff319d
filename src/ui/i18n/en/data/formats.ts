/** English words: file formats, and what to do with a file of one that is not read. */
export const formats = {
  /** What a file of a format that is not read is. */
  foreign: {
    xls: "an Excel workbook in the old format (.xls)",
    xlsb: "an Excel workbook in the binary format (.xlsb)",
    ods: "an OpenDocument spreadsheet (.ods)",
    numbers: "a Numbers spreadsheet",
    access: "a Microsoft Access database",
    pdf: "a PDF document",
    html: "a web page",
    xml: "an XML file",
    sqlite: "an SQLite database",
    duckdb: "a DuckDB database",
    stata: "a Stata data set (.dta)",
    spss: "an SPSS data file",
    sas: "a SAS data set (.sas7bdat)",
    sasTransport: "a SAS transport file (.xpt)",
    r: "a file of saved R objects",
    matlab: "a MATLAB file (.mat)",
    pickle: "a Python pickle",
    hdf5: "an HDF5 file",
    numpy: "a NumPy array",
    arrow: "an Arrow file",
    feather: "a Feather file",
    orc: "an ORC file",
    avro: "an Avro file",
    tar: "a TAR archive",
    rar: "a RAR archive",
    "7z": "a 7z archive",
    bzip2: "packed with bzip2",
    xz: "packed with xz",
    zstd: "packed with Zstandard",
    lz4: "packed with LZ4",
    gif: "a GIF picture",
    picture: "a picture, not a table",
  },
  /** Beside the list of columns, where they become more features than a model can have. */
  selected:
    "They become {{features}} features; the {{limit}} that are individually most related to the target (F score on the training rows) are used.",
  advice: {
    other:
      "Open it in a program that can read it, save its table as CSV, Excel (.xlsx), Parquet or JSON, and open that.",
    spreadsheet: "Open it in a spreadsheet program, save it as Excel (.xlsx) or CSV, and open that.",
    statistics:
      "Save it as CSV where it comes from, or with Python: pandas.read_stata, read_spss or read_sas, then to_csv(index=False). Open that.",
    r: "Load it in R, write its table with write.csv(table, 'table.csv', row.names = FALSE), and open that.",
    matlab: "Load it in MATLAB, write its table with writetable(T, 'table.csv'), and open that.",
    pandas: "Read it with Python (pandas), save it with to_csv or to_parquet, and open that.",
    database: "Export the table that you want from the database as CSV, and open that.",
    unpack: "Unpack it, and open the table in it. (Surmise unpacks zip and gzip itself.)",
    copy: "Copy its table and paste it here (Paste a table), or paste it into a spreadsheet, and save that as CSV.",
    pictures:
      "Save it as PNG, JPEG or WebP. To learn from pictures, open a folder with a folder for each class, or with a table that names each picture's class.",
  },
} as const;
