package lsp

import "encoding/json"

// The messages of the Language Server Protocol 3.17 that are used, no more. A test holds names and
// fields to the protocol's own description.

// The error codes of the protocol.
const (
	codeParseError     = -32700
	codeInvalidRequest = -32600
	codeUnknownMethod  = -32601
	codeInvalidParams  = -32602
	codeInternalError  = -32603
	codeNotInitialized = -32002
	codeCancelled      = -32800
)

type responseError struct {
	Code    int64  `json:"code"`
	Message string `json:"message"`
}

// Position is a place in a document: line and character from 0, in units of the encoding agreed on.
type Position struct {
	Line      uint32 `json:"line"`
	Character uint32 `json:"character"`
}

func (p Position) before(q Position) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Character < q.Character
}

// Range is what lies between two positions.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// touches reports whether two ranges share a place, be it an edge.
func (r Range) touches(o Range) bool { return !r.End.before(o.Start) && !o.End.before(r.Start) }

// Location is a range of a document.
type Location struct {
	URI   string `json:"uri"`
	Range Range  `json:"range"`
}

// InitializeParams is what a client says of itself.
type InitializeParams struct {
	ProcessID             *int               `json:"processId"`
	RootPath              string             `json:"rootPath"`
	RootURI               string             `json:"rootUri"`
	InitializationOptions json.RawMessage    `json:"initializationOptions"`
	Capabilities          ClientCapabilities `json:"capabilities"`
	WorkspaceFolders      []WorkspaceFolder  `json:"workspaceFolders"`
}

// WorkspaceFolder is a folder that is open in the client.
type WorkspaceFolder struct {
	URI  string `json:"uri"`
	Name string `json:"name"`
}

// ClientCapabilities are those capabilities of a client that change what the server does.
type ClientCapabilities struct {
	General      GeneralCapabilities      `json:"general"`
	Workspace    WorkspaceCapabilities    `json:"workspace"`
	TextDocument TextDocumentCapabilities `json:"textDocument"`
}

// GeneralCapabilities hold the position encodings that the client takes, the best first.
type GeneralCapabilities struct {
	PositionEncodings []string `json:"positionEncodings"`
}

// WorkspaceCapabilities say what the client does for a workspace.
type WorkspaceCapabilities struct {
	Configuration bool `json:"configuration"`
	WorkspaceEdit struct {
		DocumentChanges    bool     `json:"documentChanges"`
		ResourceOperations []string `json:"resourceOperations"`
	} `json:"workspaceEdit"`
	DidChangeWatchedFiles struct {
		DynamicRegistration bool `json:"dynamicRegistration"`
	} `json:"didChangeWatchedFiles"`
	Diagnostics    RefreshCapability `json:"diagnostics"`
	InlayHint      RefreshCapability `json:"inlayHint"`
	SemanticTokens RefreshCapability `json:"semanticTokens"`
}

// RefreshCapability says whether the client asks again when it is told to.
type RefreshCapability struct {
	RefreshSupport bool `json:"refreshSupport"`
}

// TextDocumentCapabilities say what the client does for a document.
type TextDocumentCapabilities struct {
	PublishDiagnostics struct {
		RelatedInformation     bool `json:"relatedInformation"`
		CodeDescriptionSupport bool `json:"codeDescriptionSupport"`
	} `json:"publishDiagnostics"`
	Diagnostic *struct {
		RelatedDocumentSupport bool `json:"relatedDocumentSupport"`
	} `json:"diagnostic"`
	Hover struct {
		ContentFormat []string `json:"contentFormat"`
	} `json:"hover"`
	Completion struct {
		CompletionItem struct {
			SnippetSupport bool `json:"snippetSupport"`
		} `json:"completionItem"`
	} `json:"completion"`
	DocumentSymbol struct {
		HierarchicalDocumentSymbolSupport bool `json:"hierarchicalDocumentSymbolSupport"`
	} `json:"documentSymbol"`
	CodeAction struct {
		CodeActionLiteralSupport *struct {
			CodeActionKind struct {
				ValueSet []string `json:"valueSet"`
			} `json:"codeActionKind"`
		} `json:"codeActionLiteralSupport"`
	} `json:"codeAction"`
}

// InitializeResult is what the server says of itself.
type InitializeResult struct {
	Capabilities ServerCapabilities `json:"capabilities"`
	ServerInfo   ServerInfo         `json:"serverInfo"`
}

// ServerInfo names the server.
type ServerInfo struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// ServerCapabilities are what the server can do.
type ServerCapabilities struct {
	PositionEncoding           string                 `json:"positionEncoding"`
	TextDocumentSync           SyncOptions            `json:"textDocumentSync"`
	HoverProvider              bool                   `json:"hoverProvider"`
	CompletionProvider         CompletionOptions      `json:"completionProvider"`
	DocumentSymbolProvider     bool                   `json:"documentSymbolProvider"`
	CodeActionProvider         CodeActionOptions      `json:"codeActionProvider"`
	DocumentFormattingProvider bool                   `json:"documentFormattingProvider"`
	FoldingRangeProvider       bool                   `json:"foldingRangeProvider"`
	DocumentLinkProvider       DocumentLinkOptions    `json:"documentLinkProvider"`
	InlayHintProvider          bool                   `json:"inlayHintProvider"`
	SemanticTokensProvider     SemanticTokensOptions  `json:"semanticTokensProvider"`
	DiagnosticProvider         DiagnosticOptions      `json:"diagnosticProvider"`
	Workspace                  WorkspaceServerOptions `json:"workspace"`
}

// SyncOptions say how documents are kept in step.
type SyncOptions struct {
	OpenClose bool        `json:"openClose"`
	Change    int         `json:"change"`
	Save      SaveOptions `json:"save"`
}

// SaveOptions say what is told of a save.
type SaveOptions struct {
	IncludeText bool `json:"includeText"`
}

const incrementalSync = 2

// CompletionOptions say when completion is asked for.
type CompletionOptions struct {
	TriggerCharacters []string `json:"triggerCharacters"`
}

// CodeActionOptions say which actions there are.
type CodeActionOptions struct {
	CodeActionKinds []string `json:"codeActionKinds"`
}

// SemanticTokensOptions say which tokens there are.
type SemanticTokensOptions struct {
	Legend SemanticTokensLegend `json:"legend"`
	Range  bool                 `json:"range"`
	Full   bool                 `json:"full"`
}

// SemanticTokensLegend names the types and modifiers that tokens have by number.
type SemanticTokensLegend struct {
	TokenTypes     []string `json:"tokenTypes"`
	TokenModifiers []string `json:"tokenModifiers"`
}

// DocumentLinkOptions say how links are given: with their targets.
type DocumentLinkOptions struct {
	ResolveProvider bool `json:"resolveProvider"`
}

// DocumentLink leads from a place in a document to another document.
type DocumentLink struct {
	Range   Range  `json:"range"`
	Target  string `json:"target"`
	Tooltip string `json:"tooltip,omitempty"`
}

// DiagnosticOptions say how diagnostics can be asked for.
type DiagnosticOptions struct {
	Identifier            string `json:"identifier"`
	InterFileDependencies bool   `json:"interFileDependencies"`
	WorkspaceDiagnostics  bool   `json:"workspaceDiagnostics"`
}

// WorkspaceServerOptions say what the server does with folders.
type WorkspaceServerOptions struct {
	WorkspaceFolders WorkspaceFoldersServerCapabilities `json:"workspaceFolders"`
}

// WorkspaceFoldersServerCapabilities say that folders may come and go.
type WorkspaceFoldersServerCapabilities struct {
	Supported           bool `json:"supported"`
	ChangeNotifications bool `json:"changeNotifications"`
}

// TextDocumentIdentifier names a document.
type TextDocumentIdentifier struct {
	URI string `json:"uri"`
}

// VersionedTextDocumentIdentifier names a document at a version.
type VersionedTextDocumentIdentifier struct {
	URI     string `json:"uri"`
	Version int32  `json:"version"`
}

// OptionalVersionedTextDocumentIdentifier names a document at a version; without one, as it lies on the disk.
type OptionalVersionedTextDocumentIdentifier struct {
	URI     string `json:"uri"`
	Version *int32 `json:"version"`
}

// TextDocumentItem is a document that is opened.
type TextDocumentItem struct {
	URI        string `json:"uri"`
	LanguageID string `json:"languageId"`
	Version    int32  `json:"version"`
	Text       string `json:"text"`
}

// DidOpenTextDocumentParams opens a document.
type DidOpenTextDocumentParams struct {
	TextDocument TextDocumentItem `json:"textDocument"`
}

// DidChangeTextDocumentParams changes a document.
type DidChangeTextDocumentParams struct {
	TextDocument   VersionedTextDocumentIdentifier `json:"textDocument"`
	ContentChanges []ContentChange                 `json:"contentChanges"`
}

// ContentChange is one edit; without a range, the whole text.
type ContentChange struct {
	Range *Range `json:"range"`
	Text  string `json:"text"`
}

// DocumentParams are those of a message that names a document and no more that is used.
type DocumentParams struct {
	TextDocument TextDocumentIdentifier `json:"textDocument"`
}

func (p *DocumentParams) uri() string { return p.TextDocument.URI }

// DidChangeWatchedFilesParams tell of files that were changed on disk.
type DidChangeWatchedFilesParams struct {
	Changes []FileEvent `json:"changes"`
}

// FileEvent is one such change.
type FileEvent struct {
	URI  string `json:"uri"`
	Type int    `json:"type"`
}

const fileDeleted = 3

// DidChangeWorkspaceFoldersParams tell of folders that came and went.
type DidChangeWorkspaceFoldersParams struct {
	Event WorkspaceFoldersChangeEvent `json:"event"`
}

// WorkspaceFoldersChangeEvent is that change.
type WorkspaceFoldersChangeEvent struct {
	Added   []WorkspaceFolder `json:"added"`
	Removed []WorkspaceFolder `json:"removed"`
}

// DidChangeConfigurationParams carry the client's settings.
type DidChangeConfigurationParams struct {
	Settings json.RawMessage `json:"settings"`
}

// ConfigurationParams ask for settings.
type ConfigurationParams struct {
	Items []ConfigurationItem `json:"items"`
}

// ConfigurationItem is a section of the settings.
type ConfigurationItem struct {
	Section string `json:"section"`
}

// RegistrationParams ask the client for something.
type RegistrationParams struct {
	Registrations []Registration `json:"registrations"`
}

// Registration is one thing that is asked for.
type Registration struct {
	ID              string `json:"id"`
	Method          string `json:"method"`
	RegisterOptions any    `json:"registerOptions,omitempty"`
}

// DidChangeWatchedFilesRegistrationOptions name the files to watch.
type DidChangeWatchedFilesRegistrationOptions struct {
	Watchers []FileSystemWatcher `json:"watchers"`
}

// FileSystemWatcher names files by a pattern, and what of them is to be told; 0 is everything.
type FileSystemWatcher struct {
	GlobPattern string `json:"globPattern"`
	Kind        int    `json:"kind,omitempty"`
}

// What may be told of files.
const (
	watchCreated = 1
	watchChanged = 2
	watchDeleted = 4
)

// CancelParams name the request that is no longer wanted.
type CancelParams struct {
	ID json.RawMessage `json:"id"`
}

// Message types of window/showMessage and window/logMessage.
const (
	messageIsError   = 1
	messageIsWarning = 2
)

// ShowMessageParams are a message for the user.
type ShowMessageParams struct {
	Type    int    `json:"type"`
	Message string `json:"message"`
}

// Diagnostic is a finding.
type Diagnostic struct {
	Range              Range                          `json:"range"`
	Severity           int                            `json:"severity,omitempty"`
	Code               string                         `json:"code,omitempty"`
	CodeDescription    *CodeDescription               `json:"codeDescription,omitempty"`
	Source             string                         `json:"source,omitempty"`
	Message            string                         `json:"message"`
	RelatedInformation []DiagnosticRelatedInformation `json:"relatedInformation,omitempty"`
	Data               *diagnosticData                `json:"data,omitempty"`
}

// diagnosticData is what the server keeps with a diagnostic; the protocol leaves it free.
type diagnosticData struct {
	Authority   string `json:"authority,omitempty"`
	Says        string `json:"says,omitempty"`
	Fingerprint string `json:"fingerprint,omitempty"`
}

// CodeDescription leads to a page on a code.
type CodeDescription struct {
	Href string `json:"href"`
}

// The severities of diagnostics.
const (
	severityError       = 1
	severityWarning     = 2
	severityInformation = 3
)

// DiagnosticRelatedInformation is another place that a diagnostic is about.
type DiagnosticRelatedInformation struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// PublishDiagnosticsParams are the diagnostics of a document at a version.
type PublishDiagnosticsParams struct {
	URI         string       `json:"uri"`
	Version     *int32       `json:"version,omitempty"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// DocumentDiagnosticParams ask for the diagnostics of a document.
type DocumentDiagnosticParams struct {
	DocumentParams
	PreviousResultID string `json:"previousResultId"`
}

// DocumentDiagnosticReport is the answer: the diagnostics, or that they are as they were.
type DocumentDiagnosticReport struct {
	Kind     string       `json:"kind"`
	ResultID string       `json:"resultId,omitempty"`
	Items    []Diagnostic `json:"items,omitzero"`
}

// The kinds of report.
const (
	reportFull      = "full"
	reportUnchanged = "unchanged"
)

// WorkspaceDiagnosticParams ask for the diagnostics of all cables.
type WorkspaceDiagnosticParams struct {
	PreviousResultIDs  []PreviousResultID `json:"previousResultIds"`
	PartialResultToken json.RawMessage    `json:"partialResultToken"`
}

// PreviousResultID is what was last answered of a document.
type PreviousResultID struct {
	URI   string `json:"uri"`
	Value string `json:"value"`
}

// WorkspaceDiagnosticReport is the answer.
type WorkspaceDiagnosticReport struct {
	Items []WorkspaceDocumentDiagnosticReport `json:"items"`
}

// WorkspaceDocumentDiagnosticReport is the report of one document; the version is null where it is not
// open.
type WorkspaceDocumentDiagnosticReport struct {
	DocumentDiagnosticReport
	URI     string `json:"uri"`
	Version *int32 `json:"version"`
}

// TextEdit replaces a range.
type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// WorkspaceEdit is edits of documents, in one of two forms.
type WorkspaceEdit struct {
	Changes         map[string][]TextEdit `json:"changes,omitempty"`
	DocumentChanges []any                 `json:"documentChanges,omitempty"` // TextDocumentEdit, CreateFile
}

// createFile is the kind of operation that makes a file.
const createFile = "create"

// CreateFile makes an empty file.
type CreateFile struct {
	Kind string `json:"kind"`
	URI  string `json:"uri"`
}

// TextDocumentEdit is edits of one document.
type TextDocumentEdit struct {
	TextDocument OptionalVersionedTextDocumentIdentifier `json:"textDocument"`
	Edits        []TextEdit                              `json:"edits"`
}

// CodeActionParams ask what can be done about a range.
type CodeActionParams struct {
	DocumentParams
	Range   Range             `json:"range"`
	Context CodeActionContext `json:"context"`
}

// CodeActionContext says which actions are wanted, and why it is asked.
type CodeActionContext struct {
	Only        []string `json:"only"`
	TriggerKind int      `json:"triggerKind"`
}

// What made a client ask for actions; an older one does not say.
const (
	triggeredByHand        = 1
	triggeredAutomatically = 2
)

// CodeAction is something that can be done.
type CodeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []Diagnostic   `json:"diagnostics,omitempty"`
	IsPreferred bool           `json:"isPreferred,omitempty"`
	Edit        *WorkspaceEdit `json:"edit,omitempty"`
	Command     *Command       `json:"command,omitempty"`

	rank int // behind which others it stands
}

// Command is something that the client does.
type Command struct {
	Title     string `json:"title"`
	Command   string `json:"command"`
	Arguments []any  `json:"arguments,omitempty"`
}

// PositionParams are those of a message about a place in a document.
type PositionParams struct {
	DocumentParams
	Position Position `json:"position"`
}

// RangeParams are those of a message about a range of a document.
type RangeParams struct {
	DocumentParams
	Range Range `json:"range"`
}

// MarkupContent is text for a person.
type MarkupContent struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

// The kinds of text.
const (
	plainText = "plaintext"
	markdown  = "markdown"
)

// Hover is what is known of a place.
type Hover struct {
	Contents MarkupContent `json:"contents"`
	Range    *Range        `json:"range,omitempty"`
}

// CompletionList is what may be written at a place.
type CompletionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []CompletionItem `json:"items"`
}

// CompletionItem is one thing that may be written.
type CompletionItem struct {
	Label            string    `json:"label"`
	Kind             int       `json:"kind,omitempty"`
	Detail           string    `json:"detail,omitempty"`
	Documentation    string    `json:"documentation,omitempty"`
	SortText         string    `json:"sortText,omitempty"`
	FilterText       string    `json:"filterText,omitempty"`
	InsertTextFormat int       `json:"insertTextFormat,omitempty"`
	TextEdit         *TextEdit `json:"textEdit,omitempty"`
}

// snippetFormat is that of a text with places to go through.
const snippetFormat = 2

// Kinds of completion items.
const (
	completeKeyword = 14
	completeValue   = 12
	completeSnippet = 15
	completeEnum    = 20
)

// DocumentSymbol is a part of a document.
type DocumentSymbol struct {
	Name           string           `json:"name"`
	Detail         string           `json:"detail,omitempty"`
	Kind           int              `json:"kind"`
	Range          Range            `json:"range"`
	SelectionRange Range            `json:"selectionRange"`
	Children       []DocumentSymbol `json:"children,omitempty"`
}

// SymbolInformation is the same for a client that knows no tree.
type SymbolInformation struct {
	Name          string   `json:"name"`
	Kind          int      `json:"kind"`
	Location      Location `json:"location"`
	ContainerName string   `json:"containerName,omitempty"`
}

// Kinds of symbols.
const (
	symbolPackage   = 4
	symbolField     = 8
	symbolString    = 15
	symbolKey       = 20
	symbolNamespace = 3
)

// InlayHint is a note beside the text.
type InlayHint struct {
	Position    Position   `json:"position"`
	Label       string     `json:"label"`
	Tooltip     string     `json:"tooltip,omitempty"`
	PaddingLeft bool       `json:"paddingLeft,omitempty"`
	TextEdits   []TextEdit `json:"textEdits,omitempty"`
}

// SemanticTokens are tokens in the protocol's five numbers each.
type SemanticTokens struct {
	Data []uint32 `json:"data"`
}

// FoldingRange is lines that can be folded away.
type FoldingRange struct {
	StartLine uint32 `json:"startLine"`
	EndLine   uint32 `json:"endLine"`
	Kind      string `json:"kind,omitempty"`
}

// The server's own messages: no other program needs to know them.

// BannerStatus tells what the banner of a document says and what its portions come to.
type BannerStatus struct {
	URI     string         `json:"uri"`
	Version int32          `json:"version"`
	Cables  []CableMarking `json:"cables"`
	// Unchecked says why the document was not judged, which without findings looks as if it were right.
	Unchecked string `json:"unchecked,omitempty"`
}

// SettingsStatus names the client's settings that could not be read and are left out.
type SettingsStatus struct {
	Wrong []string `json:"wrong"`
}

// CableMarking is the marking of one cable, as stated and as computed.
type CableMarking struct {
	Banner   string `json:"banner"`
	Computed string `json:"computed"`
	Level    string `json:"level"` // U, C, S, TS or "", of the two the higher
	Wrong    bool   `json:"wrong"` // the banner does not cover what the portions come to
}

// ExplainParams ask for the page of a rule, or of what else a name of the field stands for.
type ExplainParams struct {
	Rule string `json:"rule"`
}
