'use strict';
/* The report: its data, and which findings a filter lets through. Nothing here touches the page. */

/* What would reorder the text beside it, so that code reads as what it is not, is shown as U+FFFD. */
const REORDERING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

const data = JSON.parse(document.getElementById('data').textContent, (key, value) =>
  typeof value === 'string' ? value.replace(REORDERING, '\ufffd') : value,
);

/* A step's row in the data: what names its columns. */
function readStep([file, line, column, endLine, endColumn, first, last, message]) {
  return { file, line, column, endLine, endColumn, first, last, message };
}

function readFinding(row, index) {
  const steps = row.steps.map(readStep);
  const files = steps.map((step) => fileName(step.file));
  const finding = { ...row, steps, file: files[row.at], id: row.fingerprint || `finding-${index}` };
  finding.fields = {
    file: files.join('\n').toLowerCase(),
    rule: row.rule.toLowerCase(),
    function: row.function.toLowerCase(),
    severity: row.severity,
  };
  finding.text = [row.message, row.help, ...Object.values(finding.fields)].join('\n').toLowerCase();
  return finding;
}

function fileName(index) {
  return index < 0 ? '' : data.files[index].path;
}

function placeName(step) {
  if (step.file < 0) return '';
  const place = [fileName(step.file), step.line, step.column];
  return place.filter((part) => part !== 0).join(':');
}

function ruleOf(finding) {
  return data.rules.find((rule) => rule.id === finding.rule);
}

/* One word of the filter as a test of a finding. */
function readWord(word) {
  const excludes = word.startsWith('-') && word.length > 1;
  const wanted = excludes ? word.slice(1) : word;
  const colon = wanted.indexOf(':');
  const field = wanted.slice(0, colon);
  const isField = ['file', 'rule', 'function', 'severity'].includes(field);
  const text = isField ? wanted.slice(colon + 1) : wanted;
  return (finding) => (isField ? finding.fields[field] : finding.text).includes(text) !== excludes;
}

function readFilter(text) {
  const tests = text.toLowerCase().split(/\s+/).filter(Boolean).map(readWord);
  return (finding) => tests.every((test) => test(finding));
}

const findings = data.findings.map(readFinding);
