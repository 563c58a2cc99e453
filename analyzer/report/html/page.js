'use strict';
/* The page: groups of findings, the bar above them, keys and links. */

const FINDINGS_SHOWN_AT_ONCE = 40;
const SEVERITIES = ['error', 'warning', 'note'];

const view = {
  grouping: 'rule',
  filter: readFilter(''),
  severities: new Set(SEVERITIES),
  groups: [],
  current: null,
};

function byId(id) {
  return document.getElementById(id);
}

function counted(count, noun) {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

// ---- Findings

function drawRow(finding) {
  const where = [placeName(finding.steps[finding.at]), finding.function && `in ${finding.function}`];
  const places = element('span', { class: 'line-of-places place' }, where.filter(Boolean).join(' \u00b7 '));
  places.append(element('span', { class: 'rule-of-finding' }, ` \u00b7 ${finding.rule}`));
  const summary = element(
    'summary',
    {},
    element('span', { class: 'severity' }, finding.severity),
    element('span', { class: 'what' }, finding.message, places),
  );
  if (finding.steps.length > 1)
    summary.append(element('span', { class: 'steps-hint' }, counted(finding.steps.length, 'step')));
  const row = element('details', { class: `finding ${finding.severity}`, id: finding.id }, summary);
  row.addEventListener('toggle', () => {
    if (!row.open || openedForPrint.includes(row)) return;
    drawBody(finding);
    makeCurrent(finding);
  });
  return row;
}

function makeCurrent(finding) {
  if (view.current !== null) view.current.row.classList.remove('current');
  view.current = finding;
  finding.row.classList.add('current');
}

/* Opens a finding, even one that the filter hides, and goes there. */
function show(finding) {
  if (finding.row.hidden) {
    byId('filter').value = '';
    view.severities = new Set(SEVERITIES);
    drawSeverities();
    applyFilter();
  }
  finding.group.node.open = true;
  drawBody(finding);
  finding.row.open = true;
  makeCurrent(finding);
  const isFirst = finding.group.members.find((member) => !member.row.hidden) === finding;
  (isFirst ? finding.group.node : finding.row).scrollIntoView({ block: 'start' });
  finding.row.querySelector('summary').focus({ preventScroll: true });
}

// ---- Groups

function groupKey(finding) {
  return view.grouping === 'rule' ? finding.rule : finding.file;
}

function drawGroup(key, members) {
  const rule = view.grouping === 'rule' ? ruleOf(members[0]) : undefined;
  const count = element('span', { class: 'count' });
  const title = element('h2', {}, key === '' ? 'no file' : key);
  const summary = element('summary', {}, title, count);
  if (rule !== undefined)
    summary.append(element('span', { class: 'reason' }, `Reported when ${rule.summary}.`));
  const node = element('details', { class: 'group' }, summary, ...members.map((finding) => finding.row));
  return { node, count, members };
}

/* The worst first, and of those that are as bad the most. */
function compareGroups([, left], [, right]) {
  const rank = (list) => Math.min(...list.map((finding) => SEVERITIES.indexOf(finding.severity)));
  return rank(left) - rank(right) || right.length - left.length;
}

function drawGroups() {
  const members = new Map();
  for (const finding of findings) {
    const key = groupKey(finding);
    if (!members.has(key)) members.set(key, []);
    members.get(key).push(finding);
  }
  view.groups = [...members].sort(compareGroups).map(([key, list]) => drawGroup(key, list));
  for (const group of view.groups) for (const finding of group.members) finding.group = group;
  byId('groups').classList.toggle('by-rule', view.grouping === 'rule');
  byId('groups').replaceChildren(...view.groups.map((group) => group.node));
  openGroups(findings.length <= FINDINGS_SHOWN_AT_ONCE);
  if (view.groups.length > 0) view.groups[0].node.open = true;
  applyFilter();
}

function openGroups(isOpen) {
  for (const group of view.groups) group.node.open = isOpen;
}

function groupBy(grouping) {
  view.grouping = grouping;
  for (const button of byId('groupings').children)
    button.setAttribute('aria-pressed', String(button.dataset.grouping === grouping));
  drawGroups();
}

// ---- The filter

function isShown(finding) {
  return view.severities.has(finding.severity) && view.filter(finding);
}

function applyFilter() {
  const text = byId('filter').value.trim();
  let total = 0;
  view.filter = readFilter(text);
  for (const group of view.groups) {
    let count = 0;
    for (const finding of group.members) {
      finding.row.hidden = !isShown(finding);
      if (!finding.row.hidden) count++;
    }
    group.count.textContent = count.toLocaleString('en');
    group.node.hidden = count === 0;
    if (text !== '' && !group.node.open) group.node.open = true;
    total += count;
  }
  const all = counted(findings.length, 'finding');
  byId('shown').textContent =
    total === findings.length ? '' : `${total.toLocaleString('en')} of ${all}`;
  drawNothing(total === 0);
}

function drawNothing(isNothing) {
  const old = byId('nothing');
  if (old !== null) old.remove();
  if (!isNothing) return;
  const text = findings.length === 0 ? 'No findings.' : 'No finding matches the filter.';
  byId('groups').append(element('p', { class: 'nothing', id: 'nothing' }, text));
}

function drawSeverities() {
  const buttons = [];
  for (const severity of SEVERITIES) {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) continue;
    const isPressed = view.severities.has(severity);
    const label = element('span', { class: `severity ${severity}` }, counted(count, severity));
    const button = element('button', { type: 'button', 'aria-pressed': String(isPressed) }, label);
    button.addEventListener('click', () => toggleSeverity(severity, button));
    buttons.push(button);
  }
  byId('severities').replaceChildren(...buttons);
}

function toggleSeverity(severity, button) {
  const isPressed = !view.severities.has(severity);
  if (isPressed) view.severities.add(severity);
  else view.severities.delete(severity);
  button.setAttribute('aria-pressed', String(isPressed));
  applyFilter();
}

function drawErrors() {
  byId('errors').hidden = data.errors.length === 0;
  for (const { file, message } of data.errors) {
    const item = element('li', {});
    if (file !== '') item.append(element('span', { class: 'place' }, `${file}: `));
    item.append(message);
    byId('error-list').append(item);
  }
}

// ---- Keys, links, printing

function shownFindings() {
  return view.groups.flatMap((group) => group.members.filter((finding) => !finding.row.hidden));
}

function goBy(distance) {
  const shown = shownFindings();
  if (shown.length === 0) return;
  const at = shown.indexOf(view.current);
  const next = at < 0 ? 0 : Math.min(Math.max(at + distance, 0), shown.length - 1);
  if (at >= 0 && next !== at) view.current.row.open = false;
  show(shown[next]);
}

function stepBy(distance) {
  if (view.current !== null && view.current.row.open && view.current.row.querySelector('.body'))
    lookAtStep(view.current, view.current.step + distance, true);
}

const KEYS = {
  '/': () => byId('filter').focus(),
  j: () => goBy(1),
  k: () => goBy(-1),
  n: () => stepBy(1),
  p: () => stepBy(-1),
  g: () => groupBy(view.grouping === 'rule' ? 'file' : 'rule'),
  '?': () => byId('keys').showModal(),
};

function clearFilter() {
  byId('filter').value = '';
  byId('filter').blur();
  applyFilter();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('keys').open) return;
  if (event.key === 'Escape') clearFilter();
  if (event.target instanceof HTMLInputElement || KEYS[event.key] === undefined) return;
  event.preventDefault();
  KEYS[event.key]();
}

function followLink() {
  const id = location.hash.slice(1);
  const finding = findings.find((candidate) => candidate.id === id);
  if (finding !== undefined) show(finding);
  return finding !== undefined;
}

/* Paper cannot be opened: everything that the filter shows is, and closed again afterwards. */
let openedForPrint = [];

function openForPrint() {
  const closed = view.groups.filter((group) => !group.node.open).map((group) => group.node);
  for (const finding of shownFindings()) {
    drawBody(finding);
    if (!finding.row.open) closed.push(finding.row);
  }
  for (const node of closed) node.open = true;
  openedForPrint = closed;
}

function closeAfterPrint() {
  for (const node of openedForPrint) node.open = false;
  openedForPrint = [];
}

/* What scrolls into view must not end up behind the bar, however many lines it has. */
function leaveRoomForBar() {
  const height = byId('bar').offsetHeight;
  document.documentElement.style.setProperty('--bar-height', `${height}px`);
}

function start() {
  for (const finding of findings) finding.row = drawRow(finding);
  byId('bar').hidden = findings.length === 0;
  drawErrors();
  drawSeverities();
  drawGroups();
  byId('filter').addEventListener('input', applyFilter);
  byId('open-groups').addEventListener('click', () => openGroups(true));
  byId('close-groups').addEventListener('click', () => openGroups(false));
  byId('show-keys').addEventListener('click', KEYS['?']);
  for (const button of byId('groupings').children)
    button.addEventListener('click', () => groupBy(button.dataset.grouping));
  document.addEventListener('keydown', onKey);
  window.addEventListener('hashchange', followLink);
  window.addEventListener('beforeprint', openForPrint);
  window.addEventListener('afterprint', closeAfterPrint);
  leaveRoomForBar();
  new ResizeObserver(leaveRoomForBar).observe(byId('bar'));
  if (!followLink() && findings.length <= FINDINGS_SHOWN_AT_ONCE && findings.length > 0)
    findings[0].row.open = true;
}

start();
