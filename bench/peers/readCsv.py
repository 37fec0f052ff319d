"""Reads a CSV file into a table with pandas or Polars. (Not called csv.py: Python's own module of that name would not be found.)

python readCsv.py pandas|polars

One JSON request a line on standard input, one JSON answer a line on standard output:
  {"path": path, "date": column} -> {"seconds": s, "cpuSeconds": s, "peakMb": mb or null, "rows": n, "version": "..."}

Both infer the columns' types and read one column as dates, as our reader does. `peakMb` is the most memory (resident set size) beyond
what the process had after its imports; Linux tells it. POLARS_MAX_THREADS limits Polars' threads; pandas has one.
"""

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path


def reader(library):
    if library == "pandas":
        import pandas

        return lambda path, date: pandas.read_csv(path, parse_dates=[date])
    import polars

    return lambda path, date: polars.read_csv(path, try_parse_dates=True, null_values=["NA", ""])


def status_kb(field):
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(field))
    except (OSError, StopIteration):
        return None


def begin_peak():
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return None
    return status_kb("VmRSS")


def main():
    library = sys.argv[1]
    read = reader(library)
    for line in sys.stdin:
        request = json.loads(line)
        before = begin_peak()
        began, began_cpu = time.perf_counter(), time.process_time()
        table = read(request["path"], request["date"])
        seconds, cpu = time.perf_counter() - began, time.process_time() - began_cpu
        peak = status_kb("VmHWM")
        peak_mb = None if before is None or peak is None else (peak - before) * 1024 / 1e6
        answer = {"seconds": seconds, "cpuSeconds": cpu, "peakMb": peak_mb, "rows": len(table)}
        print(json.dumps({**answer, "version": version(library)}), flush=True)


main()
