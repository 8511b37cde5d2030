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
        <source>Paste code as a &amp;model...</source>
        <translation type="unfinished"></translation>
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
        <source>Attach a new &amp;output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Declare as model output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xtract the model up to here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Freeze or unfreeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze everything &amp;before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Call the layer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Share the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unshare the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a &amp;nested model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Expand the nested model</source>
        <translation type="unfinished"></translation>
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
        <translation>{name}의 전처리</translation>
    </message>
    <message>
        <source>Columns for {name}</source>
        <translation>{name}에 연결할 열</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>not bound</source>
        <translation>연결 안 됨</translation>
    </message>
</context>
<context>
    <name>BindingTable</name>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>그림의 형태</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>standardise</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>scale to 0–1</source>
        <translation>0–1로 조정</translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation>원-핫</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>정수</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Path to the model that is shown</source>
        <translation>표시 중인 모델의 경로</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>레이어 1개</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>레이어 {count}개</translation>
    </message>
    <message>
        <source>{layers} · {params} parameters</source>
        <translation>{layers} · 파라미터 {params}개</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>has an error</source>
        <translation>오류 있음</translation>
    </message>
    <message>
        <source>has a warning</source>
        <translation>경고 있음</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>동결됨</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>공유됨</translation>
    </message>
    <message>
        <source>%n selected</source>
        <translation>%n개 선택됨</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>파라미터 {count}개</translation>
    </message>
    <message>
        <source>Drawing of the network</source>
        <translation>네트워크 그림</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>Style of the code</source>
        <translation>코드 스타일</translation>
    </message>
    <message>
        <source>Functional</source>
        <translation>함수형</translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation>Sequential</translation>
    </message>
    <message>
        <source>Subclass</source>
        <translation>서브클래스</translation>
    </message>
    <message>
        <source>Model only</source>
        <translation>모델만</translation>
    </message>
    <message>
        <source>Only build_model(), without data and training</source>
        <translation>데이터와 학습 없이 build_model()만</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>코드 복사</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>저장...</translation>
    </message>
    <message>
        <source>Save the code</source>
        <translation>코드 저장</translation>
    </message>
    <message>
        <source>Python code of the model</source>
        <translation>모델의 Python 코드</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>열 {count}개</translation>
    </message>
</context>
<context>
    <name>ColumnsModel</name>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>자료형</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>결측</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>고유값</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
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
        <translation>데이터</translation>
    </message>
    <message>
        <source>Bindings</source>
        <translation>데이터 연결</translation>
    </message>
    <message>
        <source>Bind by name</source>
        <translation>이름으로 연결</translation>
    </message>
    <message>
        <source>Bind columns to layers by name</source>
        <translation>이름이 같은 열과 레이어를 연결</translation>
    </message>
    <message>
        <source>Bind columns to Inputs and outputs of the same name, and what is left over where it is clear.</source>
        <translation>이름이 같은 Input과 출력에 열을 연결하고, 남은 것도 분명하면 연결합니다.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Draw an Input and an output; what feeds them is chosen here.</source>
        <translation>Input과 출력을 그리면 여기에서 데이터를 연결할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>DocPopup</name>
    <message>
        <source>Documentation of {name}</source>
        <translation>{name} 문서</translation>
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
        <translation>시작 가중치 변경</translation>
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
        <translation>출력 붙이기</translation>
    </message>
    <message>
        <source>Freeze everything before</source>
        <translation>앞쪽 모두 동결</translation>
    </message>
    <message>
        <source>Keep the path of the data</source>
        <translation>데이터 경로 유지</translation>
    </message>
    <message>
        <source>Start from imported weights</source>
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
        <translation>{param} 텍스트가 너무 깁니다.</translation>
    </message>
    <message>
        <source>{text} is not an index. Write whole numbers, slices such as 1:3, None or ..., with commas.</source>
        <translation>{text}은(는) 인덱스가 아닙니다. 정수, 1:3 같은 슬라이스, None, ...을 쉼표로 구분해 쓰세요.</translation>
    </message>
    <message>
        <source>{name} has no loss. Choose one.</source>
        <translation>{name}에 손실이 없습니다. 손실을 선택하세요.</translation>
    </message>
    <message>
        <source>The catalogue has no Input.</source>
        <translation>카탈로그에 Input이 없습니다.</translation>
    </message>
    <message>
        <source>The model {name} has no Input.</source>
        <translation>모델 {name}에 Input이 없습니다.</translation>
    </message>
    <message>
        <source>The model {name} has no output.</source>
        <translation>모델 {name}에 출력이 없습니다.</translation>
    </message>
    <message>
        <source>Of {rows} rows {training} are left to train on and {held} to validate with. Change the validation split.</source>
        <translation>행 {rows}개 중 학습용으로 {training}개, 검증용으로 {held}개가 남습니다. 검증 비율을 바꾸세요.</translation>
    </message>
    <message>
        <source>{file} is neither .npz nor .csv. Save the data as one of these.</source>
        <translation>{file}은(는) .npz도 .csv도 아닙니다. 데이터를 둘 중 하나로 저장하세요.</translation>
    </message>
    <message>
        <source>{source} has no column {name}; it has {names}.</source>
        <translation>{source}에 {name} 열이 없습니다. 있는 열: {names}.</translation>
    </message>
    <message>
        <source>The arrays differ in their number of rows: {counts}.</source>
        <translation>배열의 행 수가 서로 다릅니다: {counts}.</translation>
    </message>
    <message>
        <source>The data have no rows.</source>
        <translation>데이터에 행이 없습니다.</translation>
    </message>
    <message>
        <source>{columns} cannot be prepared for {name}: {reason}.</source>
        <translation>{name}에 쓸 {columns}을(를) 전처리할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{name} is an array of shape {shape} a row and cannot be used this way; bind it alone.</source>
        <translation>{name}은(는) 한 행의 형태가 {shape}인 배열이라 이렇게 쓸 수 없습니다. 단독으로 연결하세요.</translation>
    </message>
    <message>
        <source>Column {name} holds text such as {value}; numbers were expected. Prepare it as one-hot or integer, or correct the data.</source>
        <translation>{name} 열에 숫자가 아니라 {value} 같은 텍스트가 있습니다. 원-핫이나 정수로 전처리하거나 데이터를 고치세요.</translation>
    </message>
    <message>
        <source>{name} has {count} categories; one-hot they would take {size} GB. Use integers.</source>
        <translation>{name}의 범주가 {count}개라서 원-핫으로 하면 {size} GB가 필요합니다. 정수를 쓰세요.</translation>
    </message>
    <message>
        <source>{name} holds a value in row {row} that is missing or not finite. Correct the data, or have such rows dropped or filled.</source>
        <translation>{name}의 {row}행 값이 없거나 유한하지 않습니다. 데이터를 고치거나 그런 행을 빼거나 채우도록 설정하세요.</translation>
    </message>
    <message>
        <source>The program was closed.</source>
        <translation>프로그램이 닫혔습니다.</translation>
    </message>
    <message>
        <source>This engine is training already.</source>
        <translation>이 엔진은 이미 학습 중입니다.</translation>
    </message>
    <message>
        <source>The project cannot be trained yet: see its problems.</source>
        <translation>아직 프로젝트를 학습할 수 없습니다. 문제 목록을 확인하세요.</translation>
    </message>
    <message>
        <source>The run {name} has no loss to evaluate: it was imported, not trained here.</source>
        <translation>실행 {name}은(는) 여기에서 학습하지 않고 가져온 것이라 평가할 손실이 없습니다.</translation>
    </message>
    <message>
        <source>The run {name} held nothing back for validation. Evaluate it on its training data or a file.</source>
        <translation>실행 {name}에는 검증용으로 떼어 둔 데이터가 없습니다. 학습 데이터나 파일로 평가하세요.</translation>
    </message>
    <message>
        <source>There is not enough memory. Take a smaller batch size or a smaller network.</source>
        <translation>메모리가 부족합니다. 배치 크기나 네트워크를 줄이세요.</translation>
    </message>
    <message>
        <source>Keras reports: {message}</source>
        <translation>Keras 메시지: {message}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} 파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{file} is not a model: expected a .keras or .h5 file, model JSON or a Python script.</source>
        <translation>{file}은(는) 모델이 아닙니다. .keras나 .h5 파일, 모델 JSON, Python 스크립트를 여세요.</translation>
    </message>
    <message>
        <source>{file} is refused: its member {member} points outside the archive.</source>
        <translation>{file} 파일을 열지 않습니다. 항목 {member}이(가) 압축 파일 밖을 가리킵니다.</translation>
    </message>
    <message>
        <source>{file} is refused: its member {member} swells to {size} MB.</source>
        <translation>{file} 파일을 열지 않습니다. 항목 {member}의 압축을 풀면 {size} MB가 됩니다.</translation>
    </message>
    <message>
        <source>{file} holds weights but no model; open the .keras file or the script the model was saved from.</source>
        <translation>{file}에는 가중치만 있고 모델이 없습니다. .keras 파일이나 모델을 저장한 스크립트를 여세요.</translation>
    </message>
    <message>
        <source>{file} is not a model file that can be read: {reason}.</source>
        <translation>{file}은(는) 읽을 수 있는 모델 파일이 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>{file} is refused: its config has {size} MB, at most {limit} MB are read.</source>
        <translation>{file} 파일을 열지 않습니다. 설정이 {size} MB이며 {limit} MB까지만 읽습니다.</translation>
    </message>
    <message>
        <source>The model&apos;s config is damaged: {reason}.</source>
        <translation>모델 설정이 손상되었습니다: {reason}.</translation>
    </message>
    <message>
        <source>The model&apos;s config nests models too deeply.</source>
        <translation>모델 설정에 모델이 너무 깊게 중첩되어 있습니다.</translation>
    </message>
    <message>
        <source>The model is of a class of its own ({name}); only Sequential and functional models can be drawn.</source>
        <translation>직접 만든 클래스({name})의 모델입니다. Sequential과 함수형 모델만 그릴 수 있습니다.</translation>
    </message>
    <message>
        <source>The Sequential model has no layers.</source>
        <translation>Sequential 모델에 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>{name} is a {class_name}, which holds code. It is not run and the model is not opened.</source>
        <translation>{name}은(는) 코드가 든 {class_name}입니다. 코드를 실행하지 않으며 모델을 열지 않습니다.</translation>
    </message>
    <message>
        <source>{name} is of a class that is not Keras&apos;s own ({class_name}); it is kept as a placeholder.</source>
        <translation>{name}의 클래스({class_name})는 Keras의 것이 아니라서 자리 표시자로 둡니다.</translation>
    </message>
    <message>
        <source>{name} leads to no output of the model.</source>
        <translation>{name}이(가) 모델의 어떤 출력으로도 이어지지 않습니다.</translation>
    </message>
    <message>
        <source>{text} is one text; it was read as {count} names.</source>
        <translation>{text}은(는) 텍스트 하나입니다. 이름 {count}개로 읽었습니다.</translation>
    </message>
    <message>
        <source>The {kind} {what} is not followed; choose one in the training panel.</source>
        <translation>{kind} {what}은(는) 읽지 않습니다. 학습 패널에서 선택하세요.</translation>
    </message>
    <message>
        <source>Keras has no {kind} {name}; {nearest} is used instead.</source>
        <translation>Keras에 {kind} {name}이(가) 없어서 {nearest}을(를) 대신 씁니다.</translation>
    </message>
    <message>
        <source>Keras has no {kind} {name}; choose one in the training panel.{nearest}</source>
        <translation>Keras에 {kind} {name}이(가) 없습니다. 학습 패널에서 선택하세요.{nearest}</translation>
    </message>
    <message>
        <source>Line {line}: the script takes more than {steps} steps to read.</source>
        <translation>{line}행: 스크립트를 읽는 데 {steps}단계가 넘게 걸립니다.</translation>
    </message>
    <message>
        <source>Line {line}: the class {name} is code of its own and cannot be drawn.</source>
        <translation>{line}행: 클래스 {name}은(는) 직접 만든 코드라서 그릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {expected} names for {received} values.</source>
        <translation>{line}행: 이름은 {expected}개인데 값은 {received}개입니다.</translation>
    </message>
    <message>
        <source>Line {line}: functions call one another too deeply to be read.</source>
        <translation>{line}행: 함수 호출이 너무 깊어 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: load_model is not followed; open the model&apos;s file itself.</source>
        <translation>{line}행: load_model은 읽지 않습니다. 모델 파일을 직접 여세요.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is built by Keras&apos;s own code; save it as .keras and open that.</source>
        <translation>{line}행: {name}은(는) Keras 내부 코드가 만듭니다. .keras로 저장해 그 파일을 여세요.</translation>
    </message>
    <message>
        <source>Line {line}: the model has no layer named {name}.</source>
        <translation>{line}행: 모델에 {name}(이)라는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: Keras has no layer {name} that can be drawn.{nearest}</source>
        <translation>{line}행: 그릴 수 있는 Keras 레이어 중에 {name}이(가) 없습니다.{nearest}</translation>
    </message>
    <message>
        <source>Line {line}: {class_name} has no argument {name}.{nearest}</source>
        <translation>{line}행: {class_name}에 {name} 인수가 없습니다.{nearest}</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell.</source>
        <translation>{line}행: {owner}의 {argument} 값이 {what}에 달려 있어 스크립트를 실행해야만 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is called on something that is not a tensor of the model.</source>
        <translation>{line}행: {name}이(가) 모델의 텐서가 아닌 것에 호출됩니다.</translation>
    </message>
    <message>
        <source>Line {line}: the operation {name} on tensors cannot be drawn.</source>
        <translation>{line}행: 텐서 연산 {name}은(는) 그릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: this slice of a tensor cannot be drawn.</source>
        <translation>{line}행: 이 텐서 슬라이스는 그릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: a Sequential model takes layers; {what} is none that can be drawn.</source>
        <translation>{line}행: Sequential 모델에는 레이어가 들어갑니다. {what}은(는) 그릴 수 있는 레이어가 아닙니다.</translation>
    </message>
    <message>
        <source>The script has {size} characters; at most {limit} are read.</source>
        <translation>스크립트가 {size}자입니다. {limit}자까지만 읽습니다.</translation>
    </message>
    <message>
        <source>Line {line} is not Python: {reason}.</source>
        <translation>{line}행은 Python이 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>The script is too deeply nested to be read.</source>
        <translation>스크립트가 너무 깊게 중첩되어 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The script defines its model as a class of its own, which is not read without running it. {notes}</source>
        <translation>스크립트가 모델을 직접 만든 클래스로 정의해서 실행하지 않고는 읽을 수 없습니다. {notes}</translation>
    </message>
    <message>
        <source>The script defines no Keras model (Sequential, or Model with inputs and outputs). {notes}</source>
        <translation>스크립트에 Keras 모델(Sequential, 또는 입력과 출력이 있는 Model)이 없습니다. {notes}</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{class_} has no argument {argument}. Its arguments are {known}.</source>
        <translation>{class_}에 {argument} 인수가 없습니다. 쓸 수 있는 인수: {known}.</translation>
    </message>
    <message>
        <source>Keras has no {kind} called {name}. Did you mean {nearest}?</source>
        <translation>Keras에 {name}(이)라는 {kind}이(가) 없습니다. {nearest}을(를) 찾으셨나요?</translation>
    </message>
    <message>
        <source>Keras has no {kind} called {name}.</source>
        <translation>Keras에 {name}(이)라는 {kind}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{name} is not a class of Keras, but of {module}.</source>
        <translation>{name}은(는) Keras가 아니라 {module}의 클래스입니다.</translation>
    </message>
    <message>
        <source>The installed Keras has no {name} in {module}.</source>
        <translation>설치된 Keras의 {module}에 {name}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Expected a name or {{&quot;class&quot;: name, &quot;args&quot;: {{...}}}} for the {kind}, received {value}.</source>
        <translation>{kind}에는 이름이나 {{&quot;class&quot;: name, &quot;args&quot;: {{...}}}}이(가) 와야 하지만 {value}을(를) 받았습니다.</translation>
    </message>
    <message>
        <source>{param} holds an object of a class that is not Keras&apos;s own.</source>
        <translation>{param}에 Keras의 것이 아닌 클래스의 객체가 있습니다.</translation>
    </message>
    <message>
        <source>Predictions are written as .npz or .csv, not as {file}.</source>
        <translation>예측은 .npz나 .csv로 저장합니다. {file}(으)로는 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>Pictures are written as {forms}, not as {file}.</source>
        <translation>그림은 {forms}(으)로 저장합니다. {file}(으)로는 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>No layer is as it was in the run {run}; all weights start fresh.</source>
        <translation>실행 {run} 때와 같은 레이어가 없어서 모든 가중치를 처음부터 학습합니다.</translation>
    </message>
    <message>
        <source>The weights of all {count} layers come from the run {run}.</source>
        <translation>레이어 {count}개의 가중치를 모두 실행 {run}에서 가져왔습니다.</translation>
    </message>
    <message>
        <source>Weights of {count} layers come from the run {run}; {names} starts fresh.</source>
        <translation>레이어 {count}개의 가중치를 실행 {run}에서 가져왔습니다. {names}은(는) 처음부터 학습합니다.</translation>
    </message>
    <message>
        <source>Weights of {count} layers come from the run {run}; {names} start fresh.</source>
        <translation>레이어 {count}개의 가중치를 실행 {run}에서 가져왔습니다. {names}은(는) 처음부터 학습합니다.</translation>
    </message>
    <message>
        <source>The run {name}, which the training starts from, is not there. Start from another run, or fresh.</source>
        <translation>학습을 시작할 실행 {name}이(가) 없습니다. 다른 실행에서 시작하거나 처음부터 학습하세요.</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation>{file} 파일을 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is no Graphviz to draw with. Install it, or export the picture as .dot.</source>
        <translation>그림을 그릴 Graphviz가 없습니다. 설치하거나 그림을 .dot로 내보내세요.</translation>
    </message>
    <message>
        <source>The run has no data of its own. Name a file.</source>
        <translation>이 실행에는 데이터가 없습니다. 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>The weights are not finite after epoch {epoch}. A smaller learning rate may help; look for extreme values in the data.</source>
        <translation>에포크 {epoch} 뒤에 가중치가 유한하지 않습니다. 학습률을 낮추고 데이터에 극단적인 값이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>The loss became {value} in epoch {epoch}, batch {batch}. A smaller learning rate may help; look for extreme values in the data.</source>
        <translation>에포크 {epoch}, 배치 {batch}에서 손실이 {value}이(가) 되었습니다. 학습률을 낮추고 데이터에 극단적인 값이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>The run {name} has no checkpoint that can be read.</source>
        <translation>실행 {name}에 읽을 수 있는 체크포인트가 없습니다.</translation>
    </message>
    <message>
        <source>The trained model could not be written to {folder}: {reason}.</source>
        <translation>학습된 모델을 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Stopped in epoch {epoch}.</source>
        <translation>에포크 {epoch}에서 멈췄습니다.</translation>
    </message>
    <message>
        <source>{callback} ended the run after epoch {epoch}.</source>
        <translation>{callback} 콜백이 에포크 {epoch} 뒤에 실행을 끝냈습니다.</translation>
    </message>
    <message>
        <source>Keras cannot be loaded: {reason}</source>
        <translation>Keras를 불러올 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>The engine did not understand a request: {reason}</source>
        <translation>엔진이 요청을 이해하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>The data do not fit into this machine&apos;s memory.</source>
        <translation>데이터가 이 컴퓨터의 메모리에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>The data source names no file. Choose one.</source>
        <translation>데이터 소스에 파일이 없습니다. 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>{path} leads out of the project&apos;s folder. Choose the file again to allow it.</source>
        <translation>{path}은(는) 프로젝트 폴더 밖에 있습니다. 허용하려면 파일을 다시 선택하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Choose the file again.</source>
        <translation>{path} 파일을 읽을 수 없습니다: {reason}. 파일을 다시 선택하세요.</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file. Choose a .csv or .npz file.</source>
        <translation>{path}은(는) 일반 파일이 아닙니다. .csv나 .npz 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>There is no bundled data set {name}; there are {names}.</source>
        <translation>내장 데이터 {name}이(가) 없습니다. 있는 데이터: {names}.</translation>
    </message>
    <message>
        <source>The generated array {name} is not well defined: names are unique, sizes at least 1, and only scores and classes are made of others: of drawn arrays that stand before them.</source>
        <translation>생성할 배열 {name}의 정의가 올바르지 않습니다. 이름은 겹치지 않고 크기는 1 이상이어야 하며, 점수와 클래스만 앞에 있는 난수 배열로 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>{samples} generated samples would take {size} GB; at least one and at most {limit} GB fit.</source>
        <translation>생성할 샘플 {samples}개에 {size} GB가 필요합니다. 샘플은 하나 이상, {limit} GB 이하여야 합니다.</translation>
    </message>
    <message>
        <source>{file} would unpack to {size} GB; at most {limit} GB are read.</source>
        <translation>{file} 파일의 압축을 풀면 {size} GB가 됩니다. {limit} GB까지만 읽습니다.</translation>
    </message>
    <message>
        <source>{file} has no value in row {row}, column {column} ({count} are missing). Have such rows dropped or filled, or correct the file.</source>
        <translation>{file} 파일의 {row}행 {column} 열에 값이 없습니다(결측값 {count}개). 그런 행을 빼거나 채우도록 설정하거나 파일을 고치세요.</translation>
    </message>
    <message>
        <source>{file} has {size} MB; tables of at most {limit} MB are read.</source>
        <translation>{file} 파일은 {size} MB입니다. 표는 {limit} MB까지만 읽습니다.</translation>
    </message>
    <message>
        <source>{file} cannot be read as {encoding} text: {reason}. Choose another encoding.</source>
        <translation>{file} 파일을 {encoding} 텍스트로 읽을 수 없습니다: {reason}. 다른 인코딩을 선택하세요.</translation>
    </message>
    <message>
        <source>The encoding of {file} is neither UTF-8 nor CP949. Say which it is in the data panel.</source>
        <translation>{file} 파일의 인코딩이 UTF-8도 CP949도 아닙니다. 데이터 패널에서 인코딩을 지정하세요.</translation>
    </message>
    <message>
        <source>{file} is faulty in line {line}: {reason}.</source>
        <translation>{file} 파일의 {line}번째 줄에 오류가 있습니다: {reason}.</translation>
    </message>
    <message>
        <source>The run {name} has no trained model that can be read.</source>
        <translation>실행 {name}에 읽을 수 있는 학습된 모델이 없습니다.</translation>
    </message>
    <message>
        <source>Another process is training in {folder}.</source>
        <translation>다른 프로세스가 {folder}에서 학습 중입니다.</translation>
    </message>
    <message>
        <source>The run&apos;s folder {folder} cannot be written: {reason}.</source>
        <translation>실행 폴더 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The project has no data yet. Choose some in the data panel.</source>
        <translation>프로젝트에 아직 데이터가 없습니다. 데이터 패널에서 선택하세요.</translation>
    </message>
    <message>
        <source>The validation split is {split}; it was expected to be from 0 to below 1.</source>
        <translation>검증 비율은 0 이상 1 미만이어야 합니다. 지금은 {split}입니다.</translation>
    </message>
    <message>
        <source>The Input {name} has no data. Bind columns or an array to it.</source>
        <translation>Input {name}에 데이터가 없습니다. 열이나 배열을 연결하세요.</translation>
    </message>
    <message>
        <source>The output {name} has no target. Bind columns or an array to it.</source>
        <translation>출력 {name}에 타깃이 없습니다. 열이나 배열을 연결하세요.</translation>
    </message>
    <message>
        <source>{name} follows something that cannot be written yet.</source>
        <translation>{name} 앞에 아직 코드로 쓸 수 없는 레이어가 있습니다.</translation>
    </message>
    <message>
        <source>{name} is not connected yet.</source>
        <translation>{name}이(가) 아직 연결되지 않았습니다.</translation>
    </message>
    <message>
        <source>{name} has nothing at its input {port}.</source>
        <translation>{name}의 입력 {port}이(가) 비어 있습니다.</translation>
    </message>
    <message>
        <source>{name} takes at least {minimum} inputs and has {count}.</source>
        <translation>{name}에는 입력이 {minimum}개 이상 필요하지만 {count}개뿐입니다.</translation>
    </message>
    <message>
        <source>A Sequential model has one Input; this one has {count}.</source>
        <translation>Sequential 모델의 Input은 하나여야 합니다. 이 모델에는 {count}개가 있습니다.</translation>
    </message>
    <message>
        <source>A Sequential model has one output; this one has {count}.</source>
        <translation>Sequential 모델의 출력은 하나여야 합니다. 이 모델에는 {count}개가 있습니다.</translation>
    </message>
    <message>
        <source>{name} is called more than once; a Sequential model calls each layer once.</source>
        <translation>{name}은(는) 여러 번 호출됩니다. Sequential 모델은 레이어마다 한 번만 호출합니다.</translation>
    </message>
    <message>
        <source>{name} does not simply follow the layer before it.</source>
        <translation>{name}이(가) 앞 레이어에 한 줄로 이어지지 않습니다.</translation>
    </message>
    <message>
        <source>{name} takes a list of tensors; a Sequential model passes one.</source>
        <translation>{name}은(는) 텐서의 목록을 받지만 Sequential 모델은 텐서를 하나만 전달합니다.</translation>
    </message>
    <message>
        <source>{name} is called with arguments of its own; a Sequential model cannot.</source>
        <translation>{name}은(는) 인수와 함께 호출됩니다. Sequential 모델은 그렇게 할 수 없습니다.</translation>
    </message>
    <message>
        <source>The output is not the end of the chain.</source>
        <translation>출력이 사슬의 끝이 아닙니다.</translation>
    </message>
    <message>
        <source>The nested model {name} contains itself. Take that call out.</source>
        <translation>중첩 모델 {name} 안에 자기 자신이 있습니다. 그 호출을 빼세요.</translation>
    </message>
    <message>
        <source>{names} form a cycle. Cut one of the wires between them.</source>
        <translation>{names}이(가) 순환합니다. 사이의 연결선 하나를 자르세요.</translation>
    </message>
    <message>
        <source>The clipboard holds no nodes of a drawing ({reason}).</source>
        <translation>클립보드에 그림의 노드가 없습니다({reason}).</translation>
    </message>
    <message>
        <source>{name} is not the drawing of a nested model.</source>
        <translation>{name}은(는) 중첩 모델의 그림이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} is called {count} times; unshare or delete the other calls to expand it.</source>
        <translation>{name}은(는) {count}번 호출됩니다. 펼치려면 다른 호출의 공유를 해제하거나 삭제하세요.</translation>
    </message>
    <message>
        <source>The project file is faulty at {path}: {reason}</source>
        <translation>프로젝트 파일의 {path}에 오류가 있습니다: {reason}</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>There is no example {name}; there are {names}.</source>
        <translation>예제 {name}이(가) 없습니다. 있는 예제: {names}.</translation>
    </message>
    <message>
        <source>This program knows no cure called {kind}.</source>
        <translation>이 프로그램에 {kind}(이)라는 고치기는 없습니다.</translation>
    </message>
    <message>
        <source>The project has changed; this cure fits it no longer.</source>
        <translation>프로젝트가 바뀌어 더는 이렇게 고칠 수 없습니다.</translation>
    </message>
    <message>
        <source>It has {size} MB; a project has at most {limit} MB.</source>
        <translation>크기가 {size} MB입니다. 프로젝트는 {limit} MB까지 열 수 있습니다.</translation>
    </message>
    <message>
        <source>This is not a project: the file is not JSON.</source>
        <translation>프로젝트가 아닙니다. 파일이 JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>{file} cannot be opened. {reason}</source>
        <translation>{file} 파일을 열 수 없습니다. {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}.</source>
        <translation>{file} 파일을 열 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}. The previous save is safe.</source>
        <translation>{file} 파일을 저장할 수 없습니다: {reason}. 이전 저장본은 안전합니다.</translation>
    </message>
    <message>
        <source>This is not a project of this program: &quot;format&quot; is not &quot;kdesign&quot;.</source>
        <translation>이 프로그램의 프로젝트가 아닙니다. &quot;format&quot;이 &quot;kdesign&quot;이 아닙니다.</translation>
    </message>
    <message>
        <source>The version is not a number from 1.</source>
        <translation>버전이 1 이상의 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>It was saved by a newer version of this program (format {version}; this one reads up to {known}). Update the program to open it.</source>
        <translation>더 새로운 버전의 프로그램이 저장했습니다(형식 {version}, 이 버전은 {known}까지 읽음). 열려면 프로그램을 업데이트하세요.</translation>
    </message>
    <message>
        <source>Values are nested more than {limit} deep.</source>
        <translation>값이 {limit}단계보다 깊게 중첩되어 있습니다.</translation>
    </message>
    <message>
        <source>A project has at most {nodes} nodes and {edges} wires.</source>
        <translation>프로젝트에는 노드 {nodes}개, 연결선 {edges}개까지 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>{id} is not an id such as n7.</source>
        <translation>{id}은(는) n7 같은 id가 아닙니다.</translation>
    </message>
    <message>
        <source>There are two nodes {id}.</source>
        <translation>노드 {id}이(가) 둘입니다.</translation>
    </message>
    <message>
        <source>The class name is empty.</source>
        <translation>클래스 이름이 비어 있습니다.</translation>
    </message>
    <message>
        <source>Ports count from 0.</source>
        <translation>포트는 0부터 셉니다.</translation>
    </message>
    <message>
        <source>The position is off the canvas.</source>
        <translation>위치가 캔버스를 벗어났습니다.</translation>
    </message>
    <message>
        <source>There is no nested model {id}.</source>
        <translation>중첩 모델 {id}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The node lies inside itself.</source>
        <translation>노드가 자기 자신 안에 있습니다.</translation>
    </message>
    <message>
        <source>There is no {type} layer {id} to share.</source>
        <translation>공유할 {type} 레이어 {id}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>A call of a shared layer has no arguments of its own.</source>
        <translation>공유 레이어의 호출에는 따로 인수를 둘 수 없습니다.</translation>
    </message>
    <message>
        <source>The wire ends at {id}, which is not there.</source>
        <translation>연결선 끝의 {id}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The wire leaves its nested model.</source>
        <translation>연결선이 중첩 모델 밖으로 나갑니다.</translation>
    </message>
    <message>
        <source>Port {port} of {id} has two wires.</source>
        <translation>{id}의 포트 {port}에 연결선이 둘입니다.</translation>
    </message>
    <message>
        <source>It belongs at the top of the file.</source>
        <translation>파일의 맨 위에 있어야 합니다.</translation>
    </message>
    <message>
        <source>The engine was closed.</source>
        <translation>엔진이 닫혔습니다.</translation>
    </message>
    <message>
        <source>The {engine} engine did not answer for {seconds} seconds and was ended. Your drawing is untouched.</source>
        <translation>{engine} 엔진이 {seconds}초 동안 응답하지 않아 종료했습니다. 그림은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>The {engine} engine ended unexpectedly ({reason}). Your drawing is untouched.</source>
        <translation>{engine} 엔진이 갑자기 끝났습니다({reason}). 그림은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>it could not be understood: {fault}</source>
        <translation>응답을 이해할 수 없음: {fault}</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>종료 코드 {code}</translation>
    </message>
    <message>
        <source>signal 9: killed, perhaps because memory ran out</source>
        <translation>시그널 9: 강제 종료됨, 메모리 부족일 수 있음</translation>
    </message>
    <message>
        <source>signal {number}: a fault in native code</source>
        <translation>시그널 {number}: 네이티브 코드 오류</translation>
    </message>
    <message>
        <source>signal {number}: {name}</source>
        <translation>시그널 {number}: {name}</translation>
    </message>
    <message>
        <source>The run {name} is under way. Stop it first.</source>
        <translation>실행 {name}이(가) 진행 중입니다. 먼저 중지하세요.</translation>
    </message>
    <message>
        <source>The run {name} could not be deleted: {reason}.</source>
        <translation>실행 {name}을(를) 삭제할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>A run is under way already.</source>
        <translation>이미 학습이 진행 중입니다.</translation>
    </message>
    <message>
        <source>There is nothing to train yet: draw a network first.</source>
        <translation>아직 학습할 것이 없습니다. 먼저 네트워크를 그리세요.</translation>
    </message>
    <message>
        <source>JAX is not installed. Choose TensorFlow, or install the program with its extra &quot;fast&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project cannot be trained yet.</source>
        <translation>아직 프로젝트를 학습할 수 없습니다.</translation>
    </message>
    <message>
        <source>The run {name} cannot go on: it has no checkpoint or no epochs left.</source>
        <translation>실행 {name}은(는) 체크포인트나 남은 에포크가 없어 이어서 할 수 없습니다.</translation>
    </message>
    <message>
        <source>The project of the run {name} cannot be read: {reason}.</source>
        <translation>실행 {name}의 프로젝트를 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The run did not stop by itself and was ended. It can go on from its last checkpoint.</source>
        <translation>실행이 스스로 멈추지 않아 종료했습니다. 마지막 체크포인트부터 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <translation>{file} 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A picture of the plots can end in .png, .svg or .pdf; {name} does not. Choose one of the three.</source>
        <translation>그래프 그림은 .png, .svg, .pdf로 끝나야 하지만 {name}은(는) 그렇지 않습니다. 셋 중 하나를 고르세요.</translation>
    </message>
    <message>
        <source>{path} could not be written. Choose another folder, or make room on the disk.</source>
        <translation>{path} 파일을 쓸 수 없습니다. 다른 폴더를 고르거나 디스크 공간을 확보하세요.</translation>
    </message>
    <message>
        <source>The file {file} should end with {suffix}.</source>
        <translation>{file} 파일 이름은 {suffix}(으)로 끝나야 합니다.</translation>
    </message>
    <message>
        <source>ONNX needs {packages}. Install them with: pip install &quot;{extra}&quot;.</source>
        <translation>ONNX에는 {packages}이(가) 필요합니다. 설치 명령: pip install &quot;{extra}&quot;.</translation>
    </message>
    <message>
        <source>{file} is there already and is no SavedModel. Choose another name.</source>
        <translation>{file}이(가) 이미 있으며 SavedModel이 아닙니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{source} has no column to learn {name} from.</source>
        <translation>{source}에 {name}을(를) 학습할 열이 없습니다.</translation>
    </message>
    <message>
        <source>Column {name} holds {count} different texts; at most {limit} can be used as categories.</source>
        <translation>{name} 열에 서로 다른 텍스트가 {count}개 있습니다. 범주는 {limit}개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The target {name} has the shape {shape} a row; one number was expected.</source>
        <translation>타깃 {name}은(는) 행마다 숫자 하나여야 하지만 형태가 {shape}입니다.</translation>
    </message>
    <message>
        <source>The target {name} holds {count} different texts; 2 to {limit} were expected.</source>
        <translation>타깃 {name}에 서로 다른 텍스트가 {count}개 있습니다. 2~{limit}개여야 합니다.</translation>
    </message>
    <message>
        <source>There is no export as {name}; there are {names}.</source>
        <translation>{name} 형식으로는 내보낼 수 없습니다. 쓸 수 있는 형식: {names}.</translation>
    </message>
    <message>
        <source>It is not clear what to export as {file}. Say which of {names}.</source>
        <translation>{file}에 무엇을 내보낼지 분명하지 않습니다. {names} 중에서 지정하세요.</translation>
    </message>
    <message>
        <source>Name the example to copy: main.py examples NAME -o PROJECT.</source>
        <translation>복사할 예제의 이름을 쓰세요: main.py examples NAME -o PROJECT.</translation>
    </message>
    <message>
        <source>{file} is there already. Name another with -o.</source>
        <translation>{file}이(가) 이미 있습니다. -o로 다른 이름을 지정하세요.</translation>
    </message>
    <message>
        <source>--run gives weights to a model; an export as {form} has none.</source>
        <translation>--run은 모델에 가중치를 줍니다. {form} 형식에는 가중치가 없습니다.</translation>
    </message>
    <message>
        <source>There is no run {run} of {project}; there are {names}.</source>
        <translation>{project}에 실행 {run}이(가) 없습니다. 있는 실행: {names}.</translation>
    </message>
    <message>
        <source>The model cannot be built.</source>
        <translation>모델을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>JAX is not installed. Install it with: pip install &quot;{extra}&quot;.</source>
        <translation>JAX가 설치되어 있지 않습니다. 설치 명령: pip install &quot;{extra}&quot;.</translation>
    </message>
    <message>
        <source>{folder} holds a run already. Name another folder, or --resume it.</source>
        <translation>{folder}에 이미 실행이 있습니다. 다른 폴더를 지정하거나 --resume으로 이어서 하세요.</translation>
    </message>
    <message>
        <source>{name} is an operation; a Sequential model is made of layers.</source>
        <translation>{name}은(는) 연산입니다. Sequential 모델은 레이어로만 만듭니다.</translation>
    </message>
    <message>
        <source>{name} shares layers with the model around it, which the subclass style cannot write. Use the functional style.</source>
        <translation>{name}은(는) 바깥 모델과 레이어를 공유하는데 서브클래스 스타일로는 쓸 수 없습니다. 함수형 스타일을 쓰세요.</translation>
    </message>
    <message>
        <source>{file} is refused: it takes more memory than opening a model may.</source>
        <translation>{file} 파일을 열지 않습니다. 모델을 여는 데 허용된 것보다 많은 메모리가 필요합니다.</translation>
    </message>
    <message>
        <source>{file} is refused: a script has at most {limit} MB.</source>
        <translation>{file} 파일을 열지 않습니다. 스크립트는 {limit} MB까지 읽습니다.</translation>
    </message>
    <message>
        <source>{file} is not a Python script: it is not text in UTF-8 or CP949.</source>
        <translation>{file}은(는) UTF-8이나 CP949 텍스트가 아니라서 Python 스크립트가 아닙니다.</translation>
    </message>
    <message>
        <source>The script makes no model called {name}; it makes {names}.</source>
        <translation>스크립트에 {name}(이)라는 모델이 없습니다. 있는 모델: {names}.</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>그 밖에 {count}개가 더 있습니다.</translation>
    </message>
    <message>
        <source>{file} holds no weights.</source>
        <translation>{file}에 가중치가 없습니다.</translation>
    </message>
    <message>
        <source>The weights in {file} cannot be read: {reason}.</source>
        <translation>{file}의 가중치를 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The weights in {file} do not fit its own layers.</source>
        <translation>{file}의 가중치가 그 안의 레이어와 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The weights in {file} are left behind, since the model has a problem: {problem}</source>
        <translation>모델에 문제가 있어 {file}의 가중치를 가져오지 않았습니다: {problem}</translation>
    </message>
    <message>
        <source>The weights in {file} do not fit: {size} bytes cannot hold its {count} parameters.</source>
        <translation>{file}의 가중치가 맞지 않습니다. {size}바이트에 파라미터 {count}개가 들어갈 수 없습니다.</translation>
    </message>
    <message>
        <source>Imported from {file}.</source>
        <translation>{file}에서 가져왔습니다.</translation>
    </message>
    <message>
        <source>The weights could not be written to {folder}: {reason}.</source>
        <translation>가중치를 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>No layer with weights leads to {name}.</source>
        <translation>가중치가 있는 레이어 중에 {name}(으)로 이어지는 것이 없습니다.</translation>
    </message>
    <message>
        <source>{name} is an Input: there is no model up to it.</source>
        <translation>{name}은(는) Input이라 거기까지의 모델이 없습니다.</translation>
    </message>
    <message>
        <source>{name} is a model of a class of its own, which cannot be drawn: {reason}.</source>
        <translation>{name}은(는) 직접 만든 클래스의 모델이라 그릴 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The script was run and made no Keras model.</source>
        <translation>스크립트를 실행했지만 Keras 모델을 만들지 않았습니다.</translation>
    </message>
    <message>
        <source>The script stopped at line {line}: {reason}.</source>
        <translation>스크립트가 {line}행에서 멈췄습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>{file} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>{problem} If you trust the script, --run runs it and takes its models.</source>
        <translation>{problem} 스크립트를 믿을 수 있다면 --run으로 실행해 모델을 가져올 수 있습니다.</translation>
    </message>
    <message>
        <source>The script makes several models: {names}. Choose one with --model NAME.</source>
        <translation>스크립트가 모델을 여러 개 만듭니다: {names}. --model NAME으로 하나를 고르세요.</translation>
    </message>
    <message>
        <source>It took longer than {seconds} seconds to open and was given up.</source>
        <translation>여는 데 {seconds}초가 넘게 걸려 그만두었습니다.</translation>
    </message>
    <message>
        <source>The process that opened it ended unexpectedly (exit code {code}).</source>
        <translation>파일을 열던 프로세스가 갑자기 끝났습니다(종료 코드 {code}).</translation>
    </message>
    <message>
        <source>This layer is not in the model of the run {name}.</source>
        <translation>이 레이어는 실행 {name}의 모델에 없습니다.</translation>
    </message>
    <message>
        <source>The samples do not go through the model: {reason}</source>
        <translation>샘플을 모델에 통과시킬 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>There are no data yet to send through the model.</source>
        <translation>모델에 통과시킬 데이터가 아직 없습니다.</translation>
    </message>
    <message>
        <source>To look inside this model takes about {needed} of memory, and {free} are free.</source>
        <translation>이 모델의 내부를 보려면 메모리가 약 {needed} 필요하지만 {free}만 남아 있습니다.</translation>
    </message>
    <message>
        <source>Select two or more nodes of one class; they will share one layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} shares its layer with no other node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {name} gives is not known yet. See its problems first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>functional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subclass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">내보내기</translation>
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
        <source>Delete a run</source>
        <translation>실행 삭제</translation>
    </message>
    <message>
        <source>Delete the run {name}?</source>
        <translation>실행 {name}을(를) 삭제할까요?</translation>
    </message>
    <message>
        <source>Its curves, its settings and its trained model are deleted for good.</source>
        <translation>곡선, 설정, 학습된 모델이 완전히 삭제됩니다.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
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
        <source>Projects, Keras models and scripts ({patterns})</source>
        <translation type="unfinished"></translation>
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
        <source>Open a project or model</source>
        <translation type="unfinished"></translation>
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
        <translation>Input의 shape를 {shape}(으)로 설정</translation>
    </message>
    <message>
        <source>Set input_dim to {size}</source>
        <translation>input_dim을 {size}(으)로 설정</translation>
    </message>
    <message>
        <source>Bind {column}</source>
        <translation>{column} 연결</translation>
    </message>
    <message>
        <source>Drop such rows</source>
        <translation>해당 행 빼기</translation>
    </message>
    <message>
        <source>Fill them with the median</source>
        <translation>중앙값으로 채우기</translation>
    </message>
    <message>
        <source>Prepare it as one-hot</source>
        <translation>원-핫으로 전처리</translation>
    </message>
    <message>
        <source>Prepare it as integers</source>
        <translation>정수로 전처리</translation>
    </message>
    <message>
        <source>Set the batch size to {size}</source>
        <translation>배치 크기를 {size}(으)로 설정</translation>
    </message>
    <message>
        <source>Hold back a fifth of the rows</source>
        <translation>행의 5분의 1을 검증용으로 떼기</translation>
    </message>
    <message>
        <source>Watch {monitor}</source>
        <translation>{monitor} 지켜보기</translation>
    </message>
    <message>
        <source>Set padding to &quot;same&quot;</source>
        <translation>padding을 &quot;same&quot;으로 설정</translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation>Flatten 끼우기</translation>
    </message>
    <message>
        <source>Insert Reshape to {shape}</source>
        <translation>{shape} Reshape 끼우기</translation>
    </message>
    <message>
        <source>Set from_logits to False</source>
        <translation>from_logits를 False로 설정</translation>
    </message>
    <message>
        <source>Set from_logits to True</source>
        <translation>from_logits를 True로 설정</translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation>{loss} 사용</translation>
    </message>
    <message>
        <source>Prepare the target as one-hot</source>
        <translation>타깃을 원-핫으로 전처리</translation>
    </message>
    <message>
        <source>Prepare the target as integers</source>
        <translation>타깃을 정수로 전처리</translation>
    </message>
    <message>
        <source>Set the units of {name} to {units}</source>
        <translation>{name}의 units를 {units}(으)로 설정</translation>
    </message>
    <message>
        <source>Set the activation to {activation}</source>
        <translation>activation을 {activation}(으)로 설정</translation>
    </message>
    <message>
        <source>Cut the wire</source>
        <translation>연결선 자르기</translation>
    </message>
    <message>
        <source>Do not return the states</source>
        <translation>상태 반환 끄기</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} 삭제</translation>
    </message>
    <message>
        <source>Cut what is too much</source>
        <translation>넘치는 연결선 자르기</translation>
    </message>
    <message>
        <source>Join them with Concatenate</source>
        <translation>Concatenate로 합치기</translation>
    </message>
    <message>
        <source>Make it {nearest}</source>
        <translation>{nearest}(으)로 바꾸기</translation>
    </message>
    <message>
        <source>Rename to {used}</source>
        <translation>{used}(으)로 이름 바꾸기</translation>
    </message>
    <message>
        <source>Add an Input</source>
        <translation>Input 추가</translation>
    </message>
    <message>
        <source>Start fresh</source>
        <translation>처음부터 학습</translation>
    </message>
</context>
<context>
    <name>FoundView</name>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>처음 몇 행</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>생성기</translation>
    </message>
    <message>
        <source>What the source holds</source>
        <translation>데이터 소스의 내용</translation>
    </message>
    <message>
        <source>Columns of the data source</source>
        <translation>데이터 소스의 열</translation>
    </message>
    <message>
        <source>First rows of the data source</source>
        <translation>데이터 소스의 처음 몇 행</translation>
    </message>
    <message>
        <source>Choose a data source, or drop a .csv or .npz file here.</source>
        <translation>데이터 소스를 선택하거나 .csv 또는 .npz 파일을 여기에 놓으세요.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>행 {count}개</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>열 {count}개</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Opening {name}...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running the script in a process of its own...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the script to get its models? Only do so if you trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: line {line}, {count} nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script makes {count} models. Which one is to be drawn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {count} more notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are the run {run}; these layers got none: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights came along as the run {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on from them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights could not be written to {folder}: {reason}.</source>
        <translation type="unfinished">가중치를 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>{count} layers selected</source>
        <translation>레이어 {count}개 선택됨</translation>
    </message>
</context>
<context>
    <name>LayerPage</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>학습 가능</translation>
    </message>
    <message>
        <source>Off: the layer is frozen, training leaves its weights alone</source>
        <translation>끄면 레이어가 동결되어 학습해도 가중치가 바뀌지 않습니다</translation>
    </message>
    <message>
        <source>What Keras says of this layer (F1)</source>
        <translation>이 레이어의 Keras 설명 (F1)</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Open the nested model</source>
        <translation>중첩 모델 열기</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>내부</translation>
    </message>
    <message>
        <source>not in this Keras</source>
        <translation>설치된 Keras에 없음</translation>
    </message>
    <message>
        <source>nested model</source>
        <translation>중첩 모델</translation>
    </message>
    <message>
        <source>shared, called {count} times</source>
        <translation>공유됨, {count}번 호출</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>레이어 {count}개</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>not trainable</source>
        <translation>학습 불가</translation>
    </message>
    <message>
        <source>Keras name</source>
        <translation>Keras 이름</translation>
    </message>
</context>
<context>
    <name>LayersEditor</name>
    <message>
        <source>Add layer</source>
        <translation>레이어 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
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
        <translation>그림 전체 보기</translation>
    </message>
    <message>
        <source>Drag to move the view (M hides the map)</source>
        <translation>끌면 화면이 이동합니다 (M: 미니맵 숨기기)</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>학습 가능</translation>
    </message>
    <message>
        <source>to train</source>
        <translation>학습 메모리</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>약 {size}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Select a layer to see and change its arguments.</source>
        <translation>레이어를 선택하면 인수를 보고 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Drag a layer from the left onto the canvas, or press Tab there and type its name.</source>
        <translation>왼쪽에서 레이어를 캔버스로 끌어 오거나, 캔버스에서 Tab을 누르고 이름을 입력하세요.</translation>
    </message>
</context>
<context>
    <name>NodeMenu</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
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
        <source>Frozen</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>Freeze everything before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also an output of the model</source>
        <translation>모델 출력으로도 사용</translation>
    </message>
    <message>
        <source>Attach a new output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract the model up to here</source>
        <translation type="unfinished"></translation>
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
        <source>Share the layer</source>
        <translation type="unfinished">레이어 공유</translation>
    </message>
    <message>
        <source>Unshare the layer</source>
        <translation type="unfinished">레이어 공유 해제</translation>
    </message>
    <message>
        <source>Make a nested model</source>
        <translation type="unfinished">중첩 모델로 묶기</translation>
    </message>
    <message>
        <source>Expand the nested model</source>
        <translation type="unfinished">중첩 모델 펼치기</translation>
    </message>
</context>
<context>
    <name>ObjectEditor</name>
    <message>
        <source>Arguments of {name}</source>
        <translation>{name}의 인수</translation>
    </message>
    <message>
        <source>Show the arguments</source>
        <translation>인수 보기</translation>
    </message>
</context>
<context>
    <name>OutputForm</name>
    <message>
        <source>Choose a loss, or take the suggestion.</source>
        <translation>손실을 선택하거나 제안을 적용하세요.</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>제안 적용</translation>
    </message>
    <message>
        <source>Take the suggested loss and metrics of {name}</source>
        <translation>{name}에 제안된 손실과 지표 적용</translation>
    </message>
    <message>
        <source>Fits this output: {names}</source>
        <translation>이 출력에 맞는 손실과 지표: {names}</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Loss weight</source>
        <translation>손실 가중치</translation>
    </message>
    <message>
        <source>+ metric</source>
        <translation>+ 지표</translation>
    </message>
    <message>
        <source>Add a metric</source>
        <translation>지표 추가</translation>
    </message>
</context>
<context>
    <name>PalettePanel</name>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>레이어 검색</translation>
    </message>
    <message>
        <source>No layer of Keras fits these words.</source>
        <translation>검색어에 맞는 Keras 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>핵심</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>풀링</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>순환</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Reshaping</source>
        <translation>형태 변환</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>병합</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Wrappers</source>
        <translation>래퍼</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>연산</translation>
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
        <translation>초기화</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>제약</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>고급</translation>
    </message>
</context>
<context>
    <name>ParamLabel</name>
    <message>
        <source>The selected layers differ here</source>
        <translation>선택한 레이어들의 값이 서로 다릅니다</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>기본값으로</translation>
    </message>
</context>
<context>
    <name>PlotsPanel</name>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Curves of training</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Loading the data and building the model…</source>
        <translation>데이터를 불러오고 모델을 만드는 중…</translation>
    </message>
    <message>
        <source>The curves begin with the first batch.</source>
        <translation>첫 배치부터 곡선이 그려집니다.</translation>
    </message>
    <message>
        <source>No run is shown. Tick one under Runs, or train to see curves here.</source>
        <translation>표시 중인 실행이 없습니다. 실행 기록에서 선택하거나 학습을 시작하면 여기에 곡선이 나타납니다.</translation>
    </message>
    <message>
        <source>Train to see curves here: loss and metrics, while the model learns.</source>
        <translation>학습을 시작하면 손실과 지표의 곡선이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>스텝 {number}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>epoch {number}, best</source>
        <translation>에포크 {number}, 최고</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>에포크 {number}</translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation>값 (*.csv)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>Picture (*.svg)</source>
        <translation>그림 (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.pdf)</source>
        <translation>그림 (*.pdf)</translation>
    </message>
    <message>
        <source>Export the plots</source>
        <translation>그래프 내보내기</translation>
    </message>
    <message>
        <source>The plots are in {path}.</source>
        <translation>그래프를 저장했습니다: {path}</translation>
    </message>
</context>
<context>
    <name>PlotsToolbar</name>
    <message>
        <source>Plots</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>Choose the plots</source>
        <translation>표시할 그래프 선택</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>What the x axis counts</source>
        <translation>x축의 단위</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>로그 y축</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>y축을 로그로 표시</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활</translation>
    </message>
    <message>
        <source>Weight of the past in a moving average; the curve itself stays faint behind.</source>
        <translation>이동 평균에서 지난 값의 가중치입니다. 원래 곡선은 뒤에 흐리게 남습니다.</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>보기 초기화</translation>
    </message>
    <message>
        <source>Follow the data again (double-click in a plot)</source>
        <translation>데이터를 다시 따라가기 (그래프 두 번 클릭)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Export the plots</source>
        <translation>그래프 내보내기</translation>
    </message>
    <message>
        <source>Values as CSV…</source>
        <translation>값을 CSV로…</translation>
    </message>
    <message>
        <source>Picture as PNG…</source>
        <translation>그림을 PNG로…</translation>
    </message>
    <message>
        <source>Picture as SVG…</source>
        <translation>그림을 SVG로…</translation>
    </message>
    <message>
        <source>Picture as PDF…</source>
        <translation>그림을 PDF로…</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{param} needs a value.</source>
        <translation>{param} 값이 필요합니다.</translation>
    </message>
    <message>
        <source>There is no argument {param}.</source>
        <translation>{param} 인수는 없습니다.</translation>
    </message>
    <message>
        <source>{param} must be a whole number; it is {value}.</source>
        <translation>{param} 값은 정수여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be a number; it is {value}.</source>
        <translation>{param} 값은 숫자여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be a finite number; it is {value}.</source>
        <translation>{param} 값은 유한한 숫자여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be between {minimum} and {maximum}; it is {value}.</source>
        <translation>{param} 값은 {minimum} 이상 {maximum} 이하여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be at least {minimum}; it is {value}.</source>
        <translation>{param} 값은 {minimum} 이상이어야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be at most {maximum}; it is {value}.</source>
        <translation>{param} 값은 {maximum} 이하여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be true or false; it is {value}.</source>
        <translation>{param} 값은 True나 False여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be a text; it is {value}.</source>
        <translation>{param} 값은 텍스트여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be one of {choices}; it is {value}.</source>
        <translation>{param} 값은 {choices} 중 하나여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be a list; it is {value}.</source>
        <translation>{param} 값은 목록이어야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must have {length} elements; it has {count}: {value}.</source>
        <translation>{param} 값은 원소가 {length}개여야 하지만 {count}개입니다: {value}.</translation>
    </message>
    <message>
        <source>{param} must be a list of sizes; it is {value}.</source>
        <translation>{param} 값은 크기의 목록이어야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>The sizes in {param} must be whole numbers from 1; one is {value}.</source>
        <translation>{param}의 크기는 1 이상의 정수여야 하는데 {value}이(가) 있습니다.</translation>
    </message>
    <message>
        <source>Only one size in {param} can be -1; it is {value}.</source>
        <translation>{param}에서 -1은 한 번만 쓸 수 있습니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be a list of words or of whole numbers, or a file; it is {value}.</source>
        <translation>{param} 값은 단어나 정수의 목록 또는 파일이어야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be a list of layers; it is {value}.</source>
        <translation>{param} 값은 레이어의 목록이어야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} must be a Keras object; it is {value}.</source>
        <translation>{param} 값은 Keras 객체여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{param} is {value}, which Keras does not know.</source>
        <translation>{param} 값 {value}은(는) Keras에 없습니다.</translation>
    </message>
    <message>
        <source>{param} is {name}: {fault}</source>
        <translation>{param} 값 {name}: {fault}</translation>
    </message>
    <message>
        <source>There are no data to train on. Choose a source in the data panel.</source>
        <translation>학습할 데이터가 없습니다. 데이터 패널에서 데이터 소스를 선택하세요.</translation>
    </message>
    <message>
        <source>The Input {name} expects the shape {expected} a row; what is bound to it has {received}.</source>
        <translation>Input {name}의 한 행은 형태가 {expected}여야 하지만 연결된 데이터는 {received}입니다.</translation>
    </message>
    <message>
        <source>{name} has {rows} rows for the numbers 0 to {last}, but the data go up to {maximum}. It needs {needed}.</source>
        <translation>{name}에는 0~{last}에 해당하는 행이 {rows}개 있지만 데이터는 {maximum}까지 갑니다. {needed}개가 필요합니다.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, is an array of shape {shape} a row and cannot be prepared as {how}.</source>
        <translation>{name}에 연결된 {column}은(는) 한 행의 형태가 {shape}인 배열이라 {how} 전처리를 할 수 없습니다.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, is an array of shape {shape} a row; bind it without other columns.</source>
        <translation>{name}에 연결된 {column}은(는) 한 행의 형태가 {shape}인 배열입니다. 다른 열 없이 단독으로 연결하세요.</translation>
    </message>
    <message>
        <source>The Input {name} has no data. Bind columns to it.</source>
        <translation>Input {name}에 데이터가 없습니다. 열을 연결하세요.</translation>
    </message>
    <message>
        <source>{name} has no target. Bind a column.</source>
        <translation>{name}에 타깃이 없습니다. 열을 연결하세요.</translation>
    </message>
    <message>
        <source>{name} is bound to {column}, which the data do not have. They have {known}. Bind another.</source>
        <translation>{name}에 연결된 {column} 열이 데이터에 없습니다. 데이터에는 {known}이(가) 있습니다. 다른 열을 연결하세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, has {count} missing value(s); the loss would be NaN.</source>
        <translation>{name}에 연결된 {column} 열에 결측값이 {count}개 있습니다. 손실이 NaN이 됩니다.</translation>
    </message>
    <message>
        <source>Correct the array and save it again.</source>
        <translation>배열을 고쳐 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, holds text; numbers were expected. Prepare it as one-hot or integer.</source>
        <translation>{name}에 연결된 {column} 열은 숫자가 아니라 텍스트입니다. 원-핫이나 정수로 전처리하세요.</translation>
    </message>
    <message>
        <source>Training needs at least {needed} of memory, and {free} are free. {name} alone has {params} parameters; make it or the batches smaller.</source>
        <translation>학습에는 메모리가 {needed} 이상 필요하지만 {free}만 남아 있습니다. {name}의 파라미터만 {params}개입니다. 이 레이어나 배치를 줄이세요.</translation>
    </message>
    <message>
        <source>Epochs and batch size must be at least 1; they are {epochs} and {batch}.</source>
        <translation>에포크와 배치 크기는 1 이상이어야 합니다. 지금은 {epochs}, {batch}입니다.</translation>
    </message>
    <message>
        <source>The validation split must be from 0 to below 1; it is {split}.</source>
        <translation>검증 비율은 0 이상 1 미만이어야 합니다. 지금은 {split}입니다.</translation>
    </message>
    <message>
        <source>Of {rows} row(s) {training} are left to train on and {held} to validate with. Use more data or another validation split.</source>
        <translation>행 {rows}개 중 학습용으로 {training}개, 검증용으로 {held}개가 남습니다. 데이터를 늘리거나 검증 비율을 바꾸세요.</translation>
    </message>
    <message>
        <source>The batch size {batch} is larger than the {rows} rows to train on; every epoch is one step.</source>
        <translation>배치 크기 {batch}이(가) 학습할 행 {rows}개보다 커서 에포크마다 한 스텝만 학습합니다.</translation>
    </message>
    <message>
        <source>{name} is not a callback of Keras.</source>
        <translation>{name}은(는) Keras 콜백이 아닙니다.</translation>
    </message>
    <message>
        <source>There is no argument {param}. Its arguments are {known}.</source>
        <translation>{param} 인수는 없습니다. 쓸 수 있는 인수: {known}.</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{callback} watches {monitor}, but no data are held back to validate with. Set a validation split, or watch {instead}.</source>
        <translation>{callback}은(는) {monitor}을(를) 지켜보지만 검증용으로 떼어 둔 데이터가 없습니다. 검증 비율을 정하거나 {instead}을(를) 지켜보게 하세요.</translation>
    </message>
    <message>
        <source>{callback} watches {monitor}, which is not measured. There are {names}.</source>
        <translation>{callback}이(가) 지켜보는 {monitor}은(는) 측정되지 않습니다. 측정되는 값: {names}.</translation>
    </message>
    <message>
        <source>{name} does not accept {received}: {reason}</source>
        <translation>{name}은(는) {received} 입력을 받을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{name} needs an input of at least {expected} axes, the batch included; it receives {received}.</source>
        <translation>{name}에는 배치를 포함해 축이 {expected}개 이상인 입력이 필요하지만 {received}이(가) 들어옵니다.</translation>
    </message>
    <message>
        <source>{name} needs an input of {expected} axes, the batch included; it receives {received}.</source>
        <translation>{name}에는 배치를 포함해 축이 {expected}개인 입력이 필요하지만 {received}이(가) 들어옵니다.</translation>
    </message>
    <message>
        <source>{name} is made for size {expected} on axis {axis} of its input; here it receives {received}.</source>
        <translation>{name}은(는) 입력 축 {axis}의 크기가 {expected}일 때 쓰도록 만들어졌지만 {received}이(가) 들어옵니다.</translation>
    </message>
    <message>
        <source>{name} expects an input of shape {expected}; it receives {received}.</source>
        <translation>{name}에는 형태가 {expected}인 입력이 필요하지만 {received}이(가) 들어옵니다.</translation>
    </message>
    <message>
        <source>{name} joins inputs whose shapes agree on every axis but the one it joins along; it receives {received}.</source>
        <translation>{name}은(는) 이어 붙이는 축을 뺀 나머지 축의 크기가 같은 입력을 합칩니다. 지금은 {received}이(가) 들어옵니다.</translation>
    </message>
    <message>
        <source>{name} combines inputs of the same shape; it receives {received}.</source>
        <translation>{name}은(는) 형태가 같은 입력을 합칩니다. 지금은 {received}이(가) 들어옵니다.</translation>
    </message>
    <message>
        <source>{name} cannot make {expected} of {received}: the number of values must stay the same.</source>
        <translation>{name}은(는) {received}을(를) {expected}(으)로 바꿀 수 없습니다. 값의 개수가 같아야 합니다.</translation>
    </message>
    <message>
        <source>{name} would have an empty output: its window is larger than its input {received}. Use a smaller window, or padding &quot;same&quot;.</source>
        <translation>{name}의 윈도가 입력 {received}보다 커서 출력이 비게 됩니다. 윈도를 줄이거나 padding을 &quot;same&quot;으로 하세요.</translation>
    </message>
    <message>
        <source>{name} looks for an axis that {received} does not have. Give it another input or axis.</source>
        <translation>{name}에 필요한 축이 {received}에 없습니다. 입력이나 축을 바꾸세요.</translation>
    </message>
    <message>
        <source>{name} must know the size of its input to make its weights; it receives {received}. Give the Input a size instead of None.</source>
        <translation>{name}의 가중치를 만들려면 입력 크기를 알아야 하는데 {received}이(가) 들어옵니다. Input에 None 대신 크기를 지정하세요.</translation>
    </message>
    <message>
        <source>A softmax over one unit is always 1, so {name} cannot learn. Use sigmoid.</source>
        <translation>유닛 하나의 softmax는 항상 1이라서 {name}은(는) 학습할 수 없습니다. sigmoid를 쓰세요.</translation>
    </message>
    <message>
        <source>{loss} with from_logits expects raw numbers, but {name} ends with {activation}. Set it to linear, or from_logits to False.</source>
        <translation>from_logits를 켠 {loss}은(는) 활성화를 거치지 않은 값을 받지만 {name}은(는) {activation}(으)로 끝납니다. linear로 바꾸거나 from_logits를 False로 하세요.</translation>
    </message>
    <message>
        <source>{loss} expects probabilities, but {name} ends with {activation}. Set its activation to {wanted}, or from_logits of the loss to True.</source>
        <translation>{loss}은(는) 확률을 받지만 {name}은(는) {activation}(으)로 끝납니다. activation을 {wanted}(으)로 바꾸거나 손실의 from_logits를 True로 하세요.</translation>
    </message>
    <message>
        <source>{loss} compares {name} with one whole number a row; its target has the shape {received}. Use categorical_crossentropy for one-hot targets.</source>
        <translation>{loss}은(는) {name}을(를) 행마다 정수 하나와 비교하지만 타깃의 형태는 {received}입니다. 원-핫 타깃에는 categorical_crossentropy를 쓰세요.</translation>
    </message>
    <message>
        <source>{loss} needs whole numbers from 0 as target of {name}; these are not. Prepare the target as integer.</source>
        <translation>{loss}을(를) 쓰려면 {name}의 타깃이 0 이상의 정수여야 합니다. 타깃을 정수로 전처리하세요.</translation>
    </message>
    <message>
        <source>The target of {name} goes up to {maximum}, but {name} has {units} unit(s) for the classes 0 to {last}. It needs {needed}.</source>
        <translation>{name}의 타깃은 {maximum}까지 가지만 {name}은(는) 유닛이 {units}개라 클래스 0~{last}만 다룹니다. 유닛이 {needed}개 필요합니다.</translation>
    </message>
    <message>
        <source>{loss} needs a one-hot target of the shape {expected} a row for {name}; it has {received}. Prepare it as one-hot, or use sparse_categorical_crossentropy.</source>
        <translation>{loss}을(를) 쓰려면 {name}의 타깃이 한 행의 형태가 {expected}인 원-핫이어야 하지만 {received}입니다. 원-핫으로 전처리하거나 sparse_categorical_crossentropy를 쓰세요.</translation>
    </message>
    <message>
        <source>{name} gives the shape {expected} a row, its target has {received}; {loss} compares equal shapes.</source>
        <translation>{name}의 출력은 한 행의 형태가 {expected}이고 타깃은 {received}입니다. {loss}은(는) 같은 형태끼리 비교합니다.</translation>
    </message>
    <message>
        <source>{loss} needs targets from 0 to 1; those of {name} go from {minimum} to {maximum}. Prepare them, or use another loss.</source>
        <translation>{loss}에는 0~1의 타깃이 필요하지만 {name}의 타깃은 {minimum}~{maximum}입니다. 타깃을 전처리하거나 다른 손실을 쓰세요.</translation>
    </message>
    <message>
        <source>{name} has no loss. Choose one.</source>
        <translation>{name}에 손실이 없습니다. 손실을 선택하세요.</translation>
    </message>
    <message>
        <source>{name} is wired to output {port} of {source}, which has {count}. Cut the wire or draw it anew.</source>
        <translation>{name}이(가) {source}의 출력 {port}에 연결되어 있지만 출력은 {count}개뿐입니다. 연결선을 자르거나 다시 그으세요.</translation>
    </message>
    <message>
        <source>Of the {count} outputs of {name} these are not used: {ports}.</source>
        <translation>{name}의 출력 {count}개 중 쓰이지 않는 것: {ports}.</translation>
    </message>
    <message>
        <source>{name} is not connected. Draw a wire from the layer before it to its input.</source>
        <translation>{name}이(가) 연결되지 않았습니다. 앞 레이어에서 이 레이어의 입력으로 연결선을 그으세요.</translation>
    </message>
    <message>
        <source>{name} takes at least {minimum} inputs and has {count}. Draw a wire to it.</source>
        <translation>{name}에는 입력이 {minimum}개 이상 필요하지만 {count}개뿐입니다. 연결선을 그으세요.</translation>
    </message>
    <message>
        <source>{name} has nothing at its input {port}. Draw a wire to it.</source>
        <translation>{name}의 입력 {port}이(가) 비어 있습니다. 연결선을 그으세요.</translation>
    </message>
    <message>
        <source>{name} takes at most {limit} input(s) and has {count}. Cut a wire.</source>
        <translation>{name}은(는) 입력을 {limit}개까지 받지만 {count}개가 연결되어 있습니다. 연결선을 자르세요.</translation>
    </message>
    <message>
        <source>{count} wires lead into one input of {name}, which takes one tensor. Cut all but one, or join them first.</source>
        <translation>텐서 하나를 받는 {name}의 입력에 연결선이 {count}개 들어옵니다. 하나만 남기거나 먼저 합치세요.</translation>
    </message>
    <message>
        <source>Drag an Input and layers from the palette, or open an example.</source>
        <translation>팔레트에서 Input과 레이어를 끌어 오거나 예제를 여세요.</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>아직 그린 것이 없습니다.</translation>
    </message>
    <message>
        <source>Did you mean {nearest}?</source>
        <translation>{nearest}을(를) 찾으셨나요?</translation>
    </message>
    <message>
        <source>{type} is not a layer of Keras {version}; this node cannot be built.</source>
        <translation>{type}은(는) Keras {version}의 레이어가 아니라서 이 노드를 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>{names} form a cycle. Cut one of the wires between them.</source>
        <translation>{names}이(가) 순환합니다. 사이의 연결선 하나를 자르세요.</translation>
    </message>
    <message>
        <source>Keras would refuse the name {title} when it trains; the model uses {used}.</source>
        <translation>Keras가 학습할 때 {title}(이)라는 이름을 받지 않으므로 모델에서는 {used}을(를) 씁니다.</translation>
    </message>
    <message>
        <source>Another layer is called {title}, too; the model uses {used}.</source>
        <translation>{title}(이)라는 레이어가 또 있어서 모델에서는 {used}을(를) 씁니다.</translation>
    </message>
    <message>
        <source>The nested model {name} has no Input. Add one inside it.</source>
        <translation>중첩 모델 {name}에 Input이 없습니다. 안에 Input을 추가하세요.</translation>
    </message>
    <message>
        <source>The drawing has no Input. Add one and wire it to the first layer.</source>
        <translation>그림에 Input이 없습니다. Input을 추가해 첫 레이어에 연결하세요.</translation>
    </message>
    <message>
        <source>The nested model {name} has no output. Wire its Input to a layer.</source>
        <translation>중첩 모델 {name}에 출력이 없습니다. 안의 Input을 레이어에 연결하세요.</translation>
    </message>
    <message>
        <source>The model has no output. Wire the Input to a layer.</source>
        <translation>모델에 출력이 없습니다. Input을 레이어에 연결하세요.</translation>
    </message>
    <message>
        <source>The Input {name} leads to no output. Wire it to a layer or delete it.</source>
        <translation>Input {name}이(가) 어떤 출력으로도 이어지지 않습니다. 레이어에 연결하거나 삭제하세요.</translation>
    </message>
    <message>
        <source>There are problems inside {name}. Open it with a double click.</source>
        <translation>{name} 안에 문제가 있습니다. 두 번 클릭해 여세요.</translation>
    </message>
    <message>
        <source>The wire ends at a node that is not there.</source>
        <translation>연결선 끝에 노드가 없습니다.</translation>
    </message>
    <message>
        <source>A node cannot feed itself.</source>
        <translation>노드를 자기 자신에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>The two nodes lie in different models.</source>
        <translation>두 노드가 서로 다른 모델에 있습니다.</translation>
    </message>
    <message>
        <source>{name} is an Input: data come in there, no wire.</source>
        <translation>{name}은(는) Input이라 데이터를 받으며, 연결선은 받지 않습니다.</translation>
    </message>
    <message>
        <source>This wire is there already.</source>
        <translation>이미 있는 연결선입니다.</translation>
    </message>
    <message>
        <source>{name} has {count} output(s), there is no output {port}.</source>
        <translation>{name}의 출력은 {count}개이고 출력 {port}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>{name} takes at most {limit} input(s).</source>
        <translation>{name}은(는) 입력을 {limit}개까지 받습니다.</translation>
    </message>
    <message>
        <source>This wire would close a cycle: {target} already leads to {source}.</source>
        <translation>이 연결선을 그으면 순환이 생깁니다. {target}이(가) 이미 {source}(으)로 이어집니다.</translation>
    </message>
    <message>
        <source>An Input holds no layer to share.</source>
        <translation>Input에는 공유할 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>The two call the same layer already.</source>
        <translation>이미 같은 레이어를 호출하고 있습니다.</translation>
    </message>
    <message>
        <source>{first} is a {a} and {second} a {b}; only calls of one class share a layer.</source>
        <translation>{first}은(는) {a}, {second}은(는) {b}입니다. 같은 클래스끼리만 레이어를 공유할 수 있습니다.</translation>
    </message>
    <message>
        <source>Select the layers that are to become one model.</source>
        <translation>한 모델로 묶을 레이어들을 선택하세요.</translation>
    </message>
    <message>
        <source>The selected nodes lie in different models.</source>
        <translation>선택한 노드들이 서로 다른 모델에 있습니다.</translation>
    </message>
    <message>
        <source>A model needs at least one layer besides its Inputs.</source>
        <translation>모델에는 Input 말고도 레이어가 하나 이상 있어야 합니다.</translation>
    </message>
    <message>
        <source>{name} is also called outside the selection; select all its calls.</source>
        <translation>{name}은(는) 선택 영역 밖에서도 호출됩니다. 호출을 모두 선택하세요.</translation>
    </message>
    <message>
        <source>A path leaves the selection at {name} and comes back; select it all.</source>
        <translation>{name}에서 선택 영역을 나갔다가 돌아오는 경로가 있습니다. 경로 전체를 선택하세요.</translation>
    </message>
    <message>
        <source>Training is to start with the weights of the run {name}, which is not there. Choose another run, or start fresh.</source>
        <translation>학습을 실행 {name}의 가중치로 시작하게 되어 있지만 그 실행이 없습니다. 다른 실행을 고르거나 처음부터 학습하세요.</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>Problems {count}</source>
        <translation>문제 {count}</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>List of problems</source>
        <translation>문제 목록</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>그 밖에 {count}개가 더 있습니다.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>오류 {count}</translation>
    </message>
    <message>
        <source>Warnings {count}</source>
        <translation>경고 {count}</translation>
    </message>
    <message>
        <source>Keras has not looked at the drawing yet.</source>
        <translation>Keras가 아직 그림을 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>No problems. The model can be built and trained.</source>
        <translation>문제가 없습니다. 모델을 만들고 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation>문제가 없습니다.</translation>
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
        <translation>설정의 차이</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>These runs were trained with the same settings.</source>
        <translation>이 실행들은 같은 설정으로 학습했습니다.</translation>
    </message>
    <message>
        <source>Best epoch: {number}</source>
        <translation>최고 에포크: {number}</translation>
    </message>
    <message>
        <source>Parameters: {count}</source>
        <translation>파라미터: {count}</translation>
    </message>
    <message>
        <source>Select two runs or more to see in what they differ.</source>
        <translation>실행을 둘 이상 선택하면 설정의 차이를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>died</source>
        <translation>비정상 종료</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Show this run in the plots</source>
        <translation>이 실행을 그래프에 표시</translation>
    </message>
    <message>
        <source>Show {name} in the plots</source>
        <translation>{name} 그래프에 표시</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>at best</source>
        <translation>최고일 때</translation>
    </message>
    <message>
        <source>validation {metric}</source>
        <translation>검증 {metric}</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Runs {count}</source>
        <translation>실행 기록 {count}</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>Runs, newest first</source>
        <translation>실행 기록, 최신순</translation>
    </message>
    <message>
        <source>Every training is kept here as a run: its curves, its settings and its model.</source>
        <translation>학습할 때마다 곡선, 설정, 모델이 실행 기록으로 여기에 남습니다.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어 하기</translation>
    </message>
    <message>
        <source>Go on with the training where this run stopped</source>
        <translation>이 실행이 멈춘 곳부터 학습을 이어서 합니다</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Open the project as it was when this run started</source>
        <translation>이 실행을 시작할 때의 프로젝트를 엽니다</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>모델 내보내기…</translation>
    </message>
    <message>
        <source>Write the trained model of this run to a file</source>
        <translation>이 실행의 학습된 모델을 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Show the files of this run</source>
        <translation>이 실행의 파일을 봅니다</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>Delete this run with its curves and its model</source>
        <translation>이 실행을 곡선, 모델과 함께 삭제합니다</translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>constant</source>
        <translation>고정값</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Add a layer</source>
        <translation>레이어 추가</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>레이어 검색</translation>
    </message>
    <message>
        <source>Add a layer…</source>
        <translation>레이어 추가…</translation>
    </message>
    <message>
        <source>Layers found</source>
        <translation>찾은 레이어</translation>
    </message>
    <message>
        <source>No layer fits.</source>
        <translation>맞는 레이어가 없습니다.</translation>
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
        <translation>오류</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>경고</translation>
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
        <translation>파일 없음</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>데이터 없음</translation>
    </message>
    <message>
        <source>Bundled set</source>
        <translation>내장 데이터</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>생성기</translation>
    </message>
    <message>
        <source>Kind of data source</source>
        <translation>데이터 소스의 종류</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Choose a data file</source>
        <translation>데이터 파일 선택</translation>
    </message>
    <message>
        <source>refuse gaps</source>
        <translation>결측값 허용 안 함</translation>
    </message>
    <message>
        <source>drop rows with gaps</source>
        <translation>결측값이 있는 행 빼기</translation>
    </message>
    <message>
        <source>fill gaps</source>
        <translation>결측값 채우기</translation>
    </message>
    <message>
        <source>Rows with missing values</source>
        <translation>결측값이 있는 행</translation>
    </message>
    <message>
        <source>Arrays and tables ({patterns})</source>
        <translation>배열과 표 ({patterns})</translation>
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
        <translation>레이어</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>출력 형태</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Connected to</source>
        <translation>앞 레이어</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message>
        <source>Layers of the model</source>
        <translation>모델의 레이어</translation>
    </message>
    <message>
        <source>Total {count} ({size})</source>
        <translation>전체 {count} ({size})</translation>
    </message>
    <message>
        <source>Trainable {count}</source>
        <translation>학습 가능 {count}</translation>
    </message>
    <message>
        <source>Non-trainable {count}</source>
        <translation>학습 불가 {count}</translation>
    </message>
    <message>
        <source>Training needs about {size}</source>
        <translation>학습에 약 {size} 필요</translation>
    </message>
</context>
<context>
    <name>SyntheticEditor</name>
    <message>
        <source>Samples</source>
        <translation>샘플 수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>만드는 재료</translation>
    </message>
    <message>
        <source>+ array</source>
        <translation>+ 배열</translation>
    </message>
    <message>
        <source>Add an array</source>
        <translation>배열 추가</translation>
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
        <translation>학습</translation>
    </message>
    <message>
        <source>Training settings</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>백엔드</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장할 가중치</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>콜백</translation>
    </message>
    <message>
        <source>Batches a call</source>
        <translation>호출당 배치</translation>
    </message>
    <message>
        <source>steps_per_execution: more batches in one call of the engine make small models faster.</source>
        <translation>steps_per_execution: 엔진을 한 번 호출할 때 배치를 여러 개 처리하면 작은 모델이 더 빨라집니다.</translation>
    </message>
    <message>
        <source>TensorFlow</source>
        <translation>TensorFlow</translation>
    </message>
    <message>
        <source>JAX</source>
        <translation>JAX</translation>
    </message>
    <message>
        <source>Fastest, measured first</source>
        <translation>가장 빠른 것 (먼저 측정)</translation>
    </message>
    <message>
        <source>last weights</source>
        <translation>마지막 가중치</translation>
    </message>
    <message>
        <source>best weights</source>
        <translation>최고 가중치</translation>
    </message>
    <message>
        <source>Weights a finished run keeps</source>
        <translation>실행이 끝나면 남길 가중치</translation>
    </message>
    <message>
        <source>+ callback</source>
        <translation>+ 콜백</translation>
    </message>
    <message>
        <source>Add a callback</source>
        <translation>콜백 추가</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>고급</translation>
    </message>
    <message>
        <source>Losses and metrics stand here as soon as the drawing has an output.</source>
        <translation>그림에 출력이 생기면 여기에 손실과 지표가 나타납니다.</translation>
    </message>
</context>
<context>
    <name>ValidationEditor</name>
    <message>
        <source>a share of the rows</source>
        <translation>행의 일부</translation>
    </message>
    <message>
        <source>another source</source>
        <translation>다른 데이터 소스</translation>
    </message>
    <message>
        <source>no validation</source>
        <translation>검증 안 함</translation>
    </message>
    <message>
        <source>Validate with</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>Share of the rows that is held back, from 0 to below 1</source>
        <translation>검증용으로 떼어 둘 행의 비율 (0 이상 1 미만)</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Shuffle the rows before a share of them is held back</source>
        <translation>검증용 행을 떼기 전에 행을 섞습니다</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
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
        <translation>레이어 끼우기…</translation>
    </message>
    <message>
        <source>Cut the wire</source>
        <translation>연결선 자르기</translation>
    </message>
</context>
<context>
    <name>_ArrayRow</name>
    <message>
        <source>normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>균등 분포</translation>
    </message>
    <message>
        <source>0 or 1</source>
        <translation>0 또는 1</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>만드는 재료</translation>
    </message>
    <message>
        <source>arrays above</source>
        <translation>위의 배열</translation>
    </message>
    <message>
        <source>Remove this array</source>
        <translation>이 배열 제거</translation>
    </message>
</context>
<context>
    <name>_Pill</name>
    <message>
        <source>Show the arguments</source>
        <translation>인수 보기</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} 제거</translation>
    </message>
</context>
<context>
    <name>_Popup</name>
    <message>
        <source>All but the target</source>
        <translation>타깃을 뺀 모두</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Search columns</source>
        <translation>열 검색</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
</context>
</TS>
