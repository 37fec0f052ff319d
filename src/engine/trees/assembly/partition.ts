import { bins, binStride, order, orderSpare, records, recordsSpare } from "./state";

/**
 * Divides the rows of a node: those that go left stay in front, the others behind them, both in rising order. Every row is written
 * to both places and one pointer advances, because a branch would be mispredicted.
 * @returns the first row on the right
 */
export function partition(column: i32, last: i32, missingLeft: bool, from: i32, to: i32): i32 {
  const bin = bins + <usize>column * binStride;
  const shift = <u32>missingLeft;
  const limit = <u32>last + shift;
  const first = order + ((<usize>from) << 2);
  const firstRecord = records + ((<usize>from) << 3);
  const end = order + ((<usize>to) << 2);
  let row = first;
  let record = firstRecord;
  let left = first;
  let leftRecord = firstRecord;
  let right = orderSpare;
  let rightRecord = recordsSpare;
  for (; row < end; row += 4, record += 8) {
    const number = load<u32>(row);
    const values = load<u64>(record);
    const goes = <usize>(((<u32>load<u8>(bin + number) + shift) & 255) <= limit);
    store<u32>(left, number);
    store<u64>(leftRecord, values);
    store<u32>(right, number);
    store<u64>(rightRecord, values);
    left += goes << 2;
    leftRecord += goes << 3;
    right += 4 - (goes << 2);
    rightRecord += 8 - (goes << 3);
  }
  memory.copy(left, orderSpare, right - orderSpare);
  memory.copy(leftRecord, recordsSpare, rightRecord - recordsSpare);
  return from + <i32>((left - first) >> 2);
}
