# Opens .peerteam files with this copy of Peer Team, for the person who runs it; needs no administrator. Not run here: see
# build.ps1. Undo it with -Remove. Without it everything works too: files are opened from inside the program.
param([switch]$Remove)
$ErrorActionPreference = "Stop"
$classes = "HKCU:\Software\Classes"
if ($Remove) {
    foreach ($key in "$classes\.peerteam", "$classes\PeerTeam.Visit") {
        if (Test-Path $key) { Remove-Item $key -Recurse }
    }
    return
}
$program = Join-Path $PSScriptRoot "Peer Team.exe"
if (-not (Test-Path $program)) { throw "Run this from the folder of the program, beside 'Peer Team.exe'." }
foreach ($key in "$classes\.peerteam", "$classes\PeerTeam.Visit\shell\open\command", "$classes\PeerTeam.Visit\DefaultIcon") {
    New-Item -Path $key -Force | Out-Null
}
Set-ItemProperty "$classes\.peerteam" "(default)" "PeerTeam.Visit"
Set-ItemProperty "$classes\PeerTeam.Visit" "(default)" "Peer Team visit or hand-over file"
Set-ItemProperty "$classes\PeerTeam.Visit\DefaultIcon" "(default)" "`"$program`",0"
Set-ItemProperty "$classes\PeerTeam.Visit\shell\open\command" "(default)" "`"$program`" `"%1`""
