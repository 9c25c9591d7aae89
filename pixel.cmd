@echo off
rem SPDX-License-Identifier: Apache-2.0
rem
rem Runs the pixel command from a checkout. Builds it first if it was never built, or if its sources
rem are newer than the build.
rem
rem   JAVA_HOME        the JDK to use; otherwise the java on the PATH
rem   PIXEL_JAVA_OPTS  options for Java, for example -Xmx4g
rem   PIXEL_PLUGINS    jars and folders of jars with plug-ins, separated by semicolons; like --plugins
setlocal DisableDelayedExpansion
set "root=%~dp0"
set "target=%root%pixel-cli\target"
set "jar=%target%\pixel-cli.jar"
set "stamp=%target%\.built"
set "lock=%target%\.building"

if defined JAVA_HOME (
  set "java=%JAVA_HOME%\bin\java.exe"
  set "release=%JAVA_HOME%\release"
) else (
  for %%j in (java.exe) do set "java=%%~$PATH:j"
  for %%j in (java.exe) do set "release=%%~dp$PATH:j..\release"
)
if not defined java (
  echo pixel: Java is missing; install a JDK 17 or later, or set JAVA_HOME to one>&2
  exit /b 1
)
if not exist "%java%" (
  echo pixel: there is no "%java%"; set JAVA_HOME to a JDK 17 or later>&2
  exit /b 1
)
set "version=0"
if exist "%release%" for /f "usebackq tokens=2 delims==" %%v in (`findstr /b /c:"JAVA_VERSION=" "%release%"`) do (
  for /f "tokens=1 delims=.-+" %%m in ("%%~v") do set "version=%%m"
)
if not "%version%"=="0" if %version% LSS 17 (
  echo pixel: "%java%" is too old; pixel needs Java 17 or later>&2
  exit /b 1
)

call :fresh
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 1
)

set "OPT_OUT_TRACKING=true"
if not defined TORCH_CPP_LOG_LEVEL set "TORCH_CPP_LOG_LEVEL=ERROR"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
set "unsafe="
if %version% GEQ 23 set "unsafe=--sun-misc-unsafe-memory-access=allow"
"%java%" -XX:+UseSerialGC -Djava.awt.headless=true -Dai.djl.offline=true --enable-native-access=ALL-UNNAMED %unsafe% %PIXEL_JAVA_OPTS% -cp "%jar%" org.pixellm.cli.Main %*
exit /b %errorlevel%

rem Whether the build is newer than every source. The shell itself cannot compare times of files.
:fresh
if not exist "%stamp%" exit /b 1
if not exist "%jar%" exit /b 1
if not exist "%target%\lib" exit /b 1
powershell -NoProfile -NonInteractive -Command ^
  "$built = (Get-Item -Force -LiteralPath $env:stamp).LastWriteTimeUtc;" ^
  "$files = @(Get-Item -LiteralPath ($env:root + 'pom.xml')) + @(Get-ChildItem -Path ($env:root + 'bom*'), ($env:root + 'pixel-*') -Recurse -File | Where-Object { $_.FullName -notmatch '\\target[^\\]*\\' -and ($_.Name -eq 'pom.xml' -or $_.FullName -match '\\src\\main\\') });" ^
  "if ($files | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }"
exit /b %errorlevel%

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo pixel: Maven is missing, and pixel has to be built; install Maven 3.8 or later>&2
  exit /b 1
)
if not exist "%target%" mkdir "%target%"
set "told="
:wait
mkdir "%lock%" 2>nul
if errorlevel 1 (
  if not defined told echo pixel: waiting for another build; if there is none, delete "%lock%">&2
  set "told=yes"
  ping -n 2 127.0.0.1 >nul
  goto wait
)
if defined told (
  call :fresh
  if not errorlevel 1 (
    rmdir "%lock%"
    exit /b 0
  )
)
echo pixel: building; the first time, Maven may fetch some 200 MB>&2
rem The stamp is as old as the start of the build: what is edited meanwhile counts as newer.
type nul > "%stamp%.new"
pushd "%root%"
call mvn -B -ntp -q -Dmaven.test.skip=true package 1>&2
set "result=%errorlevel%"
popd
if "%result%"=="0" (
  move /y "%stamp%.new" "%stamp%" >nul
) else (
  del "%stamp%.new"
  echo pixel: the build failed; Maven says why above>&2
)
rmdir "%lock%"
exit /b %result%
