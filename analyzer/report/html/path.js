'use strict';
/* Drawing: a finding's path step by step, each with an excerpt of its source. Every text of the
 * report goes into the page as text, never as markup. */

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/* The range of a step within one of its lines, in units from 0; null when the line is none of it. */
function rangeInLine(step, number, length) {
  if (number < step.line || number > step.endLine) return null;
  const begin = number === step.line ? Math.max(step.column - 1, 0) : 0;
  const end = number === step.endLine && step.endColumn > 0 ? step.endColumn - 1 : length;
  return [begin, Math.max(end, begin)];
}

/* A line's text, of which the beginning may be cut away, with its part of the range marked. */
function drawText(step, number, line) {
  const [skipped, text, isCut] = typeof line === 'string' ? [0, line, false] : line;
  const code = element('code', {});
  if (skipped > 0) code.append(element('span', { class: 'cut' }, '\u2026'));
  const range = rangeInLine(step, number, skipped + text.length);
  if (range === null) {
    code.append(text);
  } else {
    const indent = number === step.line ? 0 : text.length - text.trimStart().length;
    const begin = Math.max(range[0] - skipped, indent, 0);
    const end = Math.max(range[1] - skipped, begin);
    const marked = text.slice(begin, end);
    code.append(text.slice(0, begin));
    if (marked !== '') code.append(element('mark', {}, marked));
    code.append(text.slice(end));
  }
  if (isCut) code.append(element('span', { class: 'cut' }, '\u2026'));
  return code;
}

function drawLine(step, number, line) {
  const isMarked = number >= step.line && number <= step.endLine;
  return element(
    'div',
    { class: isMarked ? 'line marked' : 'line' },
    element('span', { class: 'number' }, String(number)),
    drawText(step, number, line),
  );
}

function drawExcerpt(step) {
  const source = step.file < 0 ? {} : data.files[step.file].lines;
  const lines = element('div', { class: 'lines' });
  for (let number = step.first; number <= step.last; number++) {
    if (source[number] !== undefined) lines.append(drawLine(step, number, source[number]));
  }
  if (lines.childElementCount === 0)
    return element('p', { class: 'no-source' }, 'The source could not be read.');
  const label = `Source at ${placeName(step)}`;
  return element('div', { class: 'excerpt', role: 'region', 'aria-label': label, tabindex: '0' }, lines);
}

function drawStep(finding, step, index) {
  const item = element('li', { class: 'step', 'data-number': String(index + 1), tabindex: '-1' });
  const place = element('p', { class: 'place' }, placeName(step));
  item.append(element('span', { class: 'rail' }));
  const says = step.message || (finding.function && `in '${finding.function}'`);
  if (says !== '') item.append(element('p', { class: 'says' }, says));
  if (index === finding.at && finding.steps.length > 1)
    place.append(' ', element('span', { class: 'reported' }, 'reported here'));
  item.append(place, drawExcerpt(step));
  return item;
}

function drawPath(finding) {
  const steps = finding.steps.map((step, index) => drawStep(finding, step, index));
  return element('ol', { class: 'path' }, ...steps);
}

/* Marks the step that is looked at, and brings it into view when it was gone to. */
function lookAtStep(finding, index, isGoing) {
  const steps = [...finding.row.querySelectorAll('.step')];
  finding.step = Math.min(Math.max(index, 0), steps.length - 1);
  steps.forEach((step, i) => step.classList.toggle('current', i === finding.step));
  const position = finding.row.querySelector('.position');
  if (position !== null) {
    position.textContent = `step ${finding.step + 1} of ${steps.length}`;
    finding.row.querySelector('.previous').disabled = finding.step === 0;
    finding.row.querySelector('.next').disabled = finding.step === steps.length - 1;
  }
  if (!isGoing) return;
  steps[finding.step].focus({ preventScroll: true });
  steps[finding.step].scrollIntoView({ block: 'nearest' });
}

function drawTools(finding) {
  const tools = element('div', { class: 'tools' });
  if (finding.steps.length > 1) {
    const previous = element('button', { type: 'button', class: 'previous' }, '\u2039 previous');
    const next = element('button', { type: 'button', class: 'next' }, 'next \u203a');
    previous.addEventListener('click', () => lookAtStep(finding, finding.step - 1, true));
    next.addEventListener('click', () => lookAtStep(finding, finding.step + 1, true));
    tools.append(previous, element('span', { class: 'position' }), next);
  }
  tools.append(element('a', { href: `#${finding.id}` }, 'link to this finding'));
  return tools;
}

function drawRule(rule) {
  const about = element('details', { class: 'about' });
  about.append(element('summary', {}, `About ${rule.id}`));
  about.append(element('p', {}, `Reported when ${rule.summary}.`));
  const parts = [
    ['What it does', 'p', rule.what],
    ['Why is this bad', 'p', rule.why],
    ['Example', 'pre', rule.example],
    ['Use instead', 'pre', rule.instead],
  ];
  for (const [title, kind, text] of parts)
    about.append(element('h3', {}, title), element(kind, {}, text));
  return about;
}

/* What a finding shows when it is opened; drawn the first time. */
function drawBody(finding) {
  if (finding.row.querySelector('.body') !== null) return;
  const body = element('div', { class: 'body' });
  if (finding.help !== '')
    body.append(element('p', { class: 'help' }, element('b', {}, 'help: '), finding.help));
  if (finding.macro !== '')
    body.append(element('p', { class: 'help' }, `In the expansion of macro '${finding.macro}'.`));
  body.append(drawTools(finding), drawPath(finding));
  const rule = ruleOf(finding);
  if (rule !== undefined) body.append(drawRule(rule));
  finding.row.append(body);
  lookAtStep(finding, finding.at, false);
}
