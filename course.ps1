# The twin of ./course for PowerShell: dotnet itself finds out what is up to date.
$app = Join-Path $PSScriptRoot 'lib/Course/bin/Release/net10.0/Course.dll'
dotnet build (Join-Path $PSScriptRoot 'lib/Course/Course.csproj') -c Release --nologo -v quiet
if ($LASTEXITCODE -ne 0) { exit 1 }
dotnet $app @args
exit $LASTEXITCODE
