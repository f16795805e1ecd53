@echo off
rem Starts the program beside it quickly: see the script "duty-lawyer" for what each option is for.
setlocal
set "here=%~dp0"
if defined JAVA_HOME (set "java=%JAVA_HOME%\bin\java.exe") else (set "java=java.exe")
set "version="
if defined JAVA_HOME for /f "usebackq tokens=1,2 delims==" %%k in ("%JAVA_HOME%\release") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
set "quick=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
for %%a in (%*) do if /i "%%~a"=="--batch" set "quick=-XX:+UseParallelGC -Xmx1g"
if not defined version goto plain
set "major=%version:~0,2%"
if %major% geq 19 set "quick=%quick% -XX:+AutoCreateSharedArchive"
"%java%" %quick% "-XX:SharedArchiveFile=%here%duty-lawyer-%version%.jsa" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr %DUTY_LAWYER_OPTS% -jar "%here%duty-lawyer.jar" %*
exit /b %errorlevel%
:plain
"%java%" %quick% %DUTY_LAWYER_OPTS% -jar "%here%duty-lawyer.jar" %*
exit /b %errorlevel%
