#!/bin/sh
# docs/editors/neovim.lua makes Neovim show a finding where it is written, and lets go of it where it is mended.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs nvim
"$COROLINT" --help | grep -q -e '--lsp' || skip 'this corolint is no language server'

PATH=$(dirname "$COROLINT"):$PATH
HOME=$PWD XDG_CONFIG_HOME=$PWD/config XDG_STATE_HOME=$PWD/state
export HOME XDG_CONFIG_HOME XDG_STATE_HOME
mkdir -p config/nvim/plugin
cp "$COROLINT_SOURCE/docs/editors/neovim.lua" config/nvim/plugin/corolint.lua
write_faulty faulty.c
write_database . faulty.c

# Each wait ends as soon as what it waits for is there.
cat >drive.lua <<'EOF'
local function expect(what, count)
  local met = vim.wait(60000, function()
    return #vim.diagnostic.get(0) == count
  end, 20)
  if not met then
    io.stdout:write('FAILED: ', what, vim.inspect(vim.diagnostic.get(0)), '\n')
    vim.cmd('cquit 1')
  end
end
vim.cmd('edit faulty.c')
expect('the finding appears', 1)
local finding = vim.diagnostic.get(0)[1]
io.stdout:write(finding.lnum + 1, ' ', finding.source, ': ', finding.message, '\n')
vim.api.nvim_buf_set_lines(0, 3, 4, false, { 'void coroutine_fn update(void) { }' })
expect('the finding goes', 0)
vim.api.nvim_buf_set_lines(0, 3, 4, false, { 'void coroutine_fn update(void) { sleep(2); }' })
expect('the finding comes back', 1)
vim.cmd('qall!')
EOF
nvim --headless -c 'luafile drive.lua' >shown 2>log || {
    cat shown log
    fail 'Neovim ended with an error'
}
grep -qxF "4 corolint: 'sleep' puts the thread to sleep, in coroutine 'update'" shown || {
    cat shown log
    fail 'Neovim shows something else'
}
