// Adds up vitest's JSON reports: prints `N passed, N failed`, and fails when anything failed, when
// a report is empty, or when a test that must run in CI was skipped.
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
const skipped = [];
for (const file of process.argv.slice(2)) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  if (report.numTotalTests === 0) skipped.push(`${file}: no test ran`);
  for (const suite of report.testResults) {
    // A file that breaks before its first test has no test to count.
    if (suite.status === 'failed' && suite.assertionResults.length === 0) failed += 1;
    for (const test of suite.assertionResults) {
      if (test.status === 'pending' || test.status === 'skipped' || test.status === 'todo') {
        skipped.push(`${suite.name}: ${test.fullName}`);
      }
    }
  }
}
for (const name of skipped) console.log(`must run in CI but was skipped: ${name}`);
console.log(`${passed} passed, ${failed + skipped.length} failed`);
process.exit(failed + skipped.length > 0 || passed === 0 ? 1 : 0);
