-- corolint in Neovim 0.7 or later, without plugins: copy this file to ~/.config/nvim/plugin/corolint.lua.
-- It runs beside clangd; diagnostics, hover and code actions come as from every language server.

local markers = { '.corolint.json', 'compile_commands.json', 'build/compile_commands.json', '.git' }

-- The nearest directory upward that has one of the markers.
local function root_of(file)
  local directory = vim.fn.fnamemodify(file, ':p:h')
  while true do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(directory .. '/' .. marker) then
        return directory
      end
    end
    local parent = vim.fn.fnamemodify(directory, ':h')
    if parent == directory then
      return vim.fn.getcwd()
    end
    directory = parent
  end
end

local clients = {} -- by root, where Neovim does not keep them itself

local function attach(buffer)
  local config = {
    name = 'corolint',
    cmd = { 'corolint', '--lsp' },
    root_dir = root_of(vim.api.nvim_buf_get_name(buffer)),
  }
  if vim.lsp.start then -- 0.8
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local root = config.root_dir
  if not (clients[root] and vim.lsp.get_client_by_id(clients[root])) then
    config.workspace_folders = { { uri = vim.uri_from_fname(root), name = root } }
    clients[root] = vim.lsp.start_client(config)
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'c', 'cpp' },
  callback = function(event)
    if vim.api.nvim_buf_get_name(event.buf) ~= '' then
      attach(event.buf)
    end
  end,
})
