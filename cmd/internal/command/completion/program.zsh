#compdef PROGRAM
# Completion of PROGRAM for zsh. The program itself says what may stand where the cursor is.
_PROGRAM() {
	local -a lines
	lines=("${(@f)$("$words[1]" completion -- words zsh "${(@)words[2,CURRENT]}" 2>/dev/null)}")
	local kind=$lines[1]
	shift lines
	(( $#lines )) && _describe -t values value lines
	if [[ $kind == files ]]; then
		compset -P '*='
		_files
	fi
}
if [[ $funcstack[1] == _PROGRAM ]]; then
	_PROGRAM "$@"
else
	compdef _PROGRAM PROGRAM
fi
