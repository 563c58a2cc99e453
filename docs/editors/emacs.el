;;; corolint.el --- corolint in Emacs  -*- lexical-binding: t -*-

;; Copy what you use into your init file.

;; eglot (part of Emacs 29, elsewhere the package eglot) runs one server for a mode: this one
;; takes clangd's place. M-x eglot in a file starts it.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((c-mode c++-mode c-ts-mode c++-ts-mode) . ("corolint" "--lsp"))))

;; lsp-mode runs several: with it corolint stands beside clangd.
(with-eval-after-load 'lsp-mode
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("corolint" "--lsp"))
                    :activation-fn (lsp-activate-on "c" "cpp")
                    :server-id 'corolint
                    :add-on? t)))

;; Without a server: M-x compile with the command "corolint -p build"; findings, and the steps of
;; their traces, are links, for they look like gcc's.

;;; corolint.el ends here
