// Plain JavaScript: it also runs where the installation of Node 24 has failed.
const { readFileSync } = require('node:fs');

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const failedBeforeItsTests = (file) =>
  file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');
const failed = report.numFailedTests + report.testResults.filter(failedBeforeItsTests).length;
console.log(`${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests} skipped`);
