#compdef cablelint
# Completion of cablelint for zsh. The program itself says what may stand where the cursor is.
_cablelint() {
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
if [[ $funcstack[1] == _cablelint ]]; then
	_cablelint "$@"
else
	compdef _cablelint cablelint
fi
