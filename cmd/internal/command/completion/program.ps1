# Completion of PROGRAM for PowerShell. The program itself says what may stand where the cursor is.
Register-ArgumentCompleter -Native -CommandName 'PROGRAM', 'PROGRAM.exe' -ScriptBlock {
	param($now, $command, $cursor)
	$words = @($command.CommandElements | Select-Object -Skip 1 |
		Where-Object { $_.Extent.EndOffset -lt $cursor } |
		ForEach-Object {
			if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
			else { $_.Extent.Text }
		})
	# The colon keeps the word at the cursor where it is empty: it would be left out.
	$program = $command.GetCommandName()
	$lines = @(& $program completion -- words powershell @words ":$now" 2>$null)
	foreach ($line in $lines | Select-Object -Skip 1) {
		$word, $about = $line -split "`t", 2
		if (-not $about) { $about = $word }
		[System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
	}
	if ($lines[0] -ne 'files') { return }
	# A file after an equals sign: --format json=report.json
	$head = $now -replace '[^=]*$', ''
	foreach ($file in [System.Management.Automation.CompletionCompleters]::CompleteFilename($now.Substring($head.Length))) {
		[System.Management.Automation.CompletionResult]::new(
			$head + $file.CompletionText, $file.ListItemText, $file.ResultType, $file.ToolTip)
	}
}
