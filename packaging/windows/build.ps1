# Builds the program on Windows and packs it as one zip. Not run here: this project was developed on Linux, and nobody has
# tried this script yet. Follow packaging/smoke.md with what it makes before giving it to a peer.
#
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 [-Certificate THUMBPRINT]
param([string]$Certificate = "")
$ErrorActionPreference = "Stop"
$root = Resolve-Path (Join-Path $PSScriptRoot "..\..")
Set-Location $root

python dev.py build
if ($LASTEXITCODE -ne 0) { throw "The program could not be built; the reason stands above." }
$made = Join-Path $root "build\Peer Team"

# AppLocker and Smart App Control look at every program and library, so all of them are signed, not only the two .exe.
if ($Certificate) {
    $files = Get-ChildItem $made -Recurse -Include *.exe, *.dll, *.pyd | ForEach-Object { $_.FullName }
    & signtool sign /sha1 $Certificate /fd SHA256 $files
    if ($LASTEXITCODE -ne 0) { throw "signtool could not sign the files." }
}

Copy-Item (Join-Path $PSScriptRoot "open-with.ps1") $made
$zip = Join-Path $root "build\Peer-Team-windows.zip"
if (Test-Path $zip) { Remove-Item $zip }
Compress-Archive -Path $made -DestinationPath $zip
Get-FileHash $zip -Algorithm SHA256 | Format-List Hash, Path
