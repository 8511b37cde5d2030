<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Model Designer</source>
        <translation>모델 디자이너 정보</translation>
    </message>
    <message>
        <source>Model Designer {version}</source>
        <translation>모델 디자이너 {version}</translation>
    </message>
    <message>
        <source>Draw a Keras network, train it on your data, take the code away.</source>
        <translation>Keras 네트워크를 그리고, 내 데이터로 학습하고, 코드로 가져갑니다.</translation>
    </message>
    <message>
        <source>MIT licence</source>
        <translation>MIT 라이선스</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 프로젝트 열기(&amp;R)</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>예제(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>내보내기(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>패널(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>그래프(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>새로 만들기(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>열기(&amp;O)...</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as...</source>
        <translation>다른 이름으로 저장(&amp;A)...</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>프로젝트 닫기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Python code...</source>
        <translation>Python 코드(&amp;P)...</translation>
    </message>
    <message>
        <source>Model p&amp;icture...</source>
        <translation>모델 그림(&amp;I)...</translation>
    </message>
    <message>
        <source>&amp;Model...</source>
        <translation>모델(&amp;M)...</translation>
    </message>
    <message>
        <source>Se&amp;ttings...</source>
        <translation>설정(&amp;T)...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Paste with &amp;wires</source>
        <translation>연결선과 함께 붙여넣기(&amp;W)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>복제(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Delete and &amp;reconnect</source>
        <translation>삭제하고 다시 연결(&amp;R)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find a node...</source>
        <translation>노드 찾기(&amp;F)...</translation>
    </message>
    <message>
        <source>&amp;Frame selection</source>
        <translation>선택 항목에 맞추기(&amp;F)</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>맞추기</translation>
    </message>
    <message>
        <source>Frame &amp;all</source>
        <translation>전체에 맞추기(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom to &amp;100 %</source>
        <translation>100 %로 보기(&amp;1)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>확대(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>축소(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>레이어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>속성(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Bottom panel</source>
        <translation>아래쪽 패널(&amp;B)</translation>
    </message>
    <message>
        <source>T&amp;raining</source>
        <translation>학습(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>데이터(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>문제(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Summary</source>
        <translation>요약(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>코드(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;uns</source>
        <translation>실행 기록(&amp;U)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>시스템 설정에 따름(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>전체 화면(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Add a layer...</source>
        <translation>레이어 추가(&amp;A)...</translation>
    </message>
    <message>
        <source>&amp;Tidy</source>
        <translation>정렬(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>일시 정지 또는 계속(&amp;P)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>중지(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resume the last run</source>
        <translation>마지막 실행 이어 하기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Command palette...</source>
        <translation>명령 팔레트(&amp;C)...</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>Next &amp;area of the window</source>
        <translation>창의 다음 영역(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>정보(&amp;A)</translation>
    </message>
</context>
<context>
    <name>BindingRow</name>
    <message>
        <source>Preparation of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not bound</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BindingTable</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scale to 0–1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>integer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Path to the model that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers} · {params} parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>has an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing of the network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Code</source>
        <translation type="unfinished">코드</translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Functional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subclass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only build_model(), without data and training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python code of the model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsModel</name>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>node</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation>{layer} 추가</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Data</source>
        <translation type="unfinished">데이터</translation>
    </message>
    <message>
        <source>Bindings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bind by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bind columns to layers by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bind columns to Inputs and outputs of the same name, and what is left over where it is clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw an Input and an output; what feeds them is chosen here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocPopup</name>
    <message>
        <source>Documentation of {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Training, data and results</source>
        <translation>학습, 데이터, 결과</translation>
    </message>
    <message>
        <source>Panels below the canvas</source>
        <translation>캔버스 아래 패널</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Call the layer again</source>
        <translation>레이어 다시 호출</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>레이어 추가</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <source>Rewire</source>
        <translation>연결 바꾸기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete and reconnect</source>
        <translation>삭제하고 다시 연결</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Change argument</source>
        <translation>인수 변경</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>동결 해제</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>Model output</source>
        <translation>모델 출력</translation>
    </message>
    <message>
        <source>Insert into wire</source>
        <translation>연결선에 끼우기</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>클래스 변경</translation>
    </message>
    <message>
        <source>Share the layer</source>
        <translation>레이어 공유</translation>
    </message>
    <message>
        <source>Unshare the layer</source>
        <translation>레이어 공유 해제</translation>
    </message>
    <message>
        <source>Make a nested model</source>
        <translation>중첩 모델로 묶기</translation>
    </message>
    <message>
        <source>Expand the nested model</source>
        <translation>중첩 모델 펼치기</translation>
    </message>
    <message>
        <source>Change loss</source>
        <translation>손실 변경</translation>
    </message>
    <message>
        <source>Change batch size</source>
        <translation>배치 크기 변경</translation>
    </message>
    <message>
        <source>Change callback</source>
        <translation>콜백 변경</translation>
    </message>
    <message>
        <source>Change data</source>
        <translation>데이터 변경</translation>
    </message>
    <message>
        <source>Change validation split</source>
        <translation>검증 비율 변경</translation>
    </message>
    <message>
        <source>Change start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bind data</source>
        <translation>데이터 연결</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>간격 맞춤</translation>
    </message>
    <message>
        <source>Change optimizer</source>
        <translation>옵티마이저 변경</translation>
    </message>
    <message>
        <source>Change learning rate</source>
        <translation>학습률 변경</translation>
    </message>
    <message>
        <source>Change epochs</source>
        <translation>에포크 수 변경</translation>
    </message>
    <message>
        <source>Change seed</source>
        <translation>시드 변경</translation>
    </message>
    <message>
        <source>Change steps per execution</source>
        <translation>실행당 스텝 수 변경</translation>
    </message>
    <message>
        <source>Change backend</source>
        <translation>백엔드 변경</translation>
    </message>
    <message>
        <source>Change kept weights</source>
        <translation>유지할 가중치 변경</translation>
    </message>
    <message>
        <source>Change callbacks</source>
        <translation>콜백 변경</translation>
    </message>
    <message>
        <source>Change metrics</source>
        <translation>지표 변경</translation>
    </message>
    <message>
        <source>Change loss weight</source>
        <translation>손실 가중치 변경</translation>
    </message>
    <message>
        <source>Choose data</source>
        <translation>데이터 선택</translation>
    </message>
    <message>
        <source>Change generator</source>
        <translation>생성기 변경</translation>
    </message>
    <message>
        <source>Change validation</source>
        <translation>검증 변경</translation>
    </message>
    <message>
        <source>Attach an output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze everything before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>The program made a mistake. Your drawing is as it was before.</source>
        <translation>프로그램에 오류가 생겼습니다. 그림은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>You can go on working. The details help whoever repairs it.</source>
        <translation>계속 작업할 수 있습니다. 자세한 내용은 고치는 데 도움이 됩니다.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세한 내용</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The text for {param} is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not an index. Write whole numbers, slices such as 1:3, None or ..., with commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no loss. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue has no Input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} has no Input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} has no output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {rows} rows {training} are left to train on and {held} to validate with. Change the validation split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is neither .npz nor .csv. Save the data as one of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} has no column {name}; it has {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arrays differ in their number of rows: {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data have no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{columns} cannot be prepared for {name}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is an array of shape {shape} a row and cannot be used this way; bind it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {name} holds text such as {value}; numbers were expected. Prepare it as one-hot or integer, or correct the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {count} categories; one-hot they would take {size} GB. Use integers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds a value in row {row} that is missing or not finite. Correct the data, or have such rows dropped or filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This engine is training already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project cannot be trained yet: see its problems.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} has no loss to evaluate: it was imported, not trained here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} held nothing back for validation. Evaluate it on its training data or a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory. Take a smaller batch size or a smaller network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras reports: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a model: expected a .keras or .h5 file, model JSON or a Python script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is refused: its member {member} points outside the archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is refused: its member {member} swells to {size} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds weights but no model; open the .keras file or the script the model was saved from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a model file that can be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is refused: its config has {size} MB, at most {limit} MB are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s config is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s config nests models too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is of a class of its own ({name}); only Sequential and functional models can be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Sequential model has no layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a {class_name}, which holds code. It is not run and the model is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is of a class that is not Keras&apos;s own ({class_name}); it is kept as a placeholder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leads to no output of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is one text; it was read as {count} names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {kind} {what} is not followed; choose one in the training panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras has no {kind} {name}; {nearest} is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras has no {kind} {name}; choose one in the training panel.{nearest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: the script takes more than {steps} steps to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: the class {name} is code of its own and cannot be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {expected} names for {received} values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: functions call one another too deeply to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: load_model is not followed; open the model&apos;s file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {name} is built by Keras&apos;s own code; save it as .keras and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: the model has no layer named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: Keras has no layer {name} that can be drawn.{nearest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {class_name} has no argument {name}.{nearest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {name} is called on something that is not a tensor of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: the operation {name} on tensors cannot be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: this slice of a tensor cannot be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: a Sequential model takes layers; {what} is none that can be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script has {size} characters; at most {limit} are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} is not Python: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script is too deeply nested to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script defines its model as a class of its own, which is not read without running it. {notes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script defines no Keras model (Sequential, or Model with inputs and outputs). {notes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{class_} has no argument {argument}. Its arguments are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras has no {kind} called {name}. Did you mean {nearest}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras has no {kind} called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a class of Keras, but of {module}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installed Keras has no {name} in {module}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected a name or {{&quot;class&quot;: name, &quot;args&quot;: {{...}}}} for the {kind}, received {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} holds an object of a class that is not Keras&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions are written as .npz or .csv, not as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are written as {forms}, not as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer is as it was in the run {run}; all weights start fresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of all {count} layers come from the run {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of {count} layers come from the run {run}; {names} starts fresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of {count} layers come from the run {run}; {names} start fresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name}, which the training starts from, is not there. Start from another run, or fresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation type="unfinished">{file} 파일을 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is no Graphviz to draw with. Install it, or export the picture as .dot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has no data of its own. Name a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are not finite after epoch {epoch}. A smaller learning rate may help; look for extreme values in the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became {value} in epoch {epoch}, batch {batch}. A smaller learning rate may help; look for extreme values in the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} has no checkpoint that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trained model could not be written to {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped in epoch {epoch}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{callback} ended the run after epoch {epoch}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras cannot be loaded: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine did not understand a request: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data do not fit into this machine&apos;s memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data source names no file. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} leads out of the project&apos;s folder. Choose the file again to allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not an ordinary file. Choose a .csv or .npz file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bundled data set {name}; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The generated array {name} is not well defined: names are unique, sizes at least 1, and only scores and classes are made of others: of drawn arrays that stand before them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{samples} generated samples would take {size} GB; at least one and at most {limit} GB fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} would unpack to {size} GB; at most {limit} GB are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no value in row {row}, column {column} ({count} are missing). Have such rows dropped or filled, or correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has {size} MB; tables of at most {limit} MB are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read as {encoding} text: {reason}. Choose another encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoding of {file} is neither UTF-8 nor CP949. Say which it is in the data panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is faulty in line {line}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} has no trained model that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another process is training in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s folder {folder} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no data yet. Choose some in the data panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation split is {split}; it was expected to be from 0 to below 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Input {name} has no data. Bind columns or an array to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output {name} has no target. Bind columns or an array to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} follows something that cannot be written yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not connected yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has nothing at its input {port}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes at least {minimum} inputs and has {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Sequential model has one Input; this one has {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Sequential model has one output; this one has {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is called more than once; a Sequential model calls each layer once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not simply follow the layer before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes a list of tensors; a Sequential model passes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is called with arguments of its own; a Sequential model cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is not the end of the chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nested model {name} contains itself. Take that call out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} form a cycle. Cut one of the wires between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no nodes of a drawing ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the drawing of a nested model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is called {count} times; unshare or delete the other calls to expand it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project file is faulty at {path}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no example {name}; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program knows no cure called {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has changed; this cure fits it no longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {size} MB; a project has at most {limit} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a project: the file is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be opened. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}. The previous save is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a project of this program: &quot;format&quot; is not &quot;kdesign&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version is not a number from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was saved by a newer version of this program (format {version}; this one reads up to {known}). Update the program to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values are nested more than {limit} deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project has at most {nodes} nodes and {edges} wires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} is not an id such as n7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two nodes {id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class name is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports count from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position is off the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no nested model {id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node lies inside itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {type} layer {id} to share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call of a shared layer has no arguments of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wire ends at {id}, which is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wire leaves its nested model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {port} of {id} has two wires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs at the top of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {engine} engine did not answer for {seconds} seconds and was ended. Your drawing is untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {engine} engine ended unexpectedly ({reason}). Your drawing is untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it could not be understood: {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal 9: killed, perhaps because memory ran out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal {number}: a fault in native code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal {number}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} is under way. Stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} could not be deleted: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is under way already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to train yet: draw a network first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project cannot be trained yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} cannot go on: it has no checkpoint or no epochs left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project of the run {name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run did not stop by itself and was ended. It can go on from its last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the plots can end in .png, .svg or .pdf; {name} does not. Choose one of the three.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be written. Choose another folder, or make room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} should end with {suffix}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX needs {packages}. Install them with: pip install &quot;{extra}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is there already and is no SavedModel. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} has no column to learn {name} from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {name} holds {count} different texts; at most {limit} can be used as categories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target {name} has the shape {shape} a row; one number was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target {name} holds {count} different texts; 2 to {limit} were expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no export as {name}; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not clear what to export as {file}. Say which of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the example to copy: main.py examples NAME -o PROJECT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is there already. Name another with -o.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--run gives weights to a model; an export as {form} has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run {run} of {project}; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot be built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JAX is not installed. Install it with: pip install &quot;{extra}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds a run already. Name another folder, or --resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is an operation; a Sequential model is made of layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} shares layers with the model around it, which the subclass style cannot write. Use the functional style.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is refused: it takes more memory than opening a model may.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is refused: a script has at most {limit} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a Python script: it is not text in UTF-8 or CP949.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script makes no model called {name}; it makes {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} do not fit its own layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} are left behind, since the model has a problem: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} do not fit: {size} bytes cannot hold its {count} parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported from {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights could not be written to {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer with weights leads to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is an Input: there is no model up to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a model of a class of its own, which cannot be drawn: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script was run and made no Keras model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script stopped at line {line}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} If you trust the script, --run runs it and takes its models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script makes several models: {names}. Choose one with --model NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took longer than {seconds} seconds to open and was given up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that opened it ended unexpectedly (exit code {code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer is not in the model of the run {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The samples do not go through the model: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no data yet to send through the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To look inside this model takes about {needed} of memory, and {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Export code</source>
        <translation>코드 내보내기</translation>
    </message>
    <message>
        <source>Export the model&apos;s picture</source>
        <translation>모델 그림 내보내기</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>모델 내보내기</translation>
    </message>
    <message>
        <source>Writing {file}...</source>
        <translation>쓰는 중: {file}...</translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation>저장했습니다: {file}</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation>{file} 파일을 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Python script</source>
        <translation>Python 스크립트</translation>
    </message>
    <message>
        <source>Jupyter notebook</source>
        <translation>Jupyter 노트북</translation>
    </message>
    <message>
        <source>Keras model</source>
        <translation>Keras 모델</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>TensorFlow SavedModel (a folder)</source>
        <translation>TensorFlow SavedModel (폴더)</translation>
    </message>
    <message>
        <source>LiteRT model</source>
        <translation>LiteRT 모델</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX 모델</translation>
    </message>
    <message>
        <source>Model picture (SVG)</source>
        <translation>모델 그림 (SVG)</translation>
    </message>
    <message>
        <source>Model picture (PNG)</source>
        <translation>모델 그림 (PNG)</translation>
    </message>
    <message>
        <source>Model picture (PDF)</source>
        <translation>모델 그림 (PDF)</translation>
    </message>
    <message>
        <source>Model picture (Graphviz)</source>
        <translation>모델 그림 (Graphviz)</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open a project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>저장하지 않은 변경</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>{name}의 변경 내용을 저장할까요?</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>저장하지 않은 내용은 사라집니다.</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>{name} was changed by another program.</source>
        <translation>다른 프로그램이 {name} 파일을 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Load it again...</source>
        <translation>다시 불러오기...</translation>
    </message>
    <message>
        <source>{name} was moved or deleted. Save to keep your work.</source>
        <translation>{name} 파일이 옮겨졌거나 삭제되었습니다. 작업을 지키려면 저장하세요.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>다른 이름으로 저장...</translation>
    </message>
    <message>
        <source>Model Designer projects (*.kdesign)</source>
        <translation>모델 디자이너 프로젝트 (*.kdesign)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open the previous save...</source>
        <translation>이전 저장본 열기...</translation>
    </message>
    <message>
        <source>Open in another window</source>
        <translation>다른 창에서 열려 있음</translation>
    </message>
    <message>
        <source>{name} is open in another window.</source>
        <translation>{name} 파일이 다른 창에서 열려 있습니다.</translation>
    </message>
    <message>
        <source>Whoever saves last is asked before the other&apos;s changes are overwritten.</source>
        <translation>나중에 저장하는 쪽은 상대의 변경 내용을 덮어쓰기 전에 확인을 받습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>그래도 열기</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>다른 프로그램이 바꿈</translation>
    </message>
    <message>
        <source>{name} was changed by another program since it was opened.</source>
        <translation>{name} 파일을 연 뒤에 다른 프로그램이 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Saving now would overwrite those changes.</source>
        <translation>지금 저장하면 그 변경 내용을 덮어씁니다.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <source>an untitled project</source>
        <translation>제목 없는 프로젝트</translation>
    </message>
    <message>
        <source>Recover unsaved work</source>
        <translation>저장하지 않은 작업 복구</translation>
    </message>
    <message>
        <source>The program ended unexpectedly while {name} had unsaved changes.</source>
        <translation>{name}에 저장하지 않은 변경이 있는 동안 프로그램이 갑자기 끝났습니다.</translation>
    </message>
    <message>
        <source>They were kept on {time}; {count} layers.</source>
        <translation>{time}에 보관되었습니다. 레이어 {count}개.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>복구</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>Fixes</name>
    <message>
        <source>Set the shape of the Input to {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set input_dim to {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bind {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop such rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill them with the median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare it as one-hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare it as integers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the batch size to {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold back a fifth of the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch {monitor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set padding to &quot;same&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Reshape to {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set from_logits to False</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set from_logits to True</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare the target as one-hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare the target as integers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the units of {name} to {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the activation to {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not return the states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut what is too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join them with Concatenate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it {nearest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename to {used}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start fresh</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundView</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the source holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the data source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows of the data source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a data source, or drop a .csv or .npz file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished">속성</translation>
    </message>
    <message>
        <source>{count} layers selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerPage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the layer is frozen, training leaves its weights alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Keras says of this layer (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the nested model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in this Keras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nested model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared, called {count} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersEditor</name>
    <message>
        <source>Add layer</source>
        <translation type="unfinished">레이어 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drawing</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Model Designer</source>
        <translation>모델 디자이너</translation>
    </message>
    <message>
        <source>Undo {edit}</source>
        <translation>실행 취소: {edit}</translation>
    </message>
    <message>
        <source>Redo {edit}</source>
        <translation>다시 실행: {edit}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>메시지 닫기</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move the view (M hides the map)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a layer to see and change its arguments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a layer from the left onto the canvas, or press Tab there and type its name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodeMenu</name>
    <message>
        <source>Open</source>
        <translation type="unfinished">열기</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished">이름 바꾸기</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished">복제</translation>
    </message>
    <message>
        <source>Call the layer again</source>
        <translation type="unfinished">레이어 다시 호출</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also an output of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished">삭제</translation>
    </message>
    <message>
        <source>Delete and reconnect</source>
        <translation type="unfinished">삭제하고 다시 연결</translation>
    </message>
</context>
<context>
    <name>ObjectEditor</name>
    <message>
        <source>Arguments of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the arguments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutputForm</name>
    <message>
        <source>Choose a loss, or take the suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the suggested loss and metrics of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits this output: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a metric</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PalettePanel</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished">레이어</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer of Keras fits these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reshaping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrappers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
</context>
<context>
    <name>ParamForm</name>
    <message>
        <source>Initialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParamLabel</name>
    <message>
        <source>The selected layers differ here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotsPanel</name>
    <message>
        <source>Training</source>
        <translation type="unfinished">학습</translation>
    </message>
    <message>
        <source>Curves of training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the data and building the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves begin with the first batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run is shown. Tick one under Runs, or train to see curves here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train to see curves here: loss and metrics, while the model learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {number}, best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation type="unfinished">그림 (*.png)</translation>
    </message>
    <message>
        <source>Picture (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plots are in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotsToolbar</name>
    <message>
        <source>Plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the x axis counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the past in a moving average; the curve itself stays faint behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the data again (double-click in a plot)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{param} needs a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no argument {param}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a whole number; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a number; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a finite number; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be between {minimum} and {maximum}; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be at least {minimum}; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be at most {maximum}; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be true or false; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a text; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be one of {choices}; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a list; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must have {length} elements; it has {count}: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a list of sizes; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sizes in {param} must be whole numbers from 1; one is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one size in {param} can be -1; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a list of words or of whole numbers, or a file; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a list of layers; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} must be a Keras object; it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} is {value}, which Keras does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{param} is {name}: {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no data to train on. Choose a source in the data panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Input {name} expects the shape {expected} a row; what is bound to it has {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {rows} rows for the numbers 0 to {last}, but the data go up to {maximum}. It needs {needed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}, bound to {name}, is an array of shape {shape} a row and cannot be prepared as {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}, bound to {name}, is an array of shape {shape} a row; bind it without other columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Input {name} has no data. Bind columns to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no target. Bind a column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is bound to {column}, which the data do not have. They have {known}. Bind another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}, bound to {name}, has {count} missing value(s); the loss would be NaN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the array and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}, bound to {name}, holds text; numbers were expected. Prepare it as one-hot or integer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs at least {needed} of memory, and {free} are free. {name} alone has {params} parameters; make it or the batches smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs and batch size must be at least 1; they are {epochs} and {batch}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation split must be from 0 to below 1; it is {split}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {rows} row(s) {training} are left to train on and {held} to validate with. Use more data or another validation split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch size {batch} is larger than the {rows} rows to train on; every epoch is one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a callback of Keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no argument {param}. Its arguments are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{callback} watches {monitor}, but no data are held back to validate with. Set a validation split, or watch {instead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{callback} watches {monitor}, which is not measured. There are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not accept {received}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs an input of at least {expected} axes, the batch included; it receives {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs an input of {expected} axes, the batch included; it receives {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is made for size {expected} on axis {axis} of its input; here it receives {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} expects an input of shape {expected}; it receives {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} joins inputs whose shapes agree on every axis but the one it joins along; it receives {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} combines inputs of the same shape; it receives {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot make {expected} of {received}: the number of values must stay the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} would have an empty output: its window is larger than its input {received}. Use a smaller window, or padding &quot;same&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} looks for an axis that {received} does not have. Give it another input or axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must know the size of its input to make its weights; it receives {received}. Give the Input a size instead of None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A softmax over one unit is always 1, so {name} cannot learn. Use sigmoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} with from_logits expects raw numbers, but {name} ends with {activation}. Set it to linear, or from_logits to False.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} expects probabilities, but {name} ends with {activation}. Set its activation to {wanted}, or from_logits of the loss to True.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} compares {name} with one whole number a row; its target has the shape {received}. Use categorical_crossentropy for one-hot targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} needs whole numbers from 0 as target of {name}; these are not. Prepare the target as integer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target of {name} goes up to {maximum}, but {name} has {units} unit(s) for the classes 0 to {last}. It needs {needed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} needs a one-hot target of the shape {expected} a row for {name}; it has {received}. Prepare it as one-hot, or use sparse_categorical_crossentropy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gives the shape {expected} a row, its target has {received}; {loss} compares equal shapes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} needs targets from 0 to 1; those of {name} go from {minimum} to {maximum}. Prepare them, or use another loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no loss. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is wired to output {port} of {source}, which has {count}. Cut the wire or draw it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the {count} outputs of {name} these are not used: {ports}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not connected. Draw a wire from the layer before it to its input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes at least {minimum} inputs and has {count}. Draw a wire to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has nothing at its input {port}. Draw a wire to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes at most {limit} input(s) and has {count}. Cut a wire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} wires lead into one input of {name}, which takes one tensor. Cut all but one, or join them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an Input and layers from the palette, or open an example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean {nearest}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type} is not a layer of Keras {version}; this node cannot be built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} form a cycle. Cut one of the wires between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras would refuse the name {title} when it trains; the model uses {used}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another layer is called {title}, too; the model uses {used}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nested model {name} has no Input. Add one inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing has no Input. Add one and wire it to the first layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nested model {name} has no output. Wire its Input to a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no output. Wire the Input to a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Input {name} leads to no output. Wire it to a layer or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are problems inside {name}. Open it with a double click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wire ends at a node that is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node cannot feed itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two nodes lie in different models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is an Input: data come in there, no wire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This wire is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {count} output(s), there is no output {port}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes at most {limit} input(s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This wire would close a cycle: {target} already leads to {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An Input holds no layer to share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two call the same layer already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} is a {a} and {second} a {b}; only calls of one class share a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers that are to become one model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected nodes lie in different models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model needs at least one layer besides its Inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is also called outside the selection; select all its calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path leaves the selection at {name} and comes back; select it all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is to start with the weights of the run {name}, which is not there. Choose another run, or start fresh.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>Problems {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished">문제</translation>
    </message>
    <message>
        <source>List of problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished">데이터</translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished">학습</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras has not looked at the drawing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems. The model can be built and trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Progress of the training</source>
        <translation>학습 진행률</translation>
    </message>
    <message>
        <source>Preparing the data and the model...</source>
        <translation>데이터와 모델을 준비하는 중...</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Stopping after this batch...</source>
        <translation>이 배치가 끝나면 멈춥니다...</translation>
    </message>
    <message>
        <source>Epoch {epoch} / {epochs}</source>
        <translation>에포크 {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>validating</source>
        <translation>검증 중</translation>
    </message>
    <message>
        <source>batch {step} / {steps}</source>
        <translation>배치 {step} / {steps}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <source>{rate} samples/s</source>
        <translation>초당 샘플 {rate}개</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>Differences of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs were trained with the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best epoch: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two runs or more to see in what they differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Show this run in the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {name} in the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation {metric}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Runs {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished">실행 기록</translation>
    </message>
    <message>
        <source>Runs, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every training is kept here as a run: its curves, its settings and its model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the training where this run stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the project as it was when this run started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the trained model of this run to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this run with its curves and its model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Add a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer fits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>The wheel scrolls the canvas</source>
        <translation>휠로 캔버스를 스크롤</translation>
    </message>
    <message>
        <source>The size takes effect at the next start.</source>
        <translation>크기는 다음에 시작할 때 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>SeverityMark</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Add a layer at the cursor</source>
        <translation>커서 위치에 레이어 추가</translation>
    </message>
    <message>
        <source>double-click, Tab</source>
        <translation>두 번 클릭, Tab</translation>
    </message>
    <message>
        <source>Move over the canvas</source>
        <translation>캔버스 이동</translation>
    </message>
    <message>
        <source>middle drag, Space + drag, right drag</source>
        <translation>가운데 단추로 끌기, Space + 끌기, 오른쪽 단추로 끌기</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대와 축소</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Select several nodes</source>
        <translation>여러 노드 선택</translation>
    </message>
    <message>
        <source>drag on empty space; Shift adds, Ctrl toggles</source>
        <translation>빈 곳에서 끌기. Shift는 추가, Ctrl은 전환</translation>
    </message>
    <message>
        <source>Cut a wire</source>
        <translation>연결선 자르기</translation>
    </message>
    <message>
        <source>Alt + click on it</source>
        <translation>Alt + 클릭</translation>
    </message>
</context>
<context>
    <name>SourceEditor</name>
    <message>
        <source>no file yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundled set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of data source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a data file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuse gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drop rows with gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows with missing values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrays and tables ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>100 %로 보기</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대 비율</translation>
    </message>
    <message>
        <source>Memory of the window and its engines</source>
        <translation>창과 엔진의 메모리</translation>
    </message>
    <message>
        <source>Engine starting...</source>
        <translation>엔진 시작 중...</translation>
    </message>
    <message>
        <source>Engine stopped; a new one is being started</source>
        <translation>엔진이 멈추어 새로 시작하는 중</translation>
    </message>
    <message>
        <source>Engine ready · Keras {version} · {device}</source>
        <translation>엔진 준비됨 · Keras {version} · {device}</translation>
    </message>
    <message>
        <source>{count} cores</source>
        <translation>코어 {count}개</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>엔진 준비됨</translation>
    </message>
    <message>
        <source>Engine off</source>
        <translation>엔진 꺼짐</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>저장하지 않은 변경 있음</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>변경 없음</translation>
    </message>
    <message>
        <source>Saved {minutes} min ago</source>
        <translation>{minutes}분 전에 저장함</translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation>방금 저장함</translation>
    </message>
</context>
<context>
    <name>SummaryModel</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>Summary</source>
        <translation type="unfinished">요약</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total {count} ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-trainable {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs about {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyntheticEditor</name>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">크기</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an array</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>Search commands, nodes</source>
        <translation>명령, 노드 검색</translation>
    </message>
</context>
<context>
    <name>TrainingControls</name>
    <message>
        <source>Show the problems...</source>
        <translation>문제 보기...</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Trained {epochs} epochs</source>
        <translation>에포크 {epochs}개를 학습했습니다</translation>
    </message>
    <message>
        <source>Stopped after {epochs} epochs</source>
        <translation>에포크 {epochs}개 뒤에 멈췄습니다</translation>
    </message>
    <message>
        <source> · {name} {value}</source>
        <translation> · {name} {value}</translation>
    </message>
    <message>
        <source>Resume from the last checkpoint</source>
        <translation>마지막 체크포인트에서 이어 하기</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Training</source>
        <translation type="unfinished">학습</translation>
    </message>
    <message>
        <source>Training settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps_per_execution: more batches in one call of the engine make small models faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JAX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fastest, measured first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights a finished run keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ callback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a callback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses and metrics stand here as soon as the drawing has an output.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValidationEditor</name>
    <message>
        <source>a share of the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the rows that is held back, from 0 to below 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle the rows before a share of them is held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Model Designer</source>
        <translation>모델 디자이너</translation>
    </message>
    <message>
        <source>Draw a Keras network, train it on your data, take the code away.</source>
        <translation>Keras 네트워크를 그리고, 내 데이터로 학습하고, 코드로 가져갑니다.</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>열기...</translation>
    </message>
    <message>
        <source>Start from an example</source>
        <translation>예제로 시작하기</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>최근 프로젝트</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Search commands, nodes and layers</source>
        <translation>명령, 노드, 레이어 검색</translation>
    </message>
    <message>
        <source>Find a node by name, class or shape</source>
        <translation>이름, 클래스, 형태로 노드 찾기</translation>
    </message>
</context>
<context>
    <name>WireMenu</name>
    <message>
        <source>Insert a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the wire</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ArrayRow</name>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 or 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrays above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this array</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Pill</name>
    <message>
        <source>Show the arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Popup</name>
    <message>
        <source>All but the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
