@echo off
rem Runs Maven. The first that is there:
rem   1. the pinned Maven, fetched earlier    %MAVEN_USER_HOME% or %USERPROFILE%\.m2, wrapper\dists
rem   2. mvn on the PATH, 3.8.6 or newer
rem   3. the pinned Maven, fetched now        .mvn\wrapper\maven-wrapper.properties
rem MVNW_REPOURL names a Maven repository to fetch from instead of the distributionUrl.
setlocal
set "wrapper=%~dp0.mvn\wrapper"
for /f "usebackq eol=# tokens=1,2 delims==" %%a in ("%wrapper%\maven-wrapper.properties") do set "%%a=%%b"
for %%u in ("%distributionUrl:/=" "%") do set "zip=%%~u"
set "name=%zip:-bin.zip=%"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "folder=%MAVEN_USER_HOME%\wrapper\dists\%name%"
rem The folder is named by the checksum, so that nothing unchecked is ever taken for it.
set "pinned=%folder%\%distributionSha512Sum:~0,16%"
if exist "%pinned%\bin\mvn.cmd" goto pinned

set "version="
for /f "tokens=3" %%v in ('mvn --version 2^>nul ^| findstr /c:"Apache Maven"') do set "version=%%v"
if not defined version goto fetch
for /f "tokens=1-3 delims=.-" %%a in ("%version%") do set /a "number=%%a * 1000000 + %%b * 1000 + %%c" 2>nul
if not defined number goto fetch
if %number% LSS 3008006 goto fetch
mvn %*
exit /b %ERRORLEVEL%

:fetch
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "url=%distributionUrl%"
if defined MVNW_REPOURL set "url=%MVNW_REPOURL%/org/apache/maven/apache-maven/%name:apache-maven-=%/%zip%"
if not exist "%folder%" mkdir "%folder%"
set "fetched=%folder%\fetching-%RANDOM%.zip"
echo mvnw: fetching %url% 1>&2
where /q curl
if errorlevel 1 goto fetchWithJava
curl -fsSL --retry 3 -o "%fetched%" "%url%"
goto fetched
:fetchWithJava
"%java%" "%wrapper%\Distribution.java" fetch "%url%" "%fetched%"
:fetched
if errorlevel 1 goto failed
"%java%" "%wrapper%\Distribution.java" unpack "%fetched%" %distributionSha512Sum% "%pinned%"
if errorlevel 1 goto failed
del "%fetched%"

:pinned
set "M2_HOME="
set "MAVEN_HOME="
"%pinned%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:failed
if exist "%fetched%" del "%fetched%"
echo mvnw: no Maven: neither cached, nor on the PATH, nor fetched from %url% 1>&2
exit /b 1
