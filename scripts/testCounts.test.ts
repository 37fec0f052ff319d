import { describe, expect, it } from "vitest";
import { addCounts, playwrightCounts, skippedNames, summaryLine, vitestCounts } from "./testCounts.mjs";

describe("test counts", () => {
  it("count a test file that does not load as a failure", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: "passed", assertionResults: [{ status: "passed", fullName: "a" }] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it("name what was skipped", () => {
    const results = [
      { status: "passed", fullName: "works" },
      { status: "skipped", fullName: "SKIPPED: webgpu: no adapter" },
    ];
    const report = {
      numPassedTests: 1,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [{ status: "passed", assertionResults: results }],
    };
    expect(skippedNames(report)).toEqual(["SKIPPED: webgpu: no adapter"]);
    expect(skippedNames(null)).toEqual([]);
  });

  it("count a journey that passed on its second try as passed", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } };
    expect(playwrightCounts(report)).toEqual({ passed: 6, failed: 1, skipped: 2 });
  });

  it("are zero without a report", () => {
    expect(vitestCounts(null)).toEqual(playwrightCounts(null));
    expect(vitestCounts(null).passed).toBe(0);
  });

  it("add up to one line", () => {
    const total = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
    expect(summaryLine(total)).toBe("11 passed, 22 failed, 33 skipped");
  });
});
