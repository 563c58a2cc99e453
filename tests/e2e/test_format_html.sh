#!/bin/sh
# --format html is one page that works by itself. A real browser opens it, without a window; a script
# put behind the page's own clicks and types, and writes down what it saw.
set -eu
# shellcheck source=tests/e2e/formats_lib.sh
. "$COROLINT_SOURCE/tests/e2e/formats_lib.sh"

for name in chromium chromium-browser google-chrome; do
    ! command -v $name >/dev/null 2>&1 || browser=$name
done
[ -n "${browser:-}" ] || skip 'there is no chromium here'

# open_page URL: the page as it is when its scripts have run, in $outcome/stdout
open_page() {
    printf 'open %s\n' "$1" >"$outcome/command"
    status=0
    timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --user-data-dir="$PWD/profile" --virtual-time-budget=10000 --dump-dom "$1" \
        >"$outcome/stdout" 2>"$outcome/stderr" || status=$?
    [ $status -eq 0 ] || fail 'the browser failed'
}

# drive FILE: appends the script on standard input to the page, and opens it. In the script,
# expect(WHAT, VALUE, WANTED) writes a line for each value that is another.
drive() {
    {
        cat "$1"
        cat <<'EOT'
<script>
const faults = [];
function expect(what, value, wanted) {
  if (JSON.stringify(value) !== JSON.stringify(wanted))
    faults.push(`FAULT ${what}: ${JSON.stringify(value)}, expected ${JSON.stringify(wanted)}`);
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));
const eventually = async (met) => {
  for (let i = 0; i < 60 && !met(); i++) await settle();
  return met();
};
const all = (selector) => [...document.querySelectorAll(selector)];
const texts = (selector) => all(selector).map((node) => node.textContent);
const shown = () => all('.finding').filter((row) => row.checkVisibility());
const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
async function type(text) {
  document.getElementById('filter').value = text;
  document.getElementById('filter').dispatchEvent(new Event('input'));
  await settle();
}
window.addEventListener('error', (event) => faults.push(`FAULT ${event.message}`));
async function run() {
EOT
        cat
        cat <<'EOT'
}
run().catch((error) => faults.push(`FAULT ${error}`)).finally(() => {
  document.body.append(Object.assign(document.createElement('pre'), { textContent: faults.join('\n') || 'ALL SEEN' }));
});
</script>
EOT
    } >driven.html
    open_page "file://$PWD/driven.html"
    grep '^FAULT\|<pre>FAULT' "$outcome/stdout" && fail 'the page behaves otherwise'
    expect_stdout_has 'ALL SEEN'
}

# A page of one finding shows its path: each step with its line, the range marked in it.
write_way way.c
run --format html way.c -o way.html
expect_status 1
expect_no_stdout
drive way.html <<'EOT'
  await settle();
  expect('findings', shown().length, 1);
  expect('open', shown()[0].open, true);
  expect('places', texts('.step .place').map((text) => text.split(' ')[0]), ['way.c:5:34', 'way.c:4:27', 'way.c:3:27']);
  expect('marks', texts('.step mark'), ['outer()', 'inner()', 'sleep(1)']);
  expect('lines', texts('.line.marked code'), ['void coroutine_fn update(void) { outer(); }',
    'static void outer(void) { inner(); }', 'static void inner(void) { sleep(1); }']);
  expect('marked lines', texts('.line.marked .number'), ['5', '4', '3']);
  expect('says', texts('.step .says').slice(1), ["'outer' calls 'inner'", "'inner' calls 'sleep', which may block"]);
  expect('help', texts('.help').length, 1);
  expect('rule', all('.about')[0].textContent.includes('Why is this bad'), true);
  expect('position', texts('.position'), ['step 1 of 3']);
  document.querySelector('.next').click();
  expect('after a click', texts('.position'), ['step 2 of 3']);
  press('n');
  press('n');
  expect('at the end', texts('.position'), ['step 3 of 3']);
  expect('the button', document.querySelector('.next').disabled, true);
  expect('current', all('.step').map((step) => step.classList.contains('current')), [false, false, true]);
  press('p');
  expect('back', texts('.position'), ['step 2 of 3']);
EOT

# Two files, two rules, two severities: grouped, filtered, walked through.
cat >lock.c <<'EOT'
#include <pthread.h>
#include <unistd.h>
#define coroutine_fn
static pthread_mutex_t mutex;
void coroutine_fn yield_here(void);
void coroutine_fn store(void)
{
    sleep(2);
    pthread_mutex_lock(&mutex);
    yield_here();
    pthread_mutex_unlock(&mutex);
}
EOT
run --format html way.c lock.c missing.c -o two.html
expect_status 2
drive two.html <<'EOT'
  await settle();
  const total = shown().length;
  const errors = shown().filter((row) => row.classList.contains('error')).length;
  expect('several findings', total >= 3 && errors >= 1 && errors < total, true);
  expect('groups by rule', texts('.group > summary h2').includes('blocking-sleep'), true);
  expect('errors', texts('#error-list li')[0].startsWith('missing.c: no such file'), true);
  press('g');
  await settle();
  expect('groups by file', texts('.group > summary h2'), ['lock.c', 'way.c']);
  expect('none is lost', shown().length, total);
  await type('sleep file:way');
  expect('file and word', texts('.finding:not([hidden]) .what .place').map((text) => text.split(' ')[0]), ['way.c:5:34']);
  expect('count', document.getElementById('shown').textContent, `1 of ${total} findings`);
  await type('severity:error');
  expect('severity', shown().length, errors);
  await type('-severity:error');
  expect('without', shown().length, total - errors);
  await type('function:store -rule:sleep -rule:locked');
  expect('nothing is left out', shown().every((row) => row.textContent.includes('in store')), true);
  await type('nosuchword');
  expect('nothing', [shown().length, texts('#nothing')], [0, ['No finding matches the filter.']]);
  press('Escape');
  await settle();
  expect('cleared', shown().length, total);
  const button = all('#severities button').find((node) => node.textContent.includes('error'));
  button.click();
  expect('button', [shown().length, button.getAttribute('aria-pressed')], [total - errors, 'false']);
  button.click();
  press('j');
  await settle();
  const first = all('.finding.current')[0];
  press('j');
  await settle();
  const second = all('.finding.current')[0];
  expect('next', [all('.finding.current').length, first !== second, second.open, first.open], [1, true, true, false]);
  press('k');
  await settle();
  expect('previous', all('.finding.current')[0] === first, true);
  window.dispatchEvent(new Event('beforeprint'));
  expect('on paper', all('.finding .body').length, total);
  window.dispatchEvent(new Event('afterprint'));
  press('?');
  expect('keys', document.getElementById('keys').open, true);
EOT

# Of many findings the worst group is open. What is gone to stands below the bar.
{
    printf '#include <pthread.h>\n#include <unistd.h>\n#define coroutine_fn\nstatic pthread_mutex_t mutex;\n'
    printf 'void coroutine_fn yield_here(void);\n'
    seq -f 'void coroutine_fn sleeps%g(void) { sleep(1); }' 60
    seq -f 'void coroutine_fn holds%g(void) { pthread_mutex_lock(&mutex); yield_here(); pthread_mutex_unlock(&mutex); }' 20
} >many.c
run --format html many.c -o many.html
expect_status 1
drive many.html <<'EOT'
  await settle();
  expect('groups', texts('.group > summary h2').slice(0, 2), ['suspend-while-locked', 'blocking-sleep']);
  expect('open', all('.group').map((group) => group.open).slice(0, 2), [true, false]);
  expect('finding', all('.finding[open]').length, 0);
  const below = (node) => {
    const distance = node.getBoundingClientRect().top - document.getElementById('bar').getBoundingClientRect().bottom;
    return distance >= 0 && distance < 120;
  };
  const group = all('.group')[1];
  location.hash = group.querySelector('.finding').id;
  expect('first', await eventually(() => window.scrollY > 0 && group.open && below(group.querySelector('.finding'))), true);
  document.body.style.maxWidth = '50rem';
  expect('bar of several lines', await eventually(() => document.getElementById('bar').offsetHeight > 75), true);
  location.hash = group.querySelectorAll('.finding')[7].id;
  expect('eighth', await eventually(() => below(group.querySelectorAll('.finding')[7])), true);
EOT

# A link leads to its finding, even from outside.
run --format json lock.c
needs python3
fingerprint=$(python3 -c 'import json, sys
print(json.load(sys.stdin)["findings"][-1]["fingerprint"])' <"$outcome/stdout")
open_page "file://$PWD/two.html#$fingerprint"
grep -o '<details class="finding[^>]*>' "$outcome/stdout" | grep ' current' >rows || :
grep "id=\"$fingerprint\"" rows | grep -q ' open=' || fail 'the link does not open its finding'
[ "$(wc -l <rows)" -eq 1 ] || fail 'one finding was expected to be current'

# A link to nothing, even one that is no text, opens the page all the same.
open_page "file://$PWD/way.html#%"
grep -q '<details class="finding[^>]* open=' "$outcome/stdout" || fail 'a link to nothing shows nothing'

# No name and no text of a source becomes markup.
write_hostile
printf '// <img src=x onerror="document.title=1"></script><script>document.title=2</script>\n' >>'x<y/latin.c'
printf '/* \342\200\256reversed */\n' >>'x<y/latin.c'
run --format html 'a,b' 'x<y' -o hostile.html
expect_status 1
drive hostile.html <<'EOT'
  await settle();
  shown().forEach((row) => { row.open = true; });
  await settle();
  expect('title', document.title, 'corolint: 2 findings');
  expect('elements', [all('img').length, all('script').length], [0, 5]);
  expect('names', texts('.finding .what .place').map((text) => text.split(' \u00b7')[0]),
    ['a,b/it\'s 100%:"&".c:5:34', 'x<y/latin.c:5:34']);
  expect('source', texts('.excerpt')[3].includes('/* </script><!-- ]]>'), true);
  expect('order', texts('.excerpt')[3].includes('/* \ufffdreversed */'), true);
EOT

write_clean clean.c
run --format html clean.c -o clean.html
expect_status 0
drive clean.html <<'EOT'
  expect('nothing', texts('#nothing'), ['No findings.']);
EOT
