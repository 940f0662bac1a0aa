package lsp

import (
	"context"
	"encoding/json"
)

// A preparer reads the parameters of a request, and whatever the answer is to be about as it is now.
type preparer func(*Server, json.RawMessage) (answer, error)

// An actor acts on a notification.
type actor func(*Server, context.Context, json.RawMessage) error

// requests are the questions that the server answers.
var requests = map[string]preparer{
	"initialize":                        asks((*Server).initialize),
	"shutdown":                          asks((*Server).shutdown),
	"textDocument/diagnostic":           (*Server).prepareDiagnostic,
	"workspace/diagnostic":              asks((*Server).workspaceDiagnostic),
	"textDocument/codeAction":           about((*Server).codeActions),
	"textDocument/hover":                about((*Server).hover),
	"textDocument/completion":           about((*Server).completion),
	"textDocument/documentSymbol":       about((*Server).symbols),
	"textDocument/inlayHint":            about((*Server).inlayHints),
	"textDocument/semanticTokens/full":  about((*Server).tokensFull),
	"textDocument/semanticTokens/range": about((*Server).tokensRange),
	"textDocument/formatting":           about((*Server).formatting),
	"textDocument/foldingRange":         about((*Server).folding),
	"textDocument/documentLink":         about((*Server).links),
	"cablelint/explain":                 asks((*Server).explain),
}

// notifications are what it is told.
var notifications = map[string]actor{
	"initialized":                         tells((*Server).initialized),
	"$/cancelRequest":                     tells((*Server).cancelRequest),
	"textDocument/didOpen":                tells((*Server).didOpen),
	"textDocument/didChange":              tells((*Server).didChange),
	"textDocument/didSave":                tells((*Server).didSave),
	"textDocument/didClose":               tells((*Server).didClose),
	"workspace/didChangeConfiguration":    tells((*Server).didChangeConfiguration),
	"workspace/didChangeWatchedFiles":     tells((*Server).didChangeWatchedFiles),
	"workspace/didChangeWorkspaceFolders": tells((*Server).didChangeWorkspaceFolders),
}

// asks prepares a request with parameters of type P.
func asks[P any](f func(*Server, context.Context, *P) (any, error)) preparer {
	return func(s *Server, params json.RawMessage) (answer, error) {
		var p P
		if err := decode(params, &p); err != nil {
			return nil, err
		}
		return func(ctx context.Context) (any, error) { return f(s, ctx, &p) }, nil
	}
}

// tells acts on a notification with parameters of type P.
func tells[P any](f func(*Server, context.Context, *P) error) actor {
	return func(s *Server, ctx context.Context, params json.RawMessage) error {
		var p P
		if err := decode(params, &p); err != nil {
			return err
		}
		return f(s, ctx, &p)
	}
}

// named is the parameters of a request about a document.
type named[P any] interface {
	*P
	uri() string
}

// about prepares a request about a document as it stands when the request comes. Where the linter could
// not judge it, there is nothing to tell, and the diagnostics say why.
func about[P any, Q named[P]](
	f func(*Server, context.Context, *snapshot, Q) (any, error),
) preparer {
	return func(s *Server, params json.RawMessage) (answer, error) {
		q := Q(new(P))
		if err := decode(params, q); err != nil {
			return nil, err
		}
		sn := s.snapshot(q.uri())
		if sn == nil {
			return nil, failure(codeInvalidParams, "the document is not open")
		}
		return func(ctx context.Context) (any, error) {
			if _, err := sn.judged(); err != nil {
				return nil, nil //nolint:nilerr // told with the diagnostics
			}
			return f(s, ctx, sn, q)
		}, nil
	}
}

// snapshot returns an open document as it is now, nil where it is not open.
func (s *Server) snapshot(uri string) *snapshot {
	doc := s.docs.get(uri)
	if doc == nil {
		return nil
	}
	return doc.snapshot(s.client.encoding, s.linter.Load())
}
