# Completion of PROGRAM for bash. The program itself says what may stand where the cursor is.
_PROGRAM() {
	local line kind='' now=${COMP_WORDS[COMP_CWORD]}
	[[ $now == '=' ]] && now=''
	COMPREPLY=()
	while IFS= read -r line; do
		if [[ -z $kind ]]; then
			kind=$line
		else
			COMPREPLY+=("${line%%$'\t'*}")
		fi
	done < <("${COMP_WORDS[0]}" completion -- words bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
	if [[ $kind == files ]]; then
		compopt -o filenames 2>/dev/null
		while IFS= read -r line; do
			COMPREPLY+=("$line")
		done < <(compgen -f -- "$now")
	fi
}
complete -F _PROGRAM PROGRAM
