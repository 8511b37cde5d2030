; The setup program for Windows, for the user who installs it: start menu, the type of project files, and their end.
; build.py compiles it: iscc /DVersion=... /DSource=... windows.iss

[Setup]
AppId=keras-model-designer
AppName=Model Designer
AppVersion={#Version}
DefaultDirName={autopf}\Model Designer
DefaultGroupName=Model Designer
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ChangesAssociations=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputBaseFilename=keras-model-designer-{#Version}-setup
Compression=lzma2
SolidCompression=yes
UninstallDisplayIcon={app}\keras-model-designer.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ko"; MessagesFile: "compiler:Languages\Korean.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Model Designer"; Filename: "{app}\keras-model-designer.exe"
Name: "{autodesktop}\Model Designer"; Filename: "{app}\keras-model-designer.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.kdesign"; ValueType: string; ValueData: "keras-model-designer.project"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\keras-model-designer.project"; ValueType: string; ValueData: "Model Designer project"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\keras-model-designer.project\DefaultIcon"; ValueType: string; ValueData: "{app}\keras-model-designer.exe,0"
Root: HKA; Subkey: "Software\Classes\keras-model-designer.project\shell\open\command"; ValueType: string; ValueData: """{app}\keras-model-designer.exe"" ""%1"""

[Run]
Filename: "{app}\keras-model-designer.exe"; Description: "{cm:LaunchProgram,Model Designer}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: filesandordirs; Name: "{localappdata}\keras-model-designer"
