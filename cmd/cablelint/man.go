package main

import "cablelint/cmd/internal/command"

// manualPage is what the manual page says besides what help shows.
var manualPage = command.Page{Head: `.Sh SYNOPSIS
.Nm
.Op Cm check
.Op Ar flags
.Op Ar path ...
.Nm
.Ar command
.Op Ar flags
.Op Ar argument ...
.Sh DESCRIPTION
.Nm
reads cables and reports where their markings break the rules that held on the
day of each cable.
A
.Ar path
is a file, a folder, or
.Sq -
for standard input; without one the current folder is read.
Flags may stand before and after paths;
.Sq --
ends them.
.Pp
Words of a cable are shown on a terminal only, unless
.Fl -show-text
is given; the token that a finding is about is always shown.
`, Tail: `.Sh ENVIRONMENT
.Bl -tag -width Ds
.It Ev NO_COLOR
When set, nothing is coloured unless
.Fl -color
asks for it.
.It Ev FORCE_COLOR
When set to anything but 0, colours are used where there is no terminal too.
.It Ev CI
When set, no progress is shown.
.El
.Sh FILES
.Bl -tag -width Ds
.It Pa .cablelint.yml
The configuration: the nearest one upward from a file holds for it.
.Ic cablelint config init
writes one to begin with.
.It Pa .cablelint-baseline.json
The findings that were there on a day, as
.Ic cablelint baseline
records them.
.El
.Sh EXIT STATUS
.Bl -tag -width Ds
.It 0
Nothing was found at or above the level of
.Fl -fail-on .
.It 1
Something was.
.It 2
The run failed in part or whole: misuse, configuration, a file that cannot be
read.
.It 130
The run was interrupted.
.El
.Sh EXAMPLES
Check the cables of a folder:
.Pp
.Dl $ cablelint cables
.Pp
Keep anything above Sensitive But Unclassified out of a folder:
.Pp
.Dl $ cablelint --ceiling SBU \&.
.Pp
Report to the terminal and to a file:
.Pp
.Dl $ cablelint --format text --format sarif=report.sarif cables
.Pp
Read why a rule exists:
.Pp
.Dl $ cablelint explain portion-missing
.Sh SEE ALSO
.Xr git 1 ,
.Xr pre-commit 1
`}
