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
        <source>Ali&amp;gn</source>
        <translation>맞춤(&amp;G)</translation>
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
        <translation>코드를 모델로 붙여넣기(&amp;M)...</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>복제(&amp;L)</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>배치(&amp;Y)</translation>
    </message>
    <message>
        <source>New from &amp;data...</source>
        <translation>데이터로 새로 만들기(&amp;D)...</translation>
    </message>
    <message>
        <source>New from a &amp;folder of data...</source>
        <translation>데이터 폴더로 새로 만들기(&amp;F)...</translation>
    </message>
    <message>
        <source>Model with its p&amp;reparation...</source>
        <translation>전처리를 포함한 모델(&amp;R)...</translation>
    </message>
    <message>
        <source>Report of the &amp;newest run...</source>
        <translation>최근 실행의 보고서(&amp;N)...</translation>
    </message>
    <message>
        <source>Delete and rec&amp;onnect</source>
        <translation>삭제하고 다시 연결(&amp;O)</translation>
    </message>
    <message>
        <source>Cut t&amp;he wires</source>
        <translation>연결선 자르기(&amp;H)</translation>
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
        <source>&amp;Snap to grid and guides</source>
        <translation>격자와 안내선에 맞추기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Map of the drawing</source>
        <translation>그림 지도(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>이름 바꾸기(&amp;N)</translation>
    </message>
    <message>
        <source>S&amp;how on nodes</source>
        <translation>노드에 표시(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>창(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>수업(&amp;L)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>새 창(&amp;W)</translation>
    </message>
    <message>
        <source>Open in another w&amp;indow...</source>
        <translation>다른 창에서 열기(&amp;I)...</translation>
    </message>
    <message>
        <source>&amp;Drawing as it is shown...</source>
        <translation>보이는 그대로의 그림(&amp;D)...</translation>
    </message>
    <message>
        <source>Histor&amp;y</source>
        <translation>편집 기록(&amp;Y)</translation>
    </message>
    <message>
        <source>Out of the n&amp;ested model</source>
        <translation>중첩 모델 밖으로(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Nothing more</source>
        <translation>추가 표시 없음(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>파라미터(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Memory of the outputs</source>
        <translation>출력 메모리(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;dtype</source>
        <translation>자료형(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;What learns</source>
        <translation>학습 대상(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Gradients of the newest run</source>
        <translation>최근 실행의 기울기(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Updates of the newest run</source>
        <translation>최근 실행의 갱신량(&amp;U)</translation>
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
        <source>D&amp;octor</source>
        <translation>진단(&amp;O)</translation>
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
        <source>Searc&amp;h</source>
        <translation>탐색(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>평가(&amp;E)</translation>
    </message>
    <message>
        <source>Tr&amp;y it</source>
        <translation>써 보기(&amp;Y)</translation>
    </message>
    <message>
        <source>I&amp;nstruments</source>
        <translation>계측(&amp;N)</translation>
    </message>
    <message>
        <source>Dia&amp;gram</source>
        <translation>다이어그램(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>그리기(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Train and watch</source>
        <translation>학습하며 보기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>분석하기(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Put everything back</source>
        <translation>모두 제자리로(&amp;P)</translation>
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
        <source>&amp;High contrast</source>
        <translation>고대비(&amp;H)</translation>
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
        <source>Draw a &amp;wire</source>
        <translation>연결선 그리기(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Tidy</source>
        <translation>정렬(&amp;T)</translation>
    </message>
    <message>
        <source>Tidy from top to botto&amp;m</source>
        <translation>위에서 아래로 정돈(&amp;M)</translation>
    </message>
    <message>
        <source>Fold &amp;into blocks</source>
        <translation>블록으로 접기(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Left edges</source>
        <translation>왼쪽 맞춤(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Centres below one another</source>
        <translation>세로 가운데 맞춤(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Right edges</source>
        <translation>오른쪽 맞춤(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Top edges</source>
        <translation>위쪽 맞춤(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Middles beside one another</source>
        <translation>가로 가운데 맞춤(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Bottom edges</source>
        <translation>아래쪽 맞춤(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Even gaps across</source>
        <translation>가로 간격 같게(&amp;E)</translation>
    </message>
    <message>
        <source>Even gaps &amp;down</source>
        <translation>세로 간격 같게(&amp;D)</translation>
    </message>
    <message>
        <source>Attach a new &amp;output</source>
        <translation>새 출력 붙이기(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Declare as model output</source>
        <translation>모델 출력으로 지정(&amp;D)</translation>
    </message>
    <message>
        <source>E&amp;xtract the model up to here</source>
        <translation>여기까지 모델로 꺼내기(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Freeze or unfreeze</source>
        <translation>동결 또는 해제(&amp;F)</translation>
    </message>
    <message>
        <source>Freeze everything &amp;before</source>
        <translation>앞쪽 모두 동결(&amp;B)</translation>
    </message>
    <message>
        <source>Freeze all but the last &amp;layers...</source>
        <translation>마지막 레이어만 남기고 동결(&amp;L)...</translation>
    </message>
    <message>
        <source>Adapt all by low rank (LoRA)</source>
        <translation>모두 저랭크 적응(LoRA)</translation>
    </message>
    <message>
        <source>&amp;Call the layer again</source>
        <translation>레이어 다시 호출(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Share the layer</source>
        <translation>레이어 공유(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Unshare the layer</source>
        <translation>레이어 공유 해제(&amp;U)</translation>
    </message>
    <message>
        <source>Make a &amp;nested model</source>
        <translation>중첩 모델로 묶기(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Expand the nested model</source>
        <translation>중첩 모델 펼치기(&amp;E)</translation>
    </message>
    <message>
        <source>Layers from a &amp;Python file...</source>
        <translation>Python 파일의 레이어(&amp;P)...</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Remo&amp;ve the frame</source>
        <translation>프레임 제거(&amp;V)</translation>
    </message>
    <message>
        <source>Collapse or unfold</source>
        <translation>접기 또는 펼치기</translation>
    </message>
    <message>
        <source>F&amp;rame around the selection</source>
        <translation>선택 항목을 프레임으로(&amp;R)</translation>
    </message>
    <message>
        <source>D&amp;ead units of the newest run</source>
        <translation>최근 실행의 죽은 유닛(&amp;E)</translation>
    </message>
    <message>
        <source>Ta&amp;ke all blocks apart</source>
        <translation>모든 블록 풀기(&amp;K)</translation>
    </message>
    <message>
        <source>Bypass or take part again</source>
        <translation>건너뛰기 또는 다시 참여</translation>
    </message>
    <message>
        <source>T&amp;ype a layer...</source>
        <translation>레이어 코드 입력(&amp;Y)...</translation>
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
        <source>Train &amp;after the others</source>
        <translation>다른 실행 뒤에 학습(&amp;A)</translation>
    </message>
    <message>
        <source>Train with several s&amp;eeds...</source>
        <translation>여러 시드로 학습(&amp;E)...</translation>
    </message>
    <message>
        <source>&amp;Where runs begin...</source>
        <translation>실행할 곳(&amp;W)...</translation>
    </message>
    <message>
        <source>&amp;Resume the last run</source>
        <translation>마지막 실행 이어 하기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next window</source>
        <translation>다음 창(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation>창 닫기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open a lesson...</source>
        <translation>수업 열기(&amp;O)...</translation>
    </message>
    <message>
        <source>&amp;Help on what is selected</source>
        <translation>선택한 것의 도움말(&amp;H)</translation>
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
        <source>Problem &amp;report...</source>
        <translation>문제 보고서(&amp;R)...</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>정보(&amp;B)</translation>
    </message>
</context>
<context>
    <name>AdaptToggle</name>
    <message>
        <source>Adapt to the training data</source>
        <translation>학습 데이터에 적응</translation>
    </message>
    <message>
        <source>On: the layer learns from the training rows before the training begins (adapt)</source>
        <translation>켜면 학습을 시작하기 전에 레이어가 학습 행에서 상태를 배웁니다(adapt)</translation>
    </message>
</context>
<context>
    <name>BaseDialog</name>
    <message>
        <source>Add {name}</source>
        <translation>{name} 추가</translation>
    </message>
    <message>
        <source>random numbers</source>
        <translation>무작위 값</translation>
    </message>
    <message>
        <source>ImageNet, kept on this machine</source>
        <translation>ImageNet(이 컴퓨터에 보관된 것)</translation>
    </message>
    <message>
        <source>of a file</source>
        <translation>파일에서</translation>
    </message>
    <message>
        <source>File of the weights</source>
        <translation>가중치 파일</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>선택...</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Keras makes {name}...</source>
        <translation>Keras로 {name} 모델을 만드는 중...</translation>
    </message>
    <message>
        <source>Choose the file of the weights first.</source>
        <translation>먼저 가중치 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>Weights (*.h5 *.keras)</source>
        <translation>가중치 (*.h5 *.keras)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Weights of {name}</source>
        <translation>{name} 가중치</translation>
    </message>
</context>
<context>
    <name>Bases</name>
    <message>
        <source>Freeze all but the last layers</source>
        <translation>마지막 레이어만 남기고 동결</translation>
    </message>
    <message>
        <source>Layers with weights of {name} that go on learning:</source>
        <translation>{name} 안에서 계속 학습할, 가중치가 있는 마지막 레이어 수:</translation>
    </message>
    <message>
        <source>{name} is drawn. Open it to see and change its layers.</source>
        <translation>{name} 모델을 그렸습니다. 열면 레이어를 보고 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} is drawn; its weights are the run {run}. Training starts from {before} as before.</source>
        <translation>{name} 모델을 그렸고, 가중치는 실행 {run}에 있습니다. 학습은 지금처럼 {before}에서 시작합니다.</translation>
    </message>
    <message>
        <source>{name} is drawn; training starts from its weights, which are the run {run}.</source>
        <translation>{name} 모델을 그렸습니다. 학습은 그 가중치(실행 {run})에서 시작합니다.</translation>
    </message>
    <message>
        <source>The weights could not be written to {folder}: {reason}.</source>
        <translation>가중치를 {folder}에 쓰지 못했습니다: {reason}.</translation>
    </message>
</context>
<context>
    <name>BindingRow</name>
    <message>
        <source>Columns for {name}</source>
        <translation>{name}에 연결할 열</translation>
    </message>
    <message>
        <source>Steps of {name}</source>
        <translation>{name}의 단계</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>그대로</translation>
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
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>결과</translation>
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
        <source>called more than once</source>
        <translation>여러 번 호출됨</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>동결됨</translation>
    </message>
    <message>
        <source>bypassed</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>nested model</source>
        <translation>중첩 모델</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>문제 1개</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>문제 {count}개</translation>
    </message>
    <message>
        <source>out {shape}</source>
        <translation>출력 {shape}</translation>
    </message>
    <message>
        <source>from {names}</source>
        <translation>앞: {names}</translation>
    </message>
    <message>
        <source>to {names}</source>
        <translation>다음: {names}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>메모: {text}</translation>
    </message>
    <message>
        <source>Frame {title}, {count} layers</source>
        <translation>프레임 {title}, 레이어 {count}개</translation>
    </message>
    <message>
        <source>wire from {source} to {target}</source>
        <translation>연결선, {source}에서 {target}까지</translation>
    </message>
    <message>
        <source>output {number}</source>
        <translation>출력 {number}</translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation>입력 {number}</translation>
    </message>
    <message>
        <source>free</source>
        <translation>연결 없음</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names}, {last}</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>{count}개 선택됨</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>파라미터 {count}개</translation>
    </message>
    <message>
        <source>Drawing of the network</source>
        <translation>네트워크 그림</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>레이어 이름</translation>
    </message>
    <message>
        <source>Title of the frame</source>
        <translation>프레임 제목</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>메모 내용</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>레이어 {count}개</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>레이어 1개</translation>
    </message>
    <message>
        <source>The drawing was changed meanwhile, so it was not laid out.</source>
        <translation>그 사이에 그림이 바뀌어 정렬하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>(Moore-Penrose) pseudoinverse of a matrix</source>
        <translation>무어-펜로즈 유사 역행렬</translation>
    </message>
    <message>
        <source>(x1 != x2) element-wise</source>
        <translation>원소별 x1 != x2</translation>
    </message>
    <message>
        <source>(x1 == x2) element-wise</source>
        <translation>원소별 x1 == x2</translation>
    </message>
    <message>
        <source>-x</source>
        <translation>−x</translation>
    </message>
    <message>
        <source>0 below zero</source>
        <translation>0 아래는 0으로</translation>
    </message>
    <message>
        <source>1D convolution</source>
        <translation>1D 합성곱</translation>
    </message>
    <message>
        <source>1D convolution upwards</source>
        <translation>1D 전치 합성곱</translation>
    </message>
    <message>
        <source>1D, depth and point apart</source>
        <translation>1D, 깊이와 점 분리</translation>
    </message>
    <message>
        <source>1D, each channel alone</source>
        <translation>1D, 채널별 합성곱</translation>
    </message>
    <message>
        <source>2D Fast Fourier Transform along the last two ...</source>
        <translation>마지막 두 축의 2D 고속 푸리에 변환</translation>
    </message>
    <message>
        <source>2D Inverse Fast Fourier Transform along the ...</source>
        <translation>마지막 두 축의 2D 역 고속 푸리에 변환</translation>
    </message>
    <message>
        <source>2D convolution</source>
        <translation>2D 합성곱</translation>
    </message>
    <message>
        <source>2D convolution upwards</source>
        <translation>2D 전치 합성곱</translation>
    </message>
    <message>
        <source>2D, depth and point apart</source>
        <translation>2D, 깊이와 점 분리</translation>
    </message>
    <message>
        <source>2D, each channel alone</source>
        <translation>2D, 채널별 합성곱</translation>
    </message>
    <message>
        <source>3D convolution</source>
        <translation>3D 합성곱</translation>
    </message>
    <message>
        <source>3D convolution upwards</source>
        <translation>3D 전치 합성곱</translation>
    </message>
    <message>
        <source>Adagrad that forgets</source>
        <translation>잊어 가는 Adagrad</translation>
    </message>
    <message>
        <source>Adam for very large batches</source>
        <translation>아주 큰 배치용 Adam</translation>
    </message>
    <message>
        <source>Adam with a look ahead</source>
        <translation>앞을 내다보는 Adam</translation>
    </message>
    <message>
        <source>Adam with little memory</source>
        <translation>메모리를 적게 쓰는 Adam</translation>
    </message>
    <message>
        <source>Adam with the largest gradient</source>
        <translation>최대 기울기를 쓰는 Adam</translation>
    </message>
    <message>
        <source>Adam with weight decay</source>
        <translation>가중치 감쇠가 있는 Adam</translation>
    </message>
    <message>
        <source>AdamW without a schedule</source>
        <translation>스케줄이 필요 없는 AdamW</translation>
    </message>
    <message>
        <source>CTC (Connectionist Temporal Classification) loss</source>
        <translation>CTC (Connectionist Temporal Classification) 손실</translation>
    </message>
    <message>
        <source>L1 and L2 together</source>
        <translation>L1과 L2 함께</translation>
    </message>
    <message>
        <source>LSTM with 1D convolution</source>
        <translation>1D 합성곱 LSTM</translation>
    </message>
    <message>
        <source>LSTM with 2D convolution</source>
        <translation>2D 합성곱 LSTM</translation>
    </message>
    <message>
        <source>LSTM with 3D convolution</source>
        <translation>3D 합성곱 LSTM</translation>
    </message>
    <message>
        <source>Poisson loss, counts</source>
        <translation>푸아송 손실, 횟수</translation>
    </message>
    <message>
        <source>QR decomposition of a tensor</source>
        <translation>QR 분해</translation>
    </message>
    <message>
        <source>a Fourier transform</source>
        <translation>푸리에 변환</translation>
    </message>
    <message>
        <source>a base for pictures</source>
        <translation>이미지용 기반 모델</translation>
    </message>
    <message>
        <source>a class in a file of yours</source>
        <translation>내 파일의 클래스</translation>
    </message>
    <message>
        <source>a layer on every timestep</source>
        <translation>시점마다 같은 레이어</translation>
    </message>
    <message>
        <source>a new axis of size 1</source>
        <translation>크기 1인 축 추가</translation>
    </message>
    <message>
        <source>a part: x[...]</source>
        <translation>일부분: x[...]</translation>
    </message>
    <message>
        <source>a random orthogonal matrix</source>
        <translation>무작위 직교 행렬</translation>
    </message>
    <message>
        <source>absolute value</source>
        <translation>절댓값</translation>
    </message>
    <message>
        <source>absolute value element-wise</source>
        <translation>원소별 절댓값</translation>
    </message>
    <message>
        <source>absolute values element-wise</source>
        <translation>원소별 절댓값 (실수)</translation>
    </message>
    <message>
        <source>adaptive average pooling operation</source>
        <translation>적응형 평균 풀링</translation>
    </message>
    <message>
        <source>adaptive max pooling operation</source>
        <translation>적응형 최댓값 풀링</translation>
    </message>
    <message>
        <source>adapts each step; a good start</source>
        <translation>스텝마다 적응, 무난한 시작</translation>
    </message>
    <message>
        <source>add a border</source>
        <translation>테두리 추가</translation>
    </message>
    <message>
        <source>add noise</source>
        <translation>잡음 더하기</translation>
    </message>
    <message>
        <source>additive attention</source>
        <translation>덧셈 어텐션</translation>
    </message>
    <message>
        <source>agreement with the target</source>
        <translation>타깃과의 일치도</translation>
    </message>
    <message>
        <source>alias for keras.ops.divide</source>
        <translation>ops.divide의 다른 이름</translation>
    </message>
    <message>
        <source>all 0</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>all 1</source>
        <translation>모두 1</translation>
    </message>
    <message>
        <source>all the same value</source>
        <translation>모두 같은 값</translation>
    </message>
    <message>
        <source>along a cosine, after a warm-up</source>
        <translation>준비 구간 뒤 코사인을 따라 감소</translation>
    </message>
    <message>
        <source>along a cosine, again and again</source>
        <translation>코사인을 따라 감소, 되풀이</translation>
    </message>
    <message>
        <source>append tensor x2 to the end of tensor x1</source>
        <translation>x1의 끝에 x2 붙이기</translation>
    </message>
    <message>
        <source>apply a function</source>
        <translation>함수 적용</translation>
    </message>
    <message>
        <source>area under the ROC or PR curve</source>
        <translation>ROC 또는 PR 곡선 아래 넓이</translation>
    </message>
    <message>
        <source>attend with many heads</source>
        <translation>여러 헤드의 어텐션</translation>
    </message>
    <message>
        <source>audio to mel spectrogram</source>
        <translation>오디오를 멜 스펙트로그램으로</translation>
    </message>
    <message>
        <source>average pooling operation</source>
        <translation>평균 풀링</translation>
    </message>
    <message>
        <source>base 10 logarithm of the input tensor, ...</source>
        <translation>원소별 상용로그</translation>
    </message>
    <message>
        <source>base-2 logarithm of the sum of exponentiations ...</source>
        <translation>2의 거듭제곱 합의 로그</translation>
    </message>
    <message>
        <source>base-2 logarithm of x, element-wise</source>
        <translation>원소별 밑이 2인 로그</translation>
    </message>
    <message>
        <source>binary cross-entropy loss between target and ...</source>
        <translation>타깃과 출력의 이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>bit-wise AND of two arrays element-wise</source>
        <translation>원소별 비트 AND</translation>
    </message>
    <message>
        <source>bit-wise OR of two arrays element-wise</source>
        <translation>원소별 비트 OR</translation>
    </message>
    <message>
        <source>bit-wise XOR of two arrays element-wise</source>
        <translation>원소별 비트 XOR</translation>
    </message>
    <message>
        <source>bit-wise inversion, or bit-wise NOT, ...</source>
        <translation>원소별 비트 NOT</translation>
    </message>
    <message>
        <source>blend pairs of images</source>
        <translation>이미지 쌍 섞기</translation>
    </message>
    <message>
        <source>blur at random</source>
        <translation>무작위로 흐리게</translation>
    </message>
    <message>
        <source>bound a layer&apos;s gain</source>
        <translation>레이어의 증폭 제한</translation>
    </message>
    <message>
        <source>brighter or darker</source>
        <translation>무작위로 밝기 조정</translation>
    </message>
    <message>
        <source>broadcast a tensor to a new shape</source>
        <translation>새 형태로 브로드캐스트</translation>
    </message>
    <message>
        <source>calculate exp(x) - 1 for all elements in the ...</source>
        <translation>원소별 exp(x) − 1</translation>
    </message>
    <message>
        <source>calculate the base-2 exponential of all ...</source>
        <translation>원소별 2의 거듭제곱</translation>
    </message>
    <message>
        <source>calculate the n-th discrete difference along ...</source>
        <translation>축을 따라 n차 차분</translation>
    </message>
    <message>
        <source>call functions of a file of yours</source>
        <translation>내 파일의 함수 호출</translation>
    </message>
    <message>
        <source>categorical cross-entropy loss between target ...</source>
        <translation>타깃과 출력의 범주형 교차 엔트로피</translation>
    </message>
    <message>
        <source>categories to hash bins</source>
        <translation>범주를 해시 구간으로</translation>
    </message>
    <message>
        <source>ceiling of the input, element-wise</source>
        <translation>원소별 올림</translation>
    </message>
    <message>
        <source>cells on top of each other</source>
        <translation>셀 쌓기</translation>
    </message>
    <message>
        <source>checks if the targets are in the top-k ...</source>
        <translation>타깃이 상위 k개에 드는지</translation>
    </message>
    <message>
        <source>cholesky decomposition of a positive ...</source>
        <translation>양의 정부호 행렬의 촐레스키 분해</translation>
    </message>
    <message>
        <source>classes with noisy labels</source>
        <translation>잡음 있는 레이블의 클래스</translation>
    </message>
    <message>
        <source>classes, hard cases count more</source>
        <translation>클래스, 어려운 것을 더 크게</translation>
    </message>
    <message>
        <source>combine two categories</source>
        <translation>두 범주의 조합</translation>
    </message>
    <message>
        <source>combines an array of sliding local blocks into ...</source>
        <translation>겹치는 블록을 큰 텐서로 합치기</translation>
    </message>
    <message>
        <source>complementary error function of x, element-wise</source>
        <translation>원소별 여오차 함수</translation>
    </message>
    <message>
        <source>complex conjugate</source>
        <translation>켤레 복소수</translation>
    </message>
    <message>
        <source>constant between given steps</source>
        <translation>구간마다 고정값</translation>
    </message>
    <message>
        <source>constructs a complex tensor whose elements are ...</source>
        <translation>극좌표로 복소수 텐서 만들기</translation>
    </message>
    <message>
        <source>contiguous flattened tensor</source>
        <translation>1차원으로 편 텐서</translation>
    </message>
    <message>
        <source>continue after an interruption</source>
        <translation>중단된 뒤 이어서 학습</translation>
    </message>
    <message>
        <source>continuously-differentiable exponential linear ...</source>
        <translation>연속 미분 가능한 elu</translation>
    </message>
    <message>
        <source>convert HSV images to RGB</source>
        <translation>HSV 이미지를 RGB로</translation>
    </message>
    <message>
        <source>convert RGB images to HSV</source>
        <translation>RGB 이미지를 HSV로</translation>
    </message>
    <message>
        <source>convert RGB images to grayscale</source>
        <translation>RGB 이미지를 회색조로</translation>
    </message>
    <message>
        <source>convert angles from degrees to radians</source>
        <translation>도를 라디안으로</translation>
    </message>
    <message>
        <source>convert angles from radians to degrees</source>
        <translation>라디안을 도로</translation>
    </message>
    <message>
        <source>converts a complex tensor to a real tensor with ...</source>
        <translation>복소수 텐서를 실수로</translation>
    </message>
    <message>
        <source>converts a real tensor with shape (..., 2) to a ...</source>
        <translation>실수 텐서 (..., 2)를 복소수로</translation>
    </message>
    <message>
        <source>copy of x</source>
        <translation>x의 복사본</translation>
    </message>
    <message>
        <source>correlation with the target</source>
        <translation>타깃과의 상관</translation>
    </message>
    <message>
        <source>cosine, element-wise</source>
        <translation>원소별 코사인</translation>
    </message>
    <message>
        <source>count the number of occurrences of each value ...</source>
        <translation>값마다 나온 횟수 세기</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>횟수</translation>
    </message>
    <message>
        <source>counts the number of non-zero values in x along ...</source>
        <translation>축을 따라 0이 아닌 값 세기</translation>
    </message>
    <message>
        <source>create a new bitwise view of the same data with ...</source>
        <translation>같은 데이터를 다른 dtype으로 보기</translation>
    </message>
    <message>
        <source>create a two-dimensional array with the ...</source>
        <translation>입력을 펴서 대각선에 놓은 2차원 배열</translation>
    </message>
    <message>
        <source>crop at random</source>
        <translation>무작위로 자르기</translation>
    </message>
    <message>
        <source>crop images to a specified height and width</source>
        <translation>지정한 높이와 너비로 이미지 자르기</translation>
    </message>
    <message>
        <source>cross product of two (arrays of) vectors</source>
        <translation>벡터의 외적 (cross)</translation>
    </message>
    <message>
        <source>cross-correlation of two 1-dimensional tensors</source>
        <translation>1차원 텐서의 교차 상관</translation>
    </message>
    <message>
        <source>cross-entropy, integer targets</source>
        <translation>교차 엔트로피, 정수 타깃</translation>
    </message>
    <message>
        <source>cross-entropy, one-hot targets</source>
        <translation>교차 엔트로피, 원-핫 타깃</translation>
    </message>
    <message>
        <source>cross-entropy, yes or no</source>
        <translation>교차 엔트로피, 예 또는 아니요</translation>
    </message>
    <message>
        <source>cube root of the input tensor, element-wise</source>
        <translation>원소별 세제곱근</translation>
    </message>
    <message>
        <source>cumulative product of elements along a given ...</source>
        <translation>축을 따라 누적 곱</translation>
    </message>
    <message>
        <source>cumulative sum of elements along a given axis</source>
        <translation>축을 따라 누적 합</translation>
    </message>
    <message>
        <source>cumulative sum of elements along a given axis, ...</source>
        <translation>축을 따라 누적 합 (NaN 무시)</translation>
    </message>
    <message>
        <source>cut along an axis</source>
        <translation>축을 따라 나누기</translation>
    </message>
    <message>
        <source>cut off below zero</source>
        <translation>0 아래는 0으로</translation>
    </message>
    <message>
        <source>cut off the borders (1D)</source>
        <translation>가장자리 자르기 (1D)</translation>
    </message>
    <message>
        <source>cut off the borders (2D)</source>
        <translation>가장자리 자르기 (2D)</translation>
    </message>
    <message>
        <source>cut off the borders (3D)</source>
        <translation>가장자리 자르기 (3D)</translation>
    </message>
    <message>
        <source>cut out the centre</source>
        <translation>가운데 자르기</translation>
    </message>
    <message>
        <source>cut to between -1 and 1</source>
        <translation>-1과 1 사이로 자르기</translation>
    </message>
    <message>
        <source>dense by an einsum equation</source>
        <translation>einsum 식으로 쓰는 Dense</translation>
    </message>
    <message>
        <source>determinant of a square tensor</source>
        <translation>정사각 텐서의 행렬식</translation>
    </message>
    <message>
        <source>distance of distributions</source>
        <translation>분포의 거리</translation>
    </message>
    <message>
        <source>divide by the time passed</source>
        <translation>지난 시간으로 나누기</translation>
    </message>
    <message>
        <source>dot product of two</source>
        <translation>둘의 내적</translation>
    </message>
    <message>
        <source>dot product of two tensors</source>
        <translation>두 텐서의 내적</translation>
    </message>
    <message>
        <source>dot product of two vectors</source>
        <translation>두 벡터의 내적</translation>
    </message>
    <message>
        <source>dot-product attention</source>
        <translation>내적 어텐션</translation>
    </message>
    <message>
        <source>down to an end along a power</source>
        <translation>거듭제곱을 따라 끝값까지 감소</translation>
    </message>
    <message>
        <source>drop at random</source>
        <translation>무작위로 끄기</translation>
    </message>
    <message>
        <source>drop axes of size 1</source>
        <translation>크기 1인 축 제거</translation>
    </message>
    <message>
        <source>drop whole 1D maps</source>
        <translation>1D 맵 통째로 끄기</translation>
    </message>
    <message>
        <source>drop whole 2D maps</source>
        <translation>2D 맵 통째로 끄기</translation>
    </message>
    <message>
        <source>drop whole 3D maps</source>
        <translation>3D 맵 통째로 끄기</translation>
    </message>
    <message>
        <source>drop, keep mean and spread</source>
        <translation>평균과 분산을 유지하며 끄기</translation>
    </message>
    <message>
        <source>e to the x</source>
        <translation>e의 x제곱</translation>
    </message>
    <message>
        <source>eigenvalues and eigenvectors of a complex ...</source>
        <translation>복소 에르미트 행렬의 고윳값과 고유벡터</translation>
    </message>
    <message>
        <source>eigenvalues and eigenvectors of a square matrix</source>
        <translation>정사각 행렬의 고윳값과 고유벡터</translation>
    </message>
    <message>
        <source>elastic deformation to the image(s)</source>
        <translation>이미지에 탄성 변형</translation>
    </message>
    <message>
        <source>elastic distortion</source>
        <translation>탄성 변형</translation>
    </message>
    <message>
        <source>element-wise NOT of the given input tensor</source>
        <translation>원소별 논리 NOT</translation>
    </message>
    <message>
        <source>element-wise angle of a complex tensor</source>
        <translation>복소수의 원소별 각도</translation>
    </message>
    <message>
        <source>element-wise arc tangent of x1/x2 choosing the ...</source>
        <translation>원소별 x1/x2의 역탄젠트</translation>
    </message>
    <message>
        <source>element-wise for NaN and return result as a ...</source>
        <translation>원소별로 NaN인지</translation>
    </message>
    <message>
        <source>element-wise for negative infinity</source>
        <translation>원소별로 음의 무한대인지</translation>
    </message>
    <message>
        <source>element-wise for positive infinity</source>
        <translation>원소별로 양의 무한대인지</translation>
    </message>
    <message>
        <source>element-wise for positive or negative infinity</source>
        <translation>원소별로 양이나 음의 무한대인지</translation>
    </message>
    <message>
        <source>element-wise for real numbers</source>
        <translation>원소별로 실수인지</translation>
    </message>
    <message>
        <source>element-wise hypotenuse of right triangles with ...</source>
        <translation>원소별 직각삼각형의 빗변</translation>
    </message>
    <message>
        <source>element-wise logical AND of the given input ...</source>
        <translation>원소별 논리 AND</translation>
    </message>
    <message>
        <source>element-wise logical OR of the given input ...</source>
        <translation>원소별 논리 OR</translation>
    </message>
    <message>
        <source>element-wise maximum of tensor elements, ...</source>
        <translation>원소별 최댓값 (NaN 무시)</translation>
    </message>
    <message>
        <source>element-wise minimum of tensor elements, ...</source>
        <translation>원소별 최솟값 (NaN 무시)</translation>
    </message>
    <message>
        <source>element-wise remainder of division with ...</source>
        <translation>원소별 나머지</translation>
    </message>
    <message>
        <source>elu that keeps mean and spread</source>
        <translation>평균과 분산을 유지하는 elu</translation>
    </message>
    <message>
        <source>embed, and project back</source>
        <translation>임베딩과 역변환</translation>
    </message>
    <message>
        <source>embeddings of the same class together</source>
        <translation>같은 클래스의 임베딩을 가깝게</translation>
    </message>
    <message>
        <source>encodes integer labels as multi-hot vectors</source>
        <translation>정수 레이블을 멀티-핫으로</translation>
    </message>
    <message>
        <source>erase rectangles</source>
        <translation>사각형 지우기</translation>
    </message>
    <message>
        <source>error function of x, element-wise</source>
        <translation>원소별 오차 함수</translation>
    </message>
    <message>
        <source>evaluate averaged weights</source>
        <translation>평균 가중치로 평가</translation>
    </message>
    <message>
        <source>evenly round to the given number of decimals</source>
        <translation>지정한 소수 자리로 반올림</translation>
    </message>
    <message>
        <source>expands the dimension of last axis into ...</source>
        <translation>마지막 축을 시퀀스로 늘리기</translation>
    </message>
    <message>
        <source>exponential Linear Unit activation function</source>
        <translation>지수 선형 유닛 (ELU)</translation>
    </message>
    <message>
        <source>exponential below zero</source>
        <translation>0 아래는 지수 함수로</translation>
    </message>
    <message>
        <source>extract a diagonal or construct a diagonal array</source>
        <translation>대각선을 꺼내거나 대각 행렬 만들기</translation>
    </message>
    <message>
        <source>extract sliding local blocks from a 4-D input ...</source>
        <translation>4차원 입력에서 블록 꺼내기</translation>
    </message>
    <message>
        <source>extracts patches from the image(s) or volume(s)</source>
        <translation>이미지나 볼륨에서 조각 꺼내기</translation>
    </message>
    <message>
        <source>extracts patches from the volume(s)</source>
        <translation>볼륨에서 조각 꺼내기</translation>
    </message>
    <message>
        <source>fade colours</source>
        <translation>색 흐리게</translation>
    </message>
    <message>
        <source>fast Fourier Transform along last axis of input</source>
        <translation>마지막 축의 고속 푸리에 변환</translation>
    </message>
    <message>
        <source>fewer colour levels</source>
        <translation>색 단계 줄이기</translation>
    </message>
    <message>
        <source>finds the top-k values and their indices in a ...</source>
        <translation>상위 k개의 값과 인덱스</translation>
    </message>
    <message>
        <source>first minus second</source>
        <translation>첫째 − 둘째</translation>
    </message>
    <message>
        <source>flatten the histogram</source>
        <translation>히스토그램 고르게</translation>
    </message>
    <message>
        <source>floor of the input, element-wise</source>
        <translation>원소별 내림</translation>
    </message>
    <message>
        <source>for large sparse models</source>
        <translation>크고 희소한 모델용</translation>
    </message>
    <message>
        <source>forwards and backwards</source>
        <translation>앞뒤 양방향</translation>
    </message>
    <message>
        <source>full tensor with the same shape and type as the ...</source>
        <translation>형태와 자료형이 같고 한 값으로 찬 텐서</translation>
    </message>
    <message>
        <source>fully connected</source>
        <translation>완전 연결</translation>
    </message>
    <message>
        <source>gated Linear Unit (GLU) activation function</source>
        <translation>게이트 선형 유닛 (GLU)</translation>
    </message>
    <message>
        <source>gated recurrent unit</source>
        <translation>게이트 순환 유닛</translation>
    </message>
    <message>
        <source>gaussian blur to the image(s)</source>
        <translation>이미지에 가우시안 블러</translation>
    </message>
    <message>
        <source>general N-D convolution</source>
        <translation>N차원 합성곱</translation>
    </message>
    <message>
        <source>general N-D convolution transpose</source>
        <translation>N차원 전치 합성곱</translation>
    </message>
    <message>
        <source>general N-D depthwise convolution</source>
        <translation>N차원 채널별 합성곱</translation>
    </message>
    <message>
        <source>general N-D separable convolution</source>
        <translation>N차원 분리 합성곱</translation>
    </message>
    <message>
        <source>given transform(s) to the image(s)</source>
        <translation>이미지에 아핀 변환</translation>
    </message>
    <message>
        <source>greatest common divisor of x1 and x2, ...</source>
        <translation>x1과 x2의 최대공약수</translation>
    </message>
    <message>
        <source>hard Shrink activation function</source>
        <translation>작은 값은 0으로 (hard shrink)</translation>
    </message>
    <message>
        <source>hard SiLU activation function, also known as ...</source>
        <translation>직선으로 근사한 SiLU</translation>
    </message>
    <message>
        <source>hard sigmoid activation function</source>
        <translation>직선으로 근사한 시그모이드</translation>
    </message>
    <message>
        <source>hardTanh function element-wise</source>
        <translation>원소별 hard tanh</translation>
    </message>
    <message>
        <source>heads that share keys</source>
        <translation>키를 공유하는 헤드</translation>
    </message>
    <message>
        <source>heaviside step function</source>
        <translation>헤비사이드 계단 함수</translation>
    </message>
    <message>
        <source>how many found are right</source>
        <translation>찾은 것 중 맞는 비율</translation>
    </message>
    <message>
        <source>how many right are found</source>
        <translation>맞는 것 중 찾은 비율</translation>
    </message>
    <message>
        <source>hyperbolic cosine, element-wise</source>
        <translation>원소별 쌍곡코사인</translation>
    </message>
    <message>
        <source>hyperbolic sine, element-wise</source>
        <translation>원소별 쌍곡사인</translation>
    </message>
    <message>
        <source>imaginary part of the complex argument</source>
        <translation>복소수의 허수부</translation>
    </message>
    <message>
        <source>indices of the maximum values along an axis, ...</source>
        <translation>축을 따라 최댓값의 인덱스 (NaN 무시)</translation>
    </message>
    <message>
        <source>indices of the minimum values along an axis, ...</source>
        <translation>축을 따라 최솟값의 인덱스 (NaN 무시)</translation>
    </message>
    <message>
        <source>indices that would sort a tensor</source>
        <translation>정렬하는 인덱스</translation>
    </message>
    <message>
        <source>indirect partition along the given axis</source>
        <translation>축을 따라 분할하는 인덱스</translation>
    </message>
    <message>
        <source>inner product of two tensors</source>
        <translation>두 텐서의 안쪽 곱</translation>
    </message>
    <message>
        <source>integers to indices</source>
        <translation>정수를 인덱스로</translation>
    </message>
    <message>
        <source>integers to one-hot</source>
        <translation>정수를 원-핫으로</translation>
    </message>
    <message>
        <source>integers to vectors</source>
        <translation>정수를 벡터로</translation>
    </message>
    <message>
        <source>integrate along the given axis using the ...</source>
        <translation>사다리꼴 공식으로 적분</translation>
    </message>
    <message>
        <source>interchange two axes of a tensor</source>
        <translation>두 축 맞바꾸기</translation>
    </message>
    <message>
        <source>inverse Short-Time Fourier Transform along the ...</source>
        <translation>역 단시간 푸리에 변환</translation>
    </message>
    <message>
        <source>inverse error function of x, element-wise</source>
        <translation>원소별 역오차 함수</translation>
    </message>
    <message>
        <source>inverse hyperbolic cosine, element-wise</source>
        <translation>원소별 역쌍곡코사인</translation>
    </message>
    <message>
        <source>inverse hyperbolic sine, element-wise</source>
        <translation>원소별 역쌍곡사인</translation>
    </message>
    <message>
        <source>inverse hyperbolic tangent, element-wise</source>
        <translation>원소별 역쌍곡탄젠트</translation>
    </message>
    <message>
        <source>inverse of a square tensor</source>
        <translation>정사각 텐서의 역행렬</translation>
    </message>
    <message>
        <source>inverse of a symmetric positive-definite matrix</source>
        <translation>대칭 양의 정부호 행렬의 역행렬</translation>
    </message>
    <message>
        <source>inverse real-valued Fast Fourier transform ...</source>
        <translation>실수 역 고속 푸리에 변환</translation>
    </message>
    <message>
        <source>inverse sine, element-wise</source>
        <translation>원소별 역사인</translation>
    </message>
    <message>
        <source>invert at random</source>
        <translation>무작위로 반전</translation>
    </message>
    <message>
        <source>invert bright pixels</source>
        <translation>밝은 픽셀 반전</translation>
    </message>
    <message>
        <source>jitter all colours</source>
        <translation>모든 색 흔들기</translation>
    </message>
    <message>
        <source>join along a new axis</source>
        <translation>새 축으로 쌓기</translation>
    </message>
    <message>
        <source>join along an axis</source>
        <translation>축을 따라 이어 붙이기</translation>
    </message>
    <message>
        <source>keep between two values</source>
        <translation>두 값 사이로 제한</translation>
    </message>
    <message>
        <source>kronecker product of x1 and x2</source>
        <translation>x1과 x2의 크로네커 곱</translation>
    </message>
    <message>
        <source>larger of the two</source>
        <translation>둘 중 큰 값</translation>
    </message>
    <message>
        <source>largest along an axis</source>
        <translation>축을 따라 최댓값</translation>
    </message>
    <message>
        <source>largest of all (1D)</source>
        <translation>전체 최댓값 (1D)</translation>
    </message>
    <message>
        <source>largest of all (2D)</source>
        <translation>전체 최댓값 (2D)</translation>
    </message>
    <message>
        <source>largest of all (3D)</source>
        <translation>전체 최댓값 (3D)</translation>
    </message>
    <message>
        <source>largest of each 1D window</source>
        <translation>1D 윈도마다 최댓값</translation>
    </message>
    <message>
        <source>largest of each 2D window</source>
        <translation>2D 윈도마다 최댓값</translation>
    </message>
    <message>
        <source>largest of each 3D window</source>
        <translation>3D 윈도마다 최댓값</translation>
    </message>
    <message>
        <source>largest, element by element</source>
        <translation>원소별 최댓값</translation>
    </message>
    <message>
        <source>largest, to a given size (1D)</source>
        <translation>지정한 크기로 최댓값 (1D)</translation>
    </message>
    <message>
        <source>largest, to a given size (2D)</source>
        <translation>지정한 크기로 최댓값 (2D)</translation>
    </message>
    <message>
        <source>largest, to a given size (3D)</source>
        <translation>지정한 크기로 최댓값 (3D)</translation>
    </message>
    <message>
        <source>layer normalization layer (Ba et al., 2016)</source>
        <translation>레이어 정규화 (Ba et al., 2016)</translation>
    </message>
    <message>
        <source>layers one after another</source>
        <translation>레이어를 차례로</translation>
    </message>
    <message>
        <source>leaky version of a Rectified Linear Unit ...</source>
        <translation>0 아래는 작은 기울기의 relu</translation>
    </message>
    <message>
        <source>learned slope below zero</source>
        <translation>0 아래 기울기를 학습</translation>
    </message>
    <message>
        <source>least common multiple of x1 and x2, element-wise</source>
        <translation>원소별 최소공배수</translation>
    </message>
    <message>
        <source>length of vectors or matrices</source>
        <translation>벡터나 행렬의 길이</translation>
    </message>
    <message>
        <source>limit bounding boxes</source>
        <translation>경계 상자 수 제한</translation>
    </message>
    <message>
        <source>local contrast (CLAHE)</source>
        <translation>국소 대비 (CLAHE)</translation>
    </message>
    <message>
        <source>log of the determinant of a hermitian positive ...</source>
        <translation>에르미트 양의 정부호 행렬의 행렬식 로그</translation>
    </message>
    <message>
        <source>log-softmax activation function</source>
        <translation>softmax의 로그 (연산)</translation>
    </message>
    <message>
        <source>logarithm of sum of exponentials of elements in ...</source>
        <translation>축을 따라 지수 합의 로그</translation>
    </message>
    <message>
        <source>logarithm of the sigmoid</source>
        <translation>sigmoid의 로그</translation>
    </message>
    <message>
        <source>logarithm of the sigmoid activation function</source>
        <translation>시그모이드의 로그</translation>
    </message>
    <message>
        <source>logarithm of the softmax</source>
        <translation>softmax의 로그</translation>
    </message>
    <message>
        <source>logarithm of the sum of exponentiations of the ...</source>
        <translation>지수 합의 로그</translation>
    </message>
    <message>
        <source>long short-term memory</source>
        <translation>장단기 메모리</translation>
    </message>
    <message>
        <source>loop over a cell</source>
        <translation>셀을 반복</translation>
    </message>
    <message>
        <source>lower triangle of a tensor</source>
        <translation>하삼각 행렬</translation>
    </message>
    <message>
        <source>lower-upper decomposition of a square matrix</source>
        <translation>정사각 행렬의 LU 분해</translation>
    </message>
    <message>
        <source>map the input array to new coordinates by ...</source>
        <translation>보간으로 새 좌표에 옮기기</translation>
    </message>
    <message>
        <source>margin between classes</source>
        <translation>클래스 사이의 여유</translation>
    </message>
    <message>
        <source>margin, targets -1 and 1</source>
        <translation>여유, 타깃은 -1과 1</translation>
    </message>
    <message>
        <source>matrix product</source>
        <translation>행렬 곱</translation>
    </message>
    <message>
        <source>matrix rank of one or more matrices using SVD</source>
        <translation>SVD로 구한 행렬의 계수</translation>
    </message>
    <message>
        <source>max of segments in a tensor</source>
        <translation>구간별 최댓값</translation>
    </message>
    <message>
        <source>max pooling operation</source>
        <translation>최댓값 풀링</translation>
    </message>
    <message>
        <source>maximum of a tensor over the given axes, ...</source>
        <translation>축을 따라 최댓값 (NaN 무시)</translation>
    </message>
    <message>
        <source>maximum of an array or maximum value along an ...</source>
        <translation>축을 따라 최댓값</translation>
    </message>
    <message>
        <source>mean along an axis</source>
        <translation>축을 따라 평균</translation>
    </message>
    <message>
        <source>mean and variance of x</source>
        <translation>x의 평균과 분산</translation>
    </message>
    <message>
        <source>mean error in per cent</source>
        <translation>백분율 오차의 평균</translation>
    </message>
    <message>
        <source>mean of a tensor over the given axes, ignoring ...</source>
        <translation>축을 따라 평균 (NaN 무시)</translation>
    </message>
    <message>
        <source>mean of all (1D)</source>
        <translation>전체 평균 (1D)</translation>
    </message>
    <message>
        <source>mean of all (2D)</source>
        <translation>전체 평균 (2D)</translation>
    </message>
    <message>
        <source>mean of all (3D)</source>
        <translation>전체 평균 (3D)</translation>
    </message>
    <message>
        <source>mean of each 1D window</source>
        <translation>1D 윈도마다 평균</translation>
    </message>
    <message>
        <source>mean of each 2D window</source>
        <translation>2D 윈도마다 평균</translation>
    </message>
    <message>
        <source>mean of each 3D window</source>
        <translation>3D 윈도마다 평균</translation>
    </message>
    <message>
        <source>mean of values</source>
        <translation>값의 평균</translation>
    </message>
    <message>
        <source>mean overlap over union</source>
        <translation>합집합 대비 겹침의 평균</translation>
    </message>
    <message>
        <source>mean overlap over union, one-hot</source>
        <translation>합집합 대비 겹침의 평균, 원-핫</translation>
    </message>
    <message>
        <source>mean size of the error</source>
        <translation>오차 크기의 평균</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>제곱 오차의 평균</translation>
    </message>
    <message>
        <source>mean squared error of logarithms</source>
        <translation>로그 제곱 오차의 평균</translation>
    </message>
    <message>
        <source>mean, element by element</source>
        <translation>원소별 평균</translation>
    </message>
    <message>
        <source>mean, to a given size (1D)</source>
        <translation>지정한 크기로 평균 (1D)</translation>
    </message>
    <message>
        <source>mean, to a given size (2D)</source>
        <translation>지정한 크기로 평균 (2D)</translation>
    </message>
    <message>
        <source>mean, to a given size (3D)</source>
        <translation>지정한 크기로 평균 (3D)</translation>
    </message>
    <message>
        <source>median along the specified axis</source>
        <translation>축을 따라 중앙값</translation>
    </message>
    <message>
        <source>median of a tensor over the given axes, ...</source>
        <translation>축을 따라 중앙값 (NaN 무시)</translation>
    </message>
    <message>
        <source>min of segments in a tensor</source>
        <translation>구간별 최솟값</translation>
    </message>
    <message>
        <source>minimum of a tensor over the given axes, ...</source>
        <translation>축을 따라 최솟값 (NaN 무시)</translation>
    </message>
    <message>
        <source>minimum of an array or minimum value along an ...</source>
        <translation>축을 따라 최솟값</translation>
    </message>
    <message>
        <source>mirror at random</source>
        <translation>무작위로 뒤집기</translation>
    </message>
    <message>
        <source>mix chains of augmentations</source>
        <translation>여러 증강을 섞기</translation>
    </message>
    <message>
        <source>modified Bessel function of the first kind, ...</source>
        <translation>원소별 1종 0차 변형 베셀 함수</translation>
    </message>
    <message>
        <source>more or less colour</source>
        <translation>무작위로 채도 조정</translation>
    </message>
    <message>
        <source>more or less contrast</source>
        <translation>무작위로 대비 조정</translation>
    </message>
    <message>
        <source>move axes of a tensor to new positions</source>
        <translation>축을 새 위치로 옮기기</translation>
    </message>
    <message>
        <source>multiply with noise</source>
        <translation>잡음 곱하기</translation>
    </message>
    <message>
        <source>multiply x1 by 2 raised to the power of x2, ...</source>
        <translation>원소별 x1 × 2의 x2제곱</translation>
    </message>
    <message>
        <source>natural logarithm</source>
        <translation>자연로그</translation>
    </message>
    <message>
        <source>natural logarithm of one plus the x, ...</source>
        <translation>원소별 log(1 + x)</translation>
    </message>
    <message>
        <source>next representable floating-point value after ...</source>
        <translation>x1에서 x2 쪽으로 다음 부동소수점 값</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>no gradient flows back</source>
        <translation>기울기가 흐르지 않게</translation>
    </message>
    <message>
        <source>no negative weights</source>
        <translation>음수 가중치 없음</translation>
    </message>
    <message>
        <source>norm 1</source>
        <translation>노름을 1로</translation>
    </message>
    <message>
        <source>norm at most a value</source>
        <translation>노름을 일정 값 이하로</translation>
    </message>
    <message>
        <source>norm between two values</source>
        <translation>노름을 두 값 사이로</translation>
    </message>
    <message>
        <source>normal numbers</source>
        <translation>정규 분포 난수</translation>
    </message>
    <message>
        <source>normal numbers without tails</source>
        <translation>양 끝을 자른 정규 분포 난수</translation>
    </message>
    <message>
        <source>normal, fits relu</source>
        <translation>정규 분포, relu용</translation>
    </message>
    <message>
        <source>normal, fits selu</source>
        <translation>정규 분포, selu용</translation>
    </message>
    <message>
        <source>normal, fits sigmoid and tanh</source>
        <translation>정규 분포, sigmoid와 tanh용</translation>
    </message>
    <message>
        <source>normalise a batch</source>
        <translation>배치 단위로 정규화</translation>
    </message>
    <message>
        <source>normalise channel groups</source>
        <translation>채널 묶음 단위로 정규화</translation>
    </message>
    <message>
        <source>normalise each sample</source>
        <translation>샘플 단위로 정규화</translation>
    </message>
    <message>
        <source>normalized sinc function</source>
        <translation>정규화된 sinc 함수</translation>
    </message>
    <message>
        <source>normalizes x by mean and variance</source>
        <translation>평균과 분산으로 x 정규화</translation>
    </message>
    <message>
        <source>numbers over many magnitudes</source>
        <translation>숫자, 크기 차이가 클 때</translation>
    </message>
    <message>
        <source>numbers to bins</source>
        <translation>숫자를 구간으로</translation>
    </message>
    <message>
        <source>numbers to one-hot</source>
        <translation>숫자를 원-핫으로</translation>
    </message>
    <message>
        <source>numbers; error in per cent</source>
        <translation>숫자, 백분율 오차</translation>
    </message>
    <message>
        <source>numbers; every error counts alike</source>
        <translation>숫자, 모든 오차를 똑같이</translation>
    </message>
    <message>
        <source>numbers; large errors count more</source>
        <translation>숫자, 큰 오차를 더 크게</translation>
    </message>
    <message>
        <source>numbers; robust against outliers</source>
        <translation>숫자, 이상값에 강함</translation>
    </message>
    <message>
        <source>numbers; smooth and robust</source>
        <translation>숫자, 부드럽고 강건함</translation>
    </message>
    <message>
        <source>one half gates the other</source>
        <translation>절반이 나머지 절반을 조절</translation>
    </message>
    <message>
        <source>one of many classes, integer targets</source>
        <translation>여러 클래스 중 하나, 정수 타깃</translation>
    </message>
    <message>
        <source>one of many classes, one-hot targets</source>
        <translation>여러 클래스 중 하나, 원-핫 타깃</translation>
    </message>
    <message>
        <source>one step of a GRU</source>
        <translation>GRU의 한 스텝</translation>
    </message>
    <message>
        <source>one step of a plain recurrence</source>
        <translation>단순 순환의 한 스텝</translation>
    </message>
    <message>
        <source>one step of an LSTM</source>
        <translation>LSTM의 한 스텝</translation>
    </message>
    <message>
        <source>orthogonal steps for matrices</source>
        <translation>행렬에 직교하는 스텝</translation>
    </message>
    <message>
        <source>other order of the axes</source>
        <translation>축의 순서 바꾸기</translation>
    </message>
    <message>
        <source>outer product of two vectors</source>
        <translation>두 벡터의 바깥곱</translation>
    </message>
    <message>
        <source>overlap of masks</source>
        <translation>마스크의 겹침</translation>
    </message>
    <message>
        <source>overlap of masks, weighted</source>
        <translation>마스크의 겹침, 가중</translation>
    </message>
    <message>
        <source>overlap over union of some classes</source>
        <translation>일부 클래스의 합집합 대비 겹침</translation>
    </message>
    <message>
        <source>overlap over union, one-hot</source>
        <translation>합집합 대비 겹침, 원-핫</translation>
    </message>
    <message>
        <source>overlap over union, yes or no</source>
        <translation>합집합 대비 겹침, 예 또는 아니요</translation>
    </message>
    <message>
        <source>pad images with zeros to the specified height ...</source>
        <translation>이미지 둘레에 0 채우기</translation>
    </message>
    <message>
        <source>pairwise distances between two collections of ...</source>
        <translation>두 점 집합의 쌍별 거리</translation>
    </message>
    <message>
        <source>pass through unchanged</source>
        <translation>그대로 통과</translation>
    </message>
    <message>
        <source>paste patches of other images</source>
        <translation>다른 이미지 조각 붙이기</translation>
    </message>
    <message>
        <source>peak Signal-to-Noise Ratio (PSNR) function</source>
        <translation>최대 신호 대 잡음비 (PSNR)</translation>
    </message>
    <message>
        <source>peak-to-peak (max - min) value of tensor ...</source>
        <translation>최댓값 − 최솟값</translation>
    </message>
    <message>
        <source>penalise large outputs</source>
        <translation>큰 출력에 벌점</translation>
    </message>
    <message>
        <source>perform a binary search, returning indices for ...</source>
        <translation>이진 탐색으로 찾은 위치</translation>
    </message>
    <message>
        <source>perspective transformation to the image(s)</source>
        <translation>이미지에 원근 변환</translation>
    </message>
    <message>
        <source>pick by index</source>
        <translation>인덱스로 고르기</translation>
    </message>
    <message>
        <source>plain recurrence</source>
        <translation>단순 순환</translation>
    </message>
    <message>
        <source>plain steps downhill, with momentum</source>
        <translation>단순한 경사 하강, 모멘텀</translation>
    </message>
    <message>
        <source>precision and recall in one</source>
        <translation>정밀도와 재현율을 하나로</translation>
    </message>
    <message>
        <source>precision and recall, weighted</source>
        <translation>정밀도와 재현율, 가중</translation>
    </message>
    <message>
        <source>precision at a given recall</source>
        <translation>지정한 재현율에서의 정밀도</translation>
    </message>
    <message>
        <source>print progress</source>
        <translation>진행률 출력</translation>
    </message>
    <message>
        <source>probabilities with zeros</source>
        <translation>0이 있는 확률</translation>
    </message>
    <message>
        <source>product along an axis</source>
        <translation>축을 따라 곱</translation>
    </message>
    <message>
        <source>product of a tensor over the given axes, ...</source>
        <translation>축을 따라 곱 (NaN 무시)</translation>
    </message>
    <message>
        <source>product of segments in a tensor</source>
        <translation>구간별 곱</translation>
    </message>
    <message>
        <source>product, element by element</source>
        <translation>원소별 곱</translation>
    </message>
    <message>
        <source>products and sums by a formula</source>
        <translation>식으로 쓰는 곱과 합</translation>
    </message>
    <message>
        <source>q-th percentile(s) of the data along the ...</source>
        <translation>축을 따라 q번째 백분위수</translation>
    </message>
    <message>
        <source>q-th quantile(s) of the data along the ...</source>
        <translation>축을 따라 q번째 분위수</translation>
    </message>
    <message>
        <source>random augmentations</source>
        <translation>무작위 증강</translation>
    </message>
    <message>
        <source>real part of the complex argument</source>
        <translation>복소수의 실수부</translation>
    </message>
    <message>
        <source>real-valued Fast Fourier Transform along the ...</source>
        <translation>마지막 축의 실수 고속 푸리에 변환</translation>
    </message>
    <message>
        <source>rearranges blocks of spatial data into depth</source>
        <translation>공간 블록을 깊이로</translation>
    </message>
    <message>
        <source>rearranges data from depth into blocks of ...</source>
        <translation>깊이의 데이터를 공간 블록으로</translation>
    </message>
    <message>
        <source>recall at a given precision</source>
        <translation>지정한 정밀도에서의 재현율</translation>
    </message>
    <message>
        <source>reciprocal of square root of x element-wise</source>
        <translation>원소별 제곱근의 역수</translation>
    </message>
    <message>
        <source>reciprocal of the argument, element-wise</source>
        <translation>원소별 역수</translation>
    </message>
    <message>
        <source>rectified linear unit activation function with ...</source>
        <translation>6에서 멈추는 relu (연산)</translation>
    </message>
    <message>
        <source>relu up to 6</source>
        <translation>6에서 멈추는 relu</translation>
    </message>
    <message>
        <source>relu, smooth (Gaussian)</source>
        <translation>부드러운 relu (가우시안)</translation>
    </message>
    <message>
        <source>repeat each element</source>
        <translation>원소마다 반복</translation>
    </message>
    <message>
        <source>repeat n times</source>
        <translation>n번 반복</translation>
    </message>
    <message>
        <source>repeat the whole</source>
        <translation>전체 반복</translation>
    </message>
    <message>
        <source>repeat to enlarge (1D)</source>
        <translation>반복해서 키우기 (1D)</translation>
    </message>
    <message>
        <source>repeat to enlarge (2D)</source>
        <translation>반복해서 키우기 (2D)</translation>
    </message>
    <message>
        <source>repeat to enlarge (3D)</source>
        <translation>반복해서 키우기 (3D)</translation>
    </message>
    <message>
        <source>replace NaN with zero and infinity with large ...</source>
        <translation>NaN은 0으로, 무한대는 큰 수로</translation>
    </message>
    <message>
        <source>resize images</source>
        <translation>이미지 크기 조정</translation>
    </message>
    <message>
        <source>resize images to size using the specified ...</source>
        <translation>지정한 방법으로 이미지 크기 조정</translation>
    </message>
    <message>
        <source>reverse the order of elements along axis 0 ...</source>
        <translation>축 0의 순서 뒤집기</translation>
    </message>
    <message>
        <source>reverse the order of elements along axis 1 ...</source>
        <translation>축 1의 순서 뒤집기</translation>
    </message>
    <message>
        <source>reverse the order of elements in the tensor ...</source>
        <translation>원소의 순서 뒤집기</translation>
    </message>
    <message>
        <source>right among the best k, integers</source>
        <translation>상위 k개에 든 비율, 정수</translation>
    </message>
    <message>
        <source>right among the best k, one-hot</source>
        <translation>상위 k개에 든 비율, 원-핫</translation>
    </message>
    <message>
        <source>rightly found</source>
        <translation>바르게 찾은 수</translation>
    </message>
    <message>
        <source>rightly passed over</source>
        <translation>바르게 제외한 수</translation>
    </message>
    <message>
        <source>roll tensor elements along a given axis</source>
        <translation>축을 따라 원소 밀기</translation>
    </message>
    <message>
        <source>root Mean Square (RMS) normalization on x</source>
        <translation>x의 RMS 정규화</translation>
    </message>
    <message>
        <source>rotate an array by 90 degrees in the plane ...</source>
        <translation>평면에서 90도 회전</translation>
    </message>
    <message>
        <source>rotate at random</source>
        <translation>무작위로 회전</translation>
    </message>
    <message>
        <source>rows or columns at right angles</source>
        <translation>행이나 열을 직각으로</translation>
    </message>
    <message>
        <source>safe element-wise division which returns 0 ...</source>
        <translation>0으로 나누면 0이 되는 원소별 나눗셈</translation>
    </message>
    <message>
        <source>safe saturating cast to the desired dtype</source>
        <translation>범위를 넘지 않게 dtype 변환</translation>
    </message>
    <message>
        <source>save the model while training</source>
        <translation>학습하면서 모델 저장</translation>
    </message>
    <message>
        <source>save with Orbax</source>
        <translation>Orbax로 저장</translation>
    </message>
    <message>
        <source>scale and shift</source>
        <translation>배율과 이동</translation>
    </message>
    <message>
        <source>scale to length 1</source>
        <translation>길이를 1로</translation>
    </message>
    <message>
        <source>scale to root mean square 1</source>
        <translation>제곱평균제곱근을 1로</translation>
    </message>
    <message>
        <source>scaled Exponential Linear Unit (SELU) ...</source>
        <translation>스케일드 지수 선형 유닛 (SELU)</translation>
    </message>
    <message>
        <source>scaled dot-product attention</source>
        <translation>스케일드 내적 어텐션</translation>
    </message>
    <message>
        <source>scales by recent gradients</source>
        <translation>최근 기울기로 크기 조절</translation>
    </message>
    <message>
        <source>scales the loss for float16</source>
        <translation>float16에 맞춰 손실 확대</translation>
    </message>
    <message>
        <source>scores to probabilities</source>
        <translation>점수를 확률로</translation>
    </message>
    <message>
        <source>select values from x at the 1-D indices along ...</source>
        <translation>축을 따라 인덱스로 고르기</translation>
    </message>
    <message>
        <source>send events to a server</source>
        <translation>이벤트를 서버로 보내기</translation>
    </message>
    <message>
        <source>sensitivity at a given specificity</source>
        <translation>지정한 특이도에서의 민감도</translation>
    </message>
    <message>
        <source>sequences without alignment</source>
        <translation>정렬 없는 시퀀스</translation>
    </message>
    <message>
        <source>set the learning rate by the epoch</source>
        <translation>에포크에 따라 학습률 설정</translation>
    </message>
    <message>
        <source>share of the variance explained</source>
        <translation>설명된 분산의 비율</translation>
    </message>
    <message>
        <source>share that is exactly equal</source>
        <translation>정확히 같은 비율</translation>
    </message>
    <message>
        <source>share that is right, integer targets</source>
        <translation>맞힌 비율, 정수 타깃</translation>
    </message>
    <message>
        <source>share that is right, one-hot targets</source>
        <translation>맞힌 비율, 원-핫 타깃</translation>
    </message>
    <message>
        <source>share that is right, yes or no</source>
        <translation>맞힌 비율, 예 또는 아니요</translation>
    </message>
    <message>
        <source>sharper or softer</source>
        <translation>무작위로 선명도 조정</translation>
    </message>
    <message>
        <source>shear at random</source>
        <translation>무작위로 전단 변형</translation>
    </message>
    <message>
        <source>shift at random</source>
        <translation>무작위로 이동</translation>
    </message>
    <message>
        <source>shift the bits of an integer to the left</source>
        <translation>정수의 비트를 왼쪽으로 이동</translation>
    </message>
    <message>
        <source>shift the bits of an integer to the right</source>
        <translation>정수의 비트를 오른쪽으로 이동</translation>
    </message>
    <message>
        <source>shift the hue</source>
        <translation>색조 바꾸기</translation>
    </message>
    <message>
        <source>short-Time Fourier Transform along the last ...</source>
        <translation>마지막 축의 단시간 푸리에 변환</translation>
    </message>
    <message>
        <source>shorthand for keras.ops.conjugate</source>
        <translation>ops.conjugate의 줄임</translation>
    </message>
    <message>
        <source>shrink by a factor</source>
        <translation>일정 비율로 감소</translation>
    </message>
    <message>
        <source>shrink towards 0</source>
        <translation>0 쪽으로 줄이기</translation>
    </message>
    <message>
        <source>sigmoid from straight lines</source>
        <translation>직선으로 근사한 sigmoid</translation>
    </message>
    <message>
        <source>sigmoid that reaches 0 and 1</source>
        <translation>0과 1에 닿는 sigmoid</translation>
    </message>
    <message>
        <source>sign and natural logarithm of the determinant ...</source>
        <translation>행렬식의 부호와 자연로그</translation>
    </message>
    <message>
        <source>sign bit of the elements of x</source>
        <translation>원소의 부호 비트</translation>
    </message>
    <message>
        <source>signal to spectrogram</source>
        <translation>신호를 스펙트로그램으로</translation>
    </message>
    <message>
        <source>silu from straight lines</source>
        <translation>직선으로 근사한 silu</translation>
    </message>
    <message>
        <source>singular value decomposition of a matrix</source>
        <translation>행렬의 특잇값 분해</translation>
    </message>
    <message>
        <source>skip empty timesteps</source>
        <translation>빈 시점 건너뛰기</translation>
    </message>
    <message>
        <source>slice of an input tensor</source>
        <translation>텐서의 일부분</translation>
    </message>
    <message>
        <source>small slope below zero</source>
        <translation>0 아래는 작은 기울기</translation>
    </message>
    <message>
        <source>small values become 0</source>
        <translation>작은 값은 0으로</translation>
    </message>
    <message>
        <source>small weights become 0</source>
        <translation>작은 가중치를 0으로</translation>
    </message>
    <message>
        <source>smaller of the two</source>
        <translation>둘 중 작은 값</translation>
    </message>
    <message>
        <source>smaller steps for frequent features</source>
        <translation>잦은 특성은 작은 스텝으로</translation>
    </message>
    <message>
        <source>smaller steps when nothing improves</source>
        <translation>나아지지 않으면 학습률 낮추기</translation>
    </message>
    <message>
        <source>smallest along an axis</source>
        <translation>축을 따라 최솟값</translation>
    </message>
    <message>
        <source>smallest, element by element</source>
        <translation>원소별 최솟값</translation>
    </message>
    <message>
        <source>smooth elu</source>
        <translation>부드러운 elu</translation>
    </message>
    <message>
        <source>smooth mean error</source>
        <translation>부드러운 평균 오차</translation>
    </message>
    <message>
        <source>smooth relu</source>
        <translation>부드러운 relu</translation>
    </message>
    <message>
        <source>smooth relu by a root</source>
        <translation>제곱근으로 만든 부드러운 relu</translation>
    </message>
    <message>
        <source>sobel edge detection on images</source>
        <translation>소벨 윤곽선 검출</translation>
    </message>
    <message>
        <source>soft Shrink activation function</source>
        <translation>0 쪽으로 줄이기 (soft shrink)</translation>
    </message>
    <message>
        <source>softplus activation function</source>
        <translation>softplus 활성화 함수</translation>
    </message>
    <message>
        <source>softplus that reaches 0</source>
        <translation>0에 닿는 softplus</translation>
    </message>
    <message>
        <source>softsign activation function</source>
        <translation>softsign 활성화 함수</translation>
    </message>
    <message>
        <source>solves a linear system of equations given by a ...</source>
        <translation>연립 일차방정식 풀기</translation>
    </message>
    <message>
        <source>sorts the elements of x along a given axis in ...</source>
        <translation>축을 따라 정렬</translation>
    </message>
    <message>
        <source>sparse categorical cross-entropy loss</source>
        <translation>희소 범주형 교차 엔트로피</translation>
    </message>
    <message>
        <source>sparse sigmoid activation function</source>
        <translation>희소 시그모이드 활성화 함수</translation>
    </message>
    <message>
        <source>sparsePlus activation function</source>
        <translation>sparse plus 활성화 함수</translation>
    </message>
    <message>
        <source>sparsemax activation function</source>
        <translation>sparsemax 활성화 함수</translation>
    </message>
    <message>
        <source>specificity at a given sensitivity</source>
        <translation>지정한 민감도에서의 특이도</translation>
    </message>
    <message>
        <source>specified diagonals</source>
        <translation>지정한 대각선</translation>
    </message>
    <message>
        <source>split an array into multiple sub-arrays ...</source>
        <translation>배열을 여러 개로 나누기</translation>
    </message>
    <message>
        <source>spread by the size of the layer</source>
        <translation>레이어 크기에 맞춘 분산</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>제곱근</translation>
    </message>
    <message>
        <source>square root of the mean squared error</source>
        <translation>평균 제곱 오차의 제곱근</translation>
    </message>
    <message>
        <source>squared margin, targets -1 and 1</source>
        <translation>여유의 제곱, 타깃은 -1과 1</translation>
    </message>
    <message>
        <source>squareplus activation function</source>
        <translation>squareplus 활성화 함수</translation>
    </message>
    <message>
        <source>stack tensors in sequence depth wise (along ...</source>
        <translation>깊이 방향으로 쌓기</translation>
    </message>
    <message>
        <source>stack tensors in sequence horizontally (column ...</source>
        <translation>가로로 쌓기</translation>
    </message>
    <message>
        <source>stack tensors in sequence vertically (row wise)</source>
        <translation>세로로 쌓기</translation>
    </message>
    <message>
        <source>standard deviation along an axis</source>
        <translation>축을 따라 표준편차</translation>
    </message>
    <message>
        <source>standard deviation along the specified axes, ...</source>
        <translation>축을 따라 표준편차 (NaN 무시)</translation>
    </message>
    <message>
        <source>steps by the sign only</source>
        <translation>부호만으로 한 스텝씩</translation>
    </message>
    <message>
        <source>stop when nothing improves</source>
        <translation>나아지지 않으면 멈추기</translation>
    </message>
    <message>
        <source>stop when the loss is not a number</source>
        <translation>손실이 숫자가 아니면 멈추기</translation>
    </message>
    <message>
        <source>stretch the contrast</source>
        <translation>대비 늘리기</translation>
    </message>
    <message>
        <source>strings to numbers</source>
        <translation>문자열을 숫자로</translation>
    </message>
    <message>
        <source>structural Similarity Index (SSIM) between two ...</source>
        <translation>두 이미지의 구조적 유사도 (SSIM)</translation>
    </message>
    <message>
        <source>sum along an axis</source>
        <translation>축을 따라 합</translation>
    </message>
    <message>
        <source>sum along diagonals of the tensor</source>
        <translation>대각선의 합</translation>
    </message>
    <message>
        <source>sum of a tensor over the given axes, ignoring ...</source>
        <translation>축을 따라 합 (NaN 무시)</translation>
    </message>
    <message>
        <source>sum of segments in a tensor</source>
        <translation>구간별 합</translation>
    </message>
    <message>
        <source>sum of values</source>
        <translation>값의 합</translation>
    </message>
    <message>
        <source>sum, element by element</source>
        <translation>원소별 합</translation>
    </message>
    <message>
        <source>swap axes</source>
        <translation>축 바꾸기</translation>
    </message>
    <message>
        <source>tangent, element-wise</source>
        <translation>원소별 탄젠트</translation>
    </message>
    <message>
        <source>tanh shrink function element-wise</source>
        <translation>원소별 x − tanh(x)</translation>
    </message>
    <message>
        <source>tensor dot product along specified axes</source>
        <translation>지정한 축의 텐서 내적</translation>
    </message>
    <message>
        <source>tensor of ones with the same shape and type of x</source>
        <translation>x와 형태, 자료형이 같고 1로 찬 텐서</translation>
    </message>
    <message>
        <source>tensor of zeros with the same shape and type as ...</source>
        <translation>형태와 자료형이 같고 0으로 찬 텐서</translation>
    </message>
    <message>
        <source>tensor with the signs of the elements of x</source>
        <translation>원소의 부호</translation>
    </message>
    <message>
        <source>text to tokens</source>
        <translation>텍스트를 토큰으로</translation>
    </message>
    <message>
        <source>the accuracy that fits the loss</source>
        <translation>손실에 맞는 정확도</translation>
    </message>
    <message>
        <source>the angle between vectors</source>
        <translation>벡터 사이의 각도</translation>
    </message>
    <message>
        <source>the cross-entropy that fits the loss</source>
        <translation>손실에 맞는 교차 엔트로피</translation>
    </message>
    <message>
        <source>the identity matrix</source>
        <translation>단위 행렬</translation>
    </message>
    <message>
        <source>threshold activation function</source>
        <translation>문턱값 활성화 함수</translation>
    </message>
    <message>
        <source>tilt the view</source>
        <translation>시점 기울이기</translation>
    </message>
    <message>
        <source>to another dtype</source>
        <translation>다른 dtype으로</translation>
    </message>
    <message>
        <source>to another shape</source>
        <translation>다른 형태로</translation>
    </message>
    <message>
        <source>to another shape, batch included</source>
        <translation>다른 형태로, 배치 포함</translation>
    </message>
    <message>
        <source>to between -1 and 1</source>
        <translation>-1과 1 사이로</translation>
    </message>
    <message>
        <source>to between 0 and 1</source>
        <translation>0과 1 사이로</translation>
    </message>
    <message>
        <source>to grey at random</source>
        <translation>무작위로 회색으로</translation>
    </message>
    <message>
        <source>to length 1 along an axis</source>
        <translation>축을 따라 길이 1로</translation>
    </message>
    <message>
        <source>to mean 0 and deviation 1</source>
        <translation>평균 0, 표준편차 1로</translation>
    </message>
    <message>
        <source>to one dimension</source>
        <translation>1차원으로 펴기</translation>
    </message>
    <message>
        <source>to probabilities</source>
        <translation>확률로</translation>
    </message>
    <message>
        <source>trigonometric inverse cosine, element-wise</source>
        <translation>원소별 역코사인</translation>
    </message>
    <message>
        <source>trigonometric inverse tangent, element-wise</source>
        <translation>원소별 역탄젠트</translation>
    </message>
    <message>
        <source>trigonometric sine, element-wise</source>
        <translation>원소별 사인</translation>
    </message>
    <message>
        <source>true if two arrays are element-wise equal ...</source>
        <translation>두 배열의 원소가 거의 같은지</translation>
    </message>
    <message>
        <source>truncated value of the input, element-wise</source>
        <translation>원소별 소수점 아래 버림</translation>
    </message>
    <message>
        <source>truth value of x1 &lt; x2 element-wise</source>
        <translation>원소별 x1 &lt; x2</translation>
    </message>
    <message>
        <source>truth value of x1 &lt;= x2 element-wise</source>
        <translation>원소별 x1 &lt;= x2</translation>
    </message>
    <message>
        <source>truth value of x1 &gt; x2 element-wise</source>
        <translation>원소별 x1 &gt; x2</translation>
    </message>
    <message>
        <source>truth value of x1 &gt;= x2 element-wise</source>
        <translation>원소별 x1 &gt;= x2</translation>
    </message>
    <message>
        <source>truth value of x1 XOR x2, element-wise</source>
        <translation>원소별 논리 XOR</translation>
    </message>
    <message>
        <source>uniform numbers</source>
        <translation>균등 분포 난수</translation>
    </message>
    <message>
        <source>uniform, fits relu</source>
        <translation>균등 분포, relu용</translation>
    </message>
    <message>
        <source>uniform, fits selu</source>
        <translation>균등 분포, selu용</translation>
    </message>
    <message>
        <source>uniform, fits sigmoid and tanh</source>
        <translation>균등 분포, sigmoid와 tanh용</translation>
    </message>
    <message>
        <source>unpacks the given dimension of a rank-R tensor ...</source>
        <translation>한 차원을 풀어 여러 텐서로</translation>
    </message>
    <message>
        <source>update an input by slicing in a tensor of ...</source>
        <translation>일부분을 다른 텐서로 바꾸기</translation>
    </message>
    <message>
        <source>update inputs via updates at scattered (sparse) ...</source>
        <translation>지정한 위치의 값 바꾸기</translation>
    </message>
    <message>
        <source>upper triangle of a tensor</source>
        <translation>상삼각 행렬</translation>
    </message>
    <message>
        <source>variance along an axis</source>
        <translation>축을 따라 분산</translation>
    </message>
    <message>
        <source>variance along the specified axes, ignoring NaNs</source>
        <translation>축을 따라 분산 (NaN 무시)</translation>
    </message>
    <message>
        <source>weighted average along the specified axis</source>
        <translation>축을 따라 가중 평균</translation>
    </message>
    <message>
        <source>weights stay small</source>
        <translation>가중치를 작게</translation>
    </message>
    <message>
        <source>what pictures go through before a base</source>
        <translation>기반 모델 앞의 이미지 전처리</translation>
    </message>
    <message>
        <source>where data come in</source>
        <translation>데이터가 들어오는 곳</translation>
    </message>
    <message>
        <source>where the largest is</source>
        <translation>최댓값의 위치</translation>
    </message>
    <message>
        <source>where the smallest is</source>
        <translation>최솟값의 위치</translation>
    </message>
    <message>
        <source>whether a tensor is finite, element-wise</source>
        <translation>원소별로 유한한지</translation>
    </message>
    <message>
        <source>whether all array elements along a given axis ...</source>
        <translation>축을 따라 모두 참인지</translation>
    </message>
    <message>
        <source>whether any array element along a given axis ...</source>
        <translation>축을 따라 하나라도 참인지</translation>
    </message>
    <message>
        <source>whether each element of x1 is present in x2</source>
        <translation>x1의 원소가 x2에 있는지</translation>
    </message>
    <message>
        <source>whether two tensors are element-wise almost ...</source>
        <translation>두 텐서가 원소별로 거의 같은지</translation>
    </message>
    <message>
        <source>write logs for TensorBoard</source>
        <translation>TensorBoard 로그 기록</translation>
    </message>
    <message>
        <source>write the numbers to a file</source>
        <translation>수치를 파일에 기록</translation>
    </message>
    <message>
        <source>wrongly found</source>
        <translation>잘못 찾은 수</translation>
    </message>
    <message>
        <source>wrongly passed over</source>
        <translation>잘못 놓친 수</translation>
    </message>
    <message>
        <source>x minus tanh</source>
        <translation>x − tanh</translation>
    </message>
    <message>
        <source>x over 1 + |x|</source>
        <translation>x / (1 + |x|)</translation>
    </message>
    <message>
        <source>x times sigmoid</source>
        <translation>x × sigmoid</translation>
    </message>
    <message>
        <source>x times tanh of softplus</source>
        <translation>x × tanh(softplus)</translation>
    </message>
    <message>
        <source>x times x</source>
        <translation>x × x</translation>
    </message>
    <message>
        <source>x1 % x2</source>
        <translation>x1 % x2</translation>
    </message>
    <message>
        <source>x1 * x2</source>
        <translation>x1 × x2</translation>
    </message>
    <message>
        <source>x1 + x2</source>
        <translation>x1 + x2</translation>
    </message>
    <message>
        <source>x1 - x2</source>
        <translation>x1 − x2</translation>
    </message>
    <message>
        <source>x1 / x2</source>
        <translation>x1 / x2</translation>
    </message>
    <message>
        <source>x1 // x2</source>
        <translation>x1 // x2</translation>
    </message>
    <message>
        <source>x1 to the power x2</source>
        <translation>x1의 x2제곱</translation>
    </message>
    <message>
        <source>x1 where true, else x2</source>
        <translation>참이면 x1, 아니면 x2</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>예 또는 아니요</translation>
    </message>
    <message>
        <source>yes or no, hard cases count more</source>
        <translation>예 또는 아니요, 어려운 것을 더 크게</translation>
    </message>
    <message>
        <source>zeros around the borders (1D)</source>
        <translation>가장자리에 0 채우기 (1D)</translation>
    </message>
    <message>
        <source>zeros around the borders (2D)</source>
        <translation>가장자리에 0 채우기 (2D)</translation>
    </message>
    <message>
        <source>zeros around the borders (3D)</source>
        <translation>가장자리에 0 채우기 (3D)</translation>
    </message>
    <message>
        <source>zoom at random</source>
        <translation>무작위로 확대, 축소</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>support</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>balanced accuracy {value}</source>
        <translation>균형 정확도 {value}</translation>
    </message>
    <message>
        <source>macro F1 {value}</source>
        <translation>매크로 F1 {value}</translation>
    </message>
    <message>
        <source>log loss {value}</source>
        <translation>로그 손실 {value}</translation>
    </message>
    <message>
        <source>always the most frequent class: {share} right</source>
        <translation>항상 가장 흔한 클래스라고 하면 {share} 맞음</translation>
    </message>
</context>
<context>
    <name>CodeEditor</name>
    <message>
        <source>Classes that derive from keras.layers.Layer become layers of this project; losses, metrics and callbacks can be chosen in its training. The arguments of a constructor are the form.</source>
        <translation>keras.layers.Layer에서 파생된 클래스는 이 프로젝트의 레이어가 되고, 손실·지표·콜백은 학습에서 고를 수 있습니다. 생성자의 인수가 입력란이 됩니다.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>가져오기</translation>
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
    <name>CodeReview</name>
    <message>
        <source>Code of this project</source>
        <translation>이 프로젝트의 코드</translation>
    </message>
    <message>
        <source>Allow {name} to run?</source>
        <translation>{name}의 실행을 허용할까요?</translation>
    </message>
    <message>
        <source>This code came with the project. It is a program and can do whatever you can. It has not been run. Allow it only if you know what is in it; if it changes, you are asked again.</source>
        <translation>이 코드는 프로젝트와 함께 왔습니다. 프로그램이므로 사용자가 할 수 있는 모든 일을 할 수 있습니다. 아직 실행되지 않았습니다. 내용을 아는 경우에만 허용하세요. 코드가 바뀌면 다시 묻습니다.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Changes since you allowed it</source>
        <translation>허용한 뒤 바뀐 부분</translation>
    </message>
    <message>
        <source>Allow running</source>
        <translation>실행 허용</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
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
    <name>CommandPalette</name>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>“{query}”에 맞는 것이 없습니다</translation>
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
    <message>
        <source>Set {name} to {value}</source>
        <translation>{name}: {value}(으)로 변경</translation>
    </message>
    <message>
        <source>Zoom to {percent} %</source>
        <translation>{percent} %로 확대</translation>
    </message>
    <message>
        <source>Adapt all by rank {rank} (LoRA)</source>
        <translation>모두 랭크 {rank} 적응(LoRA)</translation>
    </message>
    <message>
        <source>Take LoRA away</source>
        <translation>LoRA 제거</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>{right} of {count} samples are in their true class</source>
        <translation>샘플 {count}개 중 {right}개를 맞혔습니다</translation>
    </message>
    <message>
        <source>{count} of class {true} were taken for {predicted} ({share})</source>
        <translation>클래스 {true} 중 {count}개를 {predicted} 클래스로 예측했습니다 ({share})</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>true</source>
        <translation>실제</translation>
    </message>
</context>
<context>
    <name>CurveFigure</name>
    <message>
        <source> ({shown} of {total})</source>
        <translation> ({total}개 중 {shown}개)</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>The first column has no name and is called {name}.</source>
        <translation>첫 번째 열에 이름이 없어 {name}(으)로 부릅니다.</translation>
    </message>
    <message>
        <source>Every row ends with a delimiter; the empty last column is left out.</source>
        <translation>모든 행이 구분 기호로 끝나서 비어 있는 마지막 열을 제외합니다.</translation>
    </message>
    <message>
        <source>Two lines name the columns; together: {names}.</source>
        <translation>두 줄이 열 이름을 이룹니다. 합치면: {names}.</translation>
    </message>
    <message>
        <source>The file has no header; its columns are numbered from 1.</source>
        <translation>파일에 머리글이 없어 열에 1부터 번호를 붙입니다.</translation>
    </message>
    <message>
        <source>The encoding is not certain: read as {encoding}. As {other} it would be: {preview}. Choose it if that is right.</source>
        <translation>인코딩이 확실하지 않습니다. {encoding}(으)로 읽었습니다. {other}(으)로 읽으면 다음과 같습니다: {preview}. 이쪽이 맞으면 선택하세요.</translation>
    </message>
    <message>
        <source>The line {line} is passed over; it names the delimiter.</source>
        <translation>{line} 줄은 구분 기호를 나타내므로 건너뜁니다.</translation>
    </message>
    <message>
        <source>Lines that begin with {mark} are passed over as comments; {count} at the top.</source>
        <translation>{mark}(으)로 시작하는 줄은 주석으로 보고 건너뜁니다. 맨 위에 {count}줄 있습니다.</translation>
    </message>
    <message>
        <source>{count} lines below the table are passed over; the first is: {line}</source>
        <translation>표 아래의 {count}줄을 건너뜁니다. 첫 줄: {line}</translation>
    </message>
    <message>
        <source>{count} lines above the table are passed over; the first is: {line}</source>
        <translation>표 위의 {count}줄을 건너뜁니다. 첫 줄: {line}</translation>
    </message>
    <message>
        <source>{name} is left out. {reason}</source>
        <translation>{name} 열은 쓰지 않습니다. {reason}</translation>
    </message>
    <message>
        <source>It has no values.</source>
        <translation>값이 없습니다.</translation>
    </message>
    <message>
        <source>It has more than three axes a row.</source>
        <translation>한 행의 축이 셋보다 많습니다.</translation>
    </message>
    <message>
        <source>Windows over time are made of numbers and categories.</source>
        <translation>시간 창은 수와 범주로 만듭니다.</translation>
    </message>
    <message>
        <source>It names the row and tells nothing of it.</source>
        <translation>행의 이름일 뿐 내용을 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>It repeats what other columns hold.</source>
        <translation>다른 열의 내용을 되풀이합니다.</translation>
    </message>
    <message>
        <source>{count} different values in {rows} rows: hardly two rows have one.</source>
        <translation>행 {rows}개에 서로 다른 값이 {count}개라 같은 값을 가진 행이 거의 없습니다.</translation>
    </message>
    <message>
        <source>Gaps in {names} ({count} in all): numbers are filled with the median of the training rows and marked as filled, categories get one for what is missing. No row is lost.</source>
        <translation>{names} 열에 결측값이 있습니다(모두 {count}개). 수는 학습 행의 중앙값으로 채우고 채웠다는 표시를 더하며, 범주에는 결측 범주를 둡니다. 빠지는 행은 없습니다.</translation>
    </message>
    <message>
        <source>Taken as gaps, since they lie far from all others or are the only ones below zero: {numbers}. Remove the step &quot;numbers as gaps&quot; of a column where they are numbers (--gap-numbers none).</source>
        <translation>다른 값에서 멀리 떨어져 있거나 홀로 0보다 작아 빠진 값으로 봅니다: {numbers}. 실제 수라면 그 열에서 “빠진 값을 뜻하는 수” 단계를 지우십시오(--gap-numbers none).</translation>
    </message>
    <message>
        <source>{name} has {count} different values, and {rows} rows to learn a vector for each of them.</source>
        <translation>{name} 열에는 서로 다른 값이 {count}개 있고, 값마다 벡터를 배울 행이 {rows}개 있습니다.</translation>
    </message>
    <message>
        <source>{name} is text: with {rows} rows its words are read in their order and a vector is learnt for each.</source>
        <translation>{name} 열은 텍스트입니다. 행이 {rows}개이므로 단어를 순서대로 읽고 단어마다 벡터를 배웁니다.</translation>
    </message>
    <message>
        <source>{name} is text: the {words} most frequent words are weighted by how telling they are. {rows} rows are few to learn the order of words from.</source>
        <translation>{name} 열은 텍스트입니다. 가장 잦은 단어 {words}개에 중요한 정도로 가중치를 줍니다. 행 {rows}개는 단어의 순서까지 배우기에는 적습니다.</translation>
    </message>
    <message>
        <source>{name}: pictures are read as {height} x {width} pixels, grey.</source>
        <translation>{name}: 그림을 {height} x {width} 픽셀의 흑백으로 읽습니다.</translation>
    </message>
    <message>
        <source>{name}: pictures are read as {height} x {width} pixels, in colour.</source>
        <translation>{name}: 그림을 {height} x {width} 픽셀의 컬러로 읽습니다.</translation>
    </message>
    <message>
        <source>{name}: pictures are read as {height} x {width} pixels, in colour with transparency.</source>
        <translation>{name}: 그림을 {height} x {width} 픽셀의 투명도가 있는 컬러로 읽습니다.</translation>
    </message>
    <message>
        <source>{name}: the first {seconds} s of each sound are read with {rate} samples a second; shorter ones end in silence.</source>
        <translation>{name}: 각 소리의 처음 {seconds}초를 초당 샘플 {rate}개로 읽으며, 더 짧은 소리는 무음으로 채웁니다.</translation>
    </message>
    <message>
        <source>By its name a code: its digits are no size.</source>
        <translation>이름으로 보아 코드이며, 숫자가 크기를 뜻하지 않습니다.</translation>
    </message>
    <message>
        <source>{count} different whole numbers with steps between them: taken as labels.</source>
        <translation>서로 떨어진 정수 {count}가지이므로 레이블로 봅니다.</translation>
    </message>
    <message>
        <source>Day and month can be exchanged in these dates; they are read as {format}.</source>
        <translation>이 날짜는 일과 월이 바뀌어 보일 수 있습니다. {format}(으)로 읽습니다.</translation>
    </message>
    <message>
        <source>Day and year can be exchanged in these dates; they are read as {format}.</source>
        <translation>이 날짜에서는 일과 연도를 바꾸어 읽을 수도 있습니다. {format}(으)로 읽습니다.</translation>
    </message>
    <message>
        <source>Several labels in a value, with {mark} between them: {labels}.</source>
        <translation>한 값에 {mark}(으)로 나뉜 여러 레이블이 있습니다: {labels}.</translation>
    </message>
    <message>
        <source>Characters that cannot be seen stand in {count} rows, such as {examples}: a value with one differs from the same value without.</source>
        <translation>{count}개 행에 보이지 않는 문자가 있습니다. 예: {examples}. 그 문자가 있는 값은 없는 값과 다른 값입니다.</translation>
    </message>
    <message>
        <source>Numbers with a decimal point and with a decimal comma, such as {first} and {second}: taken as words. Write them all in one way.</source>
        <translation>{first}, {second}처럼 소수점과 소수 쉼표가 섞인 수라서 단어로 봅니다. 한 가지 방식으로 적으세요.</translation>
    </message>
    <message>
        <source>Dates that no one way of writing reads, such as {examples}: taken as words. Write them all in one way.</source>
        <translation>{examples}처럼 한 가지 방식으로 읽히지 않는 날짜라서 단어로 봅니다. 한 가지 방식으로 적으세요.</translation>
    </message>
    <message>
        <source>{count} values begin with 0, such as {example}: a code, not a size.</source>
        <translation>값 {count}개가 {example}처럼 0으로 시작합니다. 크기가 아니라 코드입니다.</translation>
    </message>
    <message>
        <source>Numbers written as text, such as {example}; they are read as numbers.</source>
        <translation>{example}처럼 텍스트로 쓰인 숫자를 숫자로 읽습니다.</translation>
    </message>
    <message>
        <source>Limits, read as the numbers in them: {words}.</source>
        <translation>한계값은 그 안의 수로 읽습니다: {words}.</translation>
    </message>
    <message>
        <source>Counted as gaps: {words}.</source>
        <translation>결측값으로 셉니다: {words}.</translation>
    </message>
    <message>
        <source>It has the same value in every row: {value}.</source>
        <translation>모든 행의 값이 같습니다: {value}.</translation>
    </message>
    <message>
        <source>It counts the rows.</source>
        <translation>행의 번호입니다.</translation>
    </message>
    <message>
        <source>It goes up by one with every row, as row numbers do.</source>
        <translation>행 번호처럼 행마다 1씩 커집니다.</translation>
    </message>
    <message>
        <source>Every row has a value of its own: it names the row and tells nothing of it.</source>
        <translation>행마다 값이 모두 달라, 행을 가리킬 뿐 내용을 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>{count} of {total} files are not there, such as {example}. Put them beside the table.</source>
        <translation>파일 {total}개 중 {count}개가 없습니다(예: {example}). 표 옆에 두세요.</translation>
    </message>
    <message>
        <source>{count} of {total} files looked into cannot be read, such as {example}.</source>
        <translation>살펴본 파일 {total}개 중 {count}개를 읽을 수 없습니다(예: {example}).</translation>
    </message>
    <message>
        <source>Of different sizes; the most frequent is {size}.</source>
        <translation>크기가 서로 다르며, 가장 많은 크기는 {size}입니다.</translation>
    </message>
    <message>
        <source>Sounds of {shortest} to {longest} s, {rate} samples a second.</source>
        <translation>{shortest}~{longest}초 길이의 소리, 초당 샘플 {rate}개.</translation>
    </message>
    <message>
        <source>{count} of {total} sounds looked into have other rates.</source>
        <translation>살펴본 소리 {total}개 중 {count}개는 샘플 속도가 다릅니다.</translation>
    </message>
    <message>
        <source>arrays (.npz)</source>
        <translation>배열(.npz)</translation>
    </message>
    <message>
        <source>{rows} rows of their own for the {part}: {names}.</source>
        <translation>{part}에 쓸 별도의 행 {rows}개: {names}.</translation>
    </message>
    <message>
        <source>Arrays of other lengths than {rows} rows are no columns: {names}.</source>
        <translation>길이가 {rows}행이 아닌 배열은 열이 아닙니다: {names}.</translation>
    </message>
    <message>
        <source>{count} columns of types that cannot be used are left out: {names}.</source>
        <translation>쓸 수 없는 자료형의 열 {count}개를 제외합니다: {names}.</translation>
    </message>
    <message>
        <source>workbook</source>
        <translation>통합 문서</translation>
    </message>
    <message>
        <source>The sheet {sheet} is read; there are also: {others}.</source>
        <translation>{sheet} 시트를 읽습니다. 다른 시트: {others}.</translation>
    </message>
    <message>
        <source>{count} formulas have no result in the file, the first in {place}; they are read as gaps. Save the file once in a spreadsheet program to have them worked out.</source>
        <translation>수식 {count}개는 파일에 결과가 없어(첫째는 {place}) 빈 값으로 읽습니다. 스프레드시트 프로그램에서 한 번 저장하면 결과가 채워집니다.</translation>
    </message>
    <message>
        <source>Cells merged with one above are read as its value: {names}.</source>
        <translation>위와 병합된 셀은 그 값으로 읽습니다: {names}.</translation>
    </message>
    <message>
        <source>Folders without such files are no classes: {names}.</source>
        <translation>그런 파일이 없는 폴더는 클래스가 아닙니다: {names}.</translation>
    </message>
    <message>
        <source>{count} files of other kinds are passed over: {endings}.</source>
        <translation>다른 종류의 파일 {count}개를 건너뜁니다: {endings}.</translation>
    </message>
    <message>
        <source>{count} files are empty and left out, such as {example}.</source>
        <translation>비어 있는 파일 {count}개를 제외합니다(예: {example}).</translation>
    </message>
    <message>
        <source>{count} files lie in no folder of a class and have none.</source>
        <translation>파일 {count}개가 클래스 폴더에 들어 있지 않아 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>{count} values are missing or infinite; the first stands in row {row}.</source>
        <translation>값 {count}개가 없거나 무한대입니다. 첫 번째는 {row}행에 있습니다.</translation>
    </message>
    <message>
        <source>Each row has one 1: it is one of {count} classes.</source>
        <translation>행마다 1이 하나씩 있어 {count}개 클래스 중 하나를 나타냅니다.</translation>
    </message>
    <message>
        <source>{count} values are infinite; the first stands in row {row}.</source>
        <translation>값 {count}개가 무한대입니다. 첫 번째는 {row}행에 있습니다.</translation>
    </message>
    <message>
        <source>{count} values are too large for float32, as networks count; the first stands in row {row}.</source>
        <translation>값 {count}개가 신경망이 쓰는 float32에는 너무 큽니다. 첫 번째는 {row}행에 있습니다.</translation>
    </message>
    <message>
        <source>{count} whole numbers are above 2^24 and lose digits in float32; the first stands in row {row}.</source>
        <translation>정수 {count}개가 2^24보다 커서 float32에서 자릿수를 잃습니다. 첫 번째는 {row}행에 있습니다.</translation>
    </message>
    <message>
        <source>{numbers} lies far from all others ({low} to {high}) and stands for what is missing, it seems.</source>
        <translation>{numbers}은(는) 다른 모든 값({low}~{high})에서 멀리 떨어져 있어, 빠진 값을 뜻하는 듯합니다.</translation>
    </message>
    <message>
        <source>{count} values cannot be read as the kind of the field and count as gaps.</source>
        <translation>값 {count}개를 필드의 종류로 읽을 수 없어 결측값으로 셉니다.</translation>
    </message>
    <message>
        <source>Arrow file</source>
        <translation>Arrow 파일</translation>
    </message>
    <message>
        <source>bundled set</source>
        <translation>내장 데이터</translation>
    </message>
    <message>
        <source>delimited text</source>
        <translation>구분자 텍스트</translation>
    </message>
    <message>
        <source>{count} lines repeat the header and are passed over.</source>
        <translation>머리글이 반복된 줄 {count}개를 건너뜁니다.</translation>
    </message>
    <message>
        <source>generated data</source>
        <translation>생성한 데이터</translation>
    </message>
    <message>
        <source>folder of pictures</source>
        <translation>그림 폴더</translation>
    </message>
    <message>
        <source>array (.npy)</source>
        <translation>배열(.npy)</translation>
    </message>
    <message>
        <source>Parquet file</source>
        <translation>Parquet 파일</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>folder of sounds</source>
        <translation>소리 폴더</translation>
    </message>
    <message>
        <source>folder of texts</source>
        <translation>텍스트 폴더</translation>
    </message>
    <message>
        <source>Looking for rows that can be used</source>
        <translation>사용할 수 있는 행 찾는 중</translation>
    </message>
    <message>
        <source>Preparing the rows to train on</source>
        <translation>학습할 행 전처리 중</translation>
    </message>
    <message>
        <source>Preparing the rows to validate with</source>
        <translation>검증할 행 전처리 중</translation>
    </message>
    <message>
        <source>Preparing the rows to test with</source>
        <translation>시험할 행 전처리 중</translation>
    </message>
    <message>
        <source>Fitting the steps of {column}</source>
        <translation>{column} 열의 단계 맞추는 중</translation>
    </message>
    <message>
        <source>{column} alone tells {target} in {share} % of the rows. If it is not known when you predict, leave it out.</source>
        <translation>{column} 열만으로 {target} 값을 {share} %의 행에서 알 수 있습니다. 예측할 때 모르는 값이라면 제외하세요.</translation>
    </message>
    <message>
        <source>{count} rows are left out: {reason}</source>
        <translation>{count}개 행을 제외합니다: {reason}</translation>
    </message>
    <message>
        <source>Of the rows left out by class: {classes}.</source>
        <translation>제외한 행의 클래스: {classes}.</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>{name} is {first} or {second}. The network tells how likely {second} is.</source>
        <translation>{name} 열은 {first} 아니면 {second}입니다. 네트워크가 {second}일 확률을 알려 줍니다.</translation>
    </message>
    <message>
        <source>{name} is one of {count} classes. The network tells how likely each is.</source>
        <translation>{name} 열은 클래스 {count}개 중 하나입니다. 네트워크가 클래스마다 확률을 알려 줍니다.</translation>
    </message>
    <message>
        <source>{name} holds {count} different whole numbers and is taken for classes. If they are amounts, choose regression.</source>
        <translation>{name} 열에는 서로 다른 정수가 {count}개 있어 클래스로 봅니다. 양을 나타낸다면 회귀를 선택하세요.</translation>
    </message>
    <message>
        <source>{name} is a number. It is scaled for the training, and predictions come back in its own units.</source>
        <translation>{name} 열은 수입니다. 학습할 때는 크기를 맞추고, 예측은 원래 단위로 돌려줍니다.</translation>
    </message>
    <message>
        <source>{name} has one 1 a row: it is one of {count} classes.</source>
        <translation>{name} 배열은 행마다 1이 하나이므로 클래스 {count}개 중 하나입니다.</translation>
    </message>
    <message>
        <source>{name} has {count} values of yes or no a row, each told by itself.</source>
        <translation>{name} 배열은 행마다 예/아니요 값이 {count}개이며 하나씩 따로 예측합니다.</translation>
    </message>
    <message>
        <source>{name} has {count} numbers a row, which are told together.</source>
        <translation>{name} 배열은 행마다 수가 {count}개이며 함께 예측합니다.</translation>
    </message>
    <message>
        <source>{name} has several labels in a value, with {mark} between them. The network tells how likely each of {count} is. To take every value as a class of its own, prepare it as the number of the category.</source>
        <translation>{name}의 값 하나에 레이블이 여럿 있고 {mark}(으)로 나뉩니다. 신경망은 {count}개 각각의 확률을 알려 줍니다. 값 하나하나를 클래스로 보려면 범주의 번호로 준비하세요.</translation>
    </message>
    <message>
        <source>{name}: an LSTM reads {length} steps in their order.</source>
        <translation>{name}: LSTM이 {length}스텝을 순서대로 읽습니다.</translation>
    </message>
    <message>
        <source>{name}: {count} convolutions read the pictures; in training they are shifted, turned and mirrored a little, so that there seem to be more of them.</source>
        <translation>{name}: 합성곱 {count}개로 그림을 읽습니다. 학습 중에는 그림을 조금 옮기고 돌리고 뒤집어 수를 늘린 효과를 냅니다.</translation>
    </message>
    <message>
        <source>{name}: {count} convolutions read the pictures; in training they are shifted and turned a little, so that there seem to be more of them.</source>
        <translation>{name}: 합성곱 {count}개로 그림을 읽습니다. 학습 중에는 그림을 조금 옮기고 돌려 수를 늘린 효과를 냅니다.</translation>
    </message>
    <message>
        <source>{name}: convolutions read which of {bands} bands of pitch are loud when (a mel spectrogram).</source>
        <translation>{name}: 어느 때에 {bands}개 음높이 대역 중 어느 것이 큰지(멜 스펙트로그램)를 합성곱이 읽습니다.</translation>
    </message>
    <message>
        <source>{batch} rows a step, {steps} steps an epoch, at most {epochs} epochs. The training ends when the loss on the validation rows has not improved for {patience} epochs, and keeps the weights of the best one.</source>
        <translation>한 스텝에 행 {batch}개, 한 에포크에 {steps}스텝, 최대 {epochs}에포크입니다. 검증 손실이 {patience}에포크 동안 나아지지 않으면 학습을 끝내고 가장 좋은 에포크의 가중치를 남깁니다.</translation>
    </message>
    <message>
        <source>Every row has its own {name}. If the rows are a series, choose it as the time.</source>
        <translation>행마다 {name} 열의 값이 다릅니다. 행이 시계열이라면 이 열을 시간으로 선택하세요.</translation>
    </message>
    <message>
        <source>{target} is a series over {name}: there is nothing else to learn it from than what it was before.</source>
        <translation>{target} 열은 {name} 열을 따라가는 시계열입니다. 이전 값 말고는 배울 것이 없습니다.</translation>
    </message>
    <message>
        <source>{length} rows in a row are given, and the target {horizon} rows behind the last of them is told.</source>
        <translation>이어진 행 {length}개를 주고, 마지막 행보다 {horizon}행 뒤의 타깃을 예측합니다.</translation>
    </message>
    <message>
        <source>{count} rows without {name} are left out.</source>
        <translation>{name} 값이 없는 행 {count}개는 제외합니다.</translation>
    </message>
    <message>
        <source>Predictions are written with the row number and {names}.</source>
        <translation>예측은 행 번호와 {names} 열을 붙여 저장됩니다.</translation>
    </message>
    <message>
        <source>The data have rows of their own for {parts}.</source>
        <translation>데이터에 따로 나뉜 행이 있습니다: {parts}.</translation>
    </message>
    <message>
        <source>The latest {share} of the rows validate.</source>
        <translation>가장 나중 행 {share}로 검증합니다.</translation>
    </message>
    <message>
        <source>{share} of the rows of every class validate.</source>
        <translation>클래스마다 행의 {share}로 검증합니다.</translation>
    </message>
    <message>
        <source>{share} of the rows, drawn at random, validate.</source>
        <translation>무작위로 고른 행 {share}로 검증합니다.</translation>
    </message>
    <message>
        <source>As many as {share} are kept for a test, by which nothing is chosen.</source>
        <translation>{share}는 시험용으로 남겨 두고, 이것으로는 아무것도 고르지 않습니다.</translation>
    </message>
    <message>
        <source>{name} is what the data have as their answer.</source>
        <translation>{name} 열은 데이터가 정답으로 가진 열입니다.</translation>
    </message>
    <message>
        <source>{name} is what is to be predicted, by its name.</source>
        <translation>이름으로 보아 예측할 것은 {name} 열입니다.</translation>
    </message>
    <message>
        <source>{name} is what is to be predicted: nothing else can be.</source>
        <translation>예측할 수 있는 열은 {name} 하나입니다.</translation>
    </message>
    <message>
        <source>Looking at {column}</source>
        <translation>{column} 열을 살펴보는 중</translation>
    </message>
    <message>
        <source>Reading {source}</source>
        <translation>{source} 읽는 중</translation>
    </message>
    <message>
        <source>Python function</source>
        <translation>파이썬 함수</translation>
    </message>
    <message>
        <source>Writing the predictions</source>
        <translation>예측을 쓰는 중</translation>
    </message>
    <message>
        <source>Keras has no layers for the step {step} of {columns}: {inputs} takes what that step makes, and not the values themselves.</source>
        <translation>Keras에는 {columns}의 단계 {step}에 해당하는 레이어가 없습니다. {inputs}은(는) 값 자체가 아니라 그 단계가 만든 것을 받습니다.</translation>
    </message>
    <message>
        <source>{columns}: yes is 1 and no is 0.</source>
        <translation>{columns}: 예는 1, 아니오는 0입니다.</translation>
    </message>
    <message>
        <source>{columns}: TextVectorization leaves marks out, divides at blanks only and makes no other letters than A to Z small; texts with marks inside of words or with Ä are read otherwise than in the run.</source>
        <translation>{columns}: TextVectorization은 문장 부호를 빼고 공백에서만 나누며 A–Z만 소문자로 바꿉니다. 단어 안에 부호가 있거나 Ä가 있는 텍스트는 실행 때와 다르게 읽힙니다.</translation>
    </message>
    <message>
        <source>{columns}: takes pixels from 0 to 255; pictures of another size than the model&apos;s are resized a little otherwise than in the run.</source>
        <translation>{columns}: 0–255의 픽셀을 받습니다. 모델과 크기가 다른 그림은 실행 때와 조금 다르게 크기가 바뀝니다.</translation>
    </message>
    <message>
        <source>{columns}: Keras makes 32 bits of numbers it is given, which tell those beyond 16 million apart roughly only; the run was told them exactly.</source>
        <translation>{columns}: Keras는 받은 수를 32비트로 바꾸므로 1600만을 넘는 수는 대략으로만 구별됩니다. 이 실행은 정확한 값을 받았습니다.</translation>
    </message>
    <message>
        <source>{columns}: rows with a gap or an unknown value, for which the run has no prediction, get one that means nothing.</source>
        <translation>{columns}: 결측값이나 모르는 값이 있어 실행이 예측하지 않는 행도 예측을 받지만 그 값에는 의미가 없습니다.</translation>
    </message>
    <message>
        <source>Inputs under other names than their columns: {names}.</source>
        <translation>열과 이름이 다른 입력: {names}.</translation>
    </message>
    <message>
        <source>Adapting {name} to the data</source>
        <translation>{name}을(를) 데이터에 맞추는 중</translation>
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
        <source>{count} rows</source>
        <translation>{count}개 행</translation>
    </message>
    <message>
        <source>Arrays and tables ({patterns})</source>
        <translation>배열과 표 ({patterns})</translation>
    </message>
    <message>
        <source>Any file (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Choose a data file</source>
        <translation>데이터 파일 선택</translation>
    </message>
    <message>
        <source>Draw an Input and an output; what feeds them is chosen here.</source>
        <translation>Input과 출력을 그리면 여기에서 데이터를 연결할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>DiagramPanel</name>
    <message>
        <source>Diagram</source>
        <translation>다이어그램</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>자료형</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>왼쪽에서 오른쪽</translation>
    </message>
    <message>
        <source>Top to bottom</source>
        <translation>위에서 아래</translation>
    </message>
    <message>
        <source>Direction of the picture</source>
        <translation>그림의 방향</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞추기</translation>
    </message>
    <message>
        <source>Show all of the picture</source>
        <translation>그림 전체 보기</translation>
    </message>
    <message>
        <source>Save picture...</source>
        <translation>그림 저장...</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Picture of the model</source>
        <translation>모델 그림</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Writing {file}...</source>
        <translation>쓰는 중: {file}...</translation>
    </message>
    <message>
        <source>Picture, {dpi} dots an inch (*.png)</source>
        <translation>그림, {dpi} dpi (*.png)</translation>
    </message>
    <message>
        <source>Vectors (*.svg)</source>
        <translation>벡터 (*.svg)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>문서 (*.pdf)</translation>
    </message>
    <message>
        <source>The engine is starting; the picture follows.</source>
        <translation>엔진을 시작하는 중입니다. 곧 그림이 나타납니다.</translation>
    </message>
    <message>
        <source>The engine has ended; the picture follows when it is back.</source>
        <translation>엔진이 끝났습니다. 다시 시작되면 그림이 나타납니다.</translation>
    </message>
    <message>
        <source>Drawing the picture...</source>
        <translation>그림을 그리는 중...</translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation>저장했습니다: {file}</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Added: {layer} ({type})</source>
        <translation>추가: {layer} ({type})</translation>
    </message>
    <message>
        <source>Added: {layer} ({type}) after {sources}</source>
        <translation>추가: {layer} ({type}), {sources} 뒤에</translation>
    </message>
    <message>
        <source>Removed: {layer} ({type})</source>
        <translation>삭제: {layer} ({type})</translation>
    </message>
    <message>
        <source>{layer}: {what} {before} → {after}</source>
        <translation>{layer}: {what} {before} → {after}</translation>
    </message>
    <message>
        <source>{what}: {before} → {after}</source>
        <translation>{what}: {before} → {after}</translation>
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
    <name>DockButtons</name>
    <message>
        <source>Put back into the window</source>
        <translation>창 안으로 되돌리기</translation>
    </message>
    <message>
        <source>Float above the window</source>
        <translation>창 위에 띄우기</translation>
    </message>
    <message>
        <source>Hide this dock</source>
        <translation>이 도크 숨기기</translation>
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
    <message>
        <source>Open in a window of its own</source>
        <translation>별도의 창으로 열기</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>All weights of {name} begin alike ({initializer}): its units compute the same and get the same gradient, so they never become different.</source>
        <translation>{name}의 모든 가중치가 같은 값({initializer})에서 시작합니다. 유닛들이 같은 계산을 하고 같은 기울기를 받아 끝까지 서로 달라지지 않습니다.</translation>
    </message>
    <message>
        <source>Begin with random weights, as Keras does</source>
        <translation>Keras처럼 무작위 가중치로 시작</translation>
    </message>
    <message>
        <source>{name} scales by mean and deviation of a batch, and a batch has {size} row(s): in training it passes on next to nothing of them.</source>
        <translation>{name}은(는) 배치의 평균과 표준편차로 정규화하는데 배치에 행이 {size}개뿐입니다. 학습 중에 전달되는 정보가 거의 없습니다.</translation>
    </message>
    <message>
        <source>{share} of the units of {name} are 0 for every row from the beginning; no gradient passes through them.</source>
        <translation>{name}의 유닛 중 {share}가 처음부터 모든 행에서 0입니다. 이 유닛들로는 기울기가 전달되지 않습니다.</translation>
    </message>
    <message>
        <source>{share} of the units of {name} have died in training: they are 0 for every row.</source>
        <translation>{name}의 유닛 중 {share}가 학습 중에 죽었습니다. 모든 행에서 0입니다.</translation>
    </message>
    <message>
        <source>{share} of what {name} gives stands at the ends of {activation}, where the slope is next to 0 and nothing is learnt.</source>
        <translation>{name} 출력의 {share}가 {activation}의 양 끝에 몰려 있습니다. 그곳은 기울기가 거의 0이라 학습되지 않습니다.</translation>
    </message>
    <message>
        <source>Begin with weights as Keras does, and let hidden layers end with relu</source>
        <translation>Keras의 기본 가중치로 시작하고 은닉 레이어를 relu로 끝내기</translation>
    </message>
    <message>
        <source>The gradient of {first} is {ratio} of that of {last}: it gets smaller from layer to layer, and the first ones hardly learn.</source>
        <translation>{first}의 기울기가 {last} 기울기의 {ratio}배입니다. 레이어를 지날수록 작아져 앞쪽 레이어가 거의 학습되지 않습니다.</translation>
    </message>
    <message>
        <source>Take the steps of Adam, which are as long where gradients are small</source>
        <translation>기울기가 작아도 걸음이 줄지 않는 Adam 사용</translation>
    </message>
    <message>
        <source>Let the hidden layers end with tanh and begin with weights as Keras does</source>
        <translation>은닉 레이어를 tanh로 끝내고 Keras의 초기 가중치로 시작</translation>
    </message>
    <message>
        <source>Let the hidden layers end with tanh, begin with weights as Keras does, and take the steps of Adam</source>
        <translation>은닉 레이어를 tanh로 끝내고 Keras의 초기 가중치로 시작하며 Adam 사용</translation>
    </message>
    <message>
        <source>The first gradient has a norm of {norm}, so that a step leads far beyond what was aimed at.</source>
        <translation>첫 기울기의 크기가 {norm}이어서 한 스텝이 목표를 크게 지나칩니다.</translation>
    </message>
    <message>
        <source>The first weights make numbers {growth} times as large on their way through the network.</source>
        <translation>첫 가중치 때문에 값이 네트워크를 지나는 동안 {growth}배로 커집니다.</translation>
    </message>
    <message>
        <source>Clip the gradients to a norm of 1</source>
        <translation>기울기의 크기를 1로 제한</translation>
    </message>
    <message>
        <source>Begin with weights as Keras does and clip the gradients to a norm of 1</source>
        <translation>Keras의 기본 초기화로 시작하고 기울기의 크기를 1로 제한</translation>
    </message>
    <message>
        <source>Begin with weights as Keras does and take the steps of Adam, clipped to a norm of 1</source>
        <translation>Keras의 초기 가중치로 시작하고, 노름 1로 자른 Adam 사용</translation>
    </message>
    <message>
        <source>{name} is frozen and begins with random weights: it never learns what it is there for.</source>
        <translation>{name}은(는) 무작위 가중치 그대로 동결되어 있어 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Let {name} learn</source>
        <translation>{name} 학습 가능하게 하기</translation>
    </message>
    <message>
        <source>The weights of {name} have not moved in training: no gradient comes to them.</source>
        <translation>{name}의 가중치가 학습 중에 움직이지 않았습니다. 기울기가 전달되지 않습니다.</translation>
    </message>
    <message>
        <source>{name} is frozen before it has seen any data: it passes on what comes in and scales nothing.</source>
        <translation>{name}은(는) 데이터를 보기 전에 동결되어 들어온 값을 정규화하지 않고 그대로 전달합니다.</translation>
    </message>
    <message>
        <source>{dropout} stands before {name}: the deviations that it takes down in training are larger than those when predicting, where nothing is dropped.</source>
        <translation>{dropout}이(가) {name} 앞에 있습니다. 학습 중에 기록되는 표준편차가 아무것도 버리지 않는 예측 때보다 커집니다.</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>{name} 빼기</translation>
    </message>
    <message>
        <source>{share} of the steps that {name} looks up are padding, which the layers behind read like words.</source>
        <translation>{name}이(가) 찾는 스텝의 {share}가 패딩인데, 뒤의 레이어가 이를 단어처럼 읽습니다.</translation>
    </message>
    <message>
        <source>Let {name} mask the 0</source>
        <translation>{name}에서 0을 마스킹</translation>
    </message>
    <message>
        <source>Begin with weights as Keras does</source>
        <translation>Keras의 기본 초기화로 시작</translation>
    </message>
    <message>
        <source>The learning rate of {rate} is too high: every step goes past what it aims at. With {better} it learns.</source>
        <translation>학습률 {rate}이(가) 너무 높아 스텝마다 목표를 지나칩니다. {better}에서는 학습됩니다.</translation>
    </message>
    <message>
        <source>The learning rate of {rate} is too high; {better} is usual for this optimizer.</source>
        <translation>학습률 {rate}이(가) 너무 높습니다. 이 옵티마이저에는 보통 {better}을(를) 씁니다.</translation>
    </message>
    <message>
        <source>The learning rate of {rate} is too low: in {steps} steps the weights moved by {change} at most.</source>
        <translation>학습률 {rate}이(가) 너무 낮습니다. {steps} 스텝 동안 가중치가 많아야 {change} 움직였습니다.</translation>
    </message>
    <message>
        <source>{epochs} epoch(s) are too few: the loss was still falling, and some steps more brought it from {score} to {after}.</source>
        <translation>에포크 {epochs}번은 너무 적습니다. 손실이 아직 줄고 있었고, 스텝을 더 진행하니 {score}에서 {after}(으)로 올랐습니다.</translation>
    </message>
    <message>
        <source>{epochs} epoch(s) of {steps} steps in all are few, and the loss was still falling at their end.</source>
        <translation>에포크 {epochs}번, 모두 {steps}스텝은 적습니다. 끝날 때까지 손실이 계속 줄고 있었습니다.</translation>
    </message>
    <message>
        <source>Train for {epochs} epochs</source>
        <translation>에포크 {epochs}번 학습</translation>
    </message>
    <message>
        <source>{name} drops {share} of what passes; too little is left to learn from.</source>
        <translation>{name}이(가) 지나가는 값의 {share}를 버려 학습할 것이 너무 적게 남습니다.</translation>
    </message>
    <message>
        <source>Drop {share}</source>
        <translation>{share}만 버리기</translation>
    </message>
    <message>
        <source>The penalty on the weights of {name} ({size}) is so strong that they are kept at 0.</source>
        <translation>{name} 가중치의 규제({size})가 너무 강해 가중치가 0에 머뭅니다.</translation>
    </message>
    <message>
        <source>Take the penalty on the weights away</source>
        <translation>가중치 규제 없애기</translation>
    </message>
    <message>
        <source>All that the network knows of a row has to pass through the {units} unit(s) of {name}.</source>
        <translation>한 행에 대해 아는 것이 모두 {name}의 유닛 {units}개를 지나야 합니다.</translation>
    </message>
    <message>
        <source>Give {name} {units} units</source>
        <translation>{name}의 유닛을 {units}개로</translation>
    </message>
    <message>
        <source>No layer before the last has an activation: together they are one linear layer.</source>
        <translation>마지막 전의 어느 레이어에도 활성화 함수가 없어 모두 합쳐 하나의 선형 레이어와 같습니다.</translation>
    </message>
    <message>
        <source>Let the hidden layers end with relu</source>
        <translation>은닉 레이어에 relu 사용</translation>
    </message>
    <message>
        <source>{name} is the only layer: it can tell only what is linear.</source>
        <translation>{name}이(가) 유일한 레이어라 선형 관계만 배울 수 있습니다.</translation>
    </message>
    <message>
        <source>Put a hidden layer of {units} units before it</source>
        <translation>그 앞에 유닛 {units}개의 은닉 레이어 넣기</translation>
    </message>
    <message>
        <source>{name} rebuilds {score} of what varies in its input; PCA rebuilds {other} from {count} numbers a row, as many as the narrowest layer has.</source>
        <translation>{name}은(는) 입력의 변동 가운데 {score}를 복원합니다. PCA는 가장 좁은 레이어만큼인 행마다 수 {count}개로 {other}를 복원합니다.</translation>
    </message>
    <message>
        <source>Give the layers before and behind the narrowest more units</source>
        <translation>가장 좁은 레이어의 앞뒤 레이어에 유닛을 더 주세요</translation>
    </message>
    <message>
        <source>The network does not even tell the rows it was trained on, as other models do.</source>
        <translation>다른 모델이 맞히는 학습 행조차 이 네트워크는 맞히지 못합니다.</translation>
    </message>
    <message>
        <source>Add a hidden layer</source>
        <translation>은닉 레이어 추가</translation>
    </message>
    <message>
        <source>Give the hidden layers four times the units</source>
        <translation>은닉 레이어의 유닛을 네 배로</translation>
    </message>
    <message>
        <source>It knows its training rows ({training}) much better than new ones ({held}); the validation loss rose to {rise} of its lowest.</source>
        <translation>학습한 행({training})을 새 행({held})보다 훨씬 잘 맞힙니다. 검증 손실이 최저값의 {rise}까지 올랐습니다.</translation>
    </message>
    <message>
        <source>End when the validation loss rises, and keep the best weights</source>
        <translation>검증 손실이 오르면 끝내고 가장 좋은 가중치 보관</translation>
    </message>
    <message>
        <source>{weights} weights for {rows} rows: it knows these by heart, and a small model of scikit-learn tells new ones better ({other} against {score}).</source>
        <translation>행 {rows}개에 가중치가 {weights}개입니다. 그 행은 외웠지만 새 행은 scikit-learn의 작은 모델이 더 잘 맞힙니다({other}, 이 모델은 {score}).</translation>
    </message>
    <message>
        <source>Give the hidden layers a quarter of the units</source>
        <translation>은닉 레이어의 유닛을 4분의 1로 줄이기</translation>
    </message>
    <message>
        <source>{name} reaches {score}; always saying the commonest class or the mean reaches {baseline}, and a linear model {linear}.</source>
        <translation>{name}의 점수는 {score}입니다. 가장 흔한 클래스나 평균만 답해도 {baseline}, 선형 모델은 {linear}입니다.</translation>
    </message>
    <message>
        <source>{name} is a softmax over one unit: it is 1 for every row whatever the network learns. The loss may fall all the same, because Keras computes it from the numbers before the softmax.</source>
        <translation>{name}은(는) 유닛 하나에 대한 softmax라 무엇을 배우든 모든 행에서 1입니다. Keras가 softmax 전의 값으로 손실을 계산하므로 손실은 그래도 줄어들 수 있습니다.</translation>
    </message>
    <message>
        <source>Let it end with sigmoid, and use binary_crossentropy</source>
        <translation>sigmoid로 끝나게 하고 binary_crossentropy 쓰기</translation>
    </message>
    <message>
        <source>Rows of {name} have several labels at once or none, but it ends with a softmax, which shares 1 among the labels: where two are right, each gets a half at most.</source>
        <translation>{name}의 행에는 레이블이 한꺼번에 여럿 있거나 하나도 없는데, 레이블끼리 1을 나누어 갖는 softmax로 끝납니다. 둘이 맞을 때 각각 많아야 절반을 받습니다.</translation>
    </message>
    <message>
        <source>{loss} is told to expect raw numbers (from_logits), but {name} ends with {activation} already.</source>
        <translation>{loss}은(는) 원래 값(from_logits)을 받기로 되어 있는데 {name}이(가) 이미 {activation}(으)로 끝납니다.</translation>
    </message>
    <message>
        <source>{loss} expects probabilities from {wanted}, but {name} ends with {activation}.</source>
        <translation>{loss}에는 {wanted}의 확률이 필요한데 {name}이(가) {activation}(으)로 끝납니다.</translation>
    </message>
    <message>
        <source>The target of {name} is classes, whose numbers stand for words; {loss} takes them for amounts, and one unit cannot tell {count} classes apart.</source>
        <translation>{name}의 타깃은 단어를 번호로 나타낸 클래스인데 {loss}은(는) 이를 양으로 봅니다. 유닛 하나로는 클래스 {count}개를 구분할 수 없습니다.</translation>
    </message>
    <message>
        <source>Give it a unit for each class, softmax, and a loss for classes</source>
        <translation>클래스마다 유닛 하나와 softmax, 클래스용 손실을 사용하세요</translation>
    </message>
    <message>
        <source>The target of {name} is classes, but {loss} takes their numbers for amounts.</source>
        <translation>{name}의 타깃은 클래스인데 {loss}은(는) 그 번호를 양으로 봅니다.</translation>
    </message>
    <message>
        <source>{name} ends with {activation}, which cannot reach {share} of the targets: these lie outside of its range.</source>
        <translation>{name}이(가) {activation}(으)로 끝나 타깃의 {share}에 닿을 수 없습니다. 그 값들은 범위 밖에 있습니다.</translation>
    </message>
    <message>
        <source>The target of {name} is the same in every row; there is nothing to learn.</source>
        <translation>{name}의 타깃이 모든 행에서 같아 배울 것이 없습니다.</translation>
    </message>
    <message>
        <source>Bind the column that is to be predicted</source>
        <translation>예측할 열을 연결하세요</translation>
    </message>
    <message>
        <source>{share} of the loss comes from {name}; what the other outputs get wrong hardly counts beside it.</source>
        <translation>손실의 {share}가 {name}에서 나옵니다. 다른 출력의 오차는 그 옆에서 거의 반영되지 않습니다.</translation>
    </message>
    <message>
        <source>Weight the losses so that they begin alike</source>
        <translation>손실들이 비슷하게 시작하도록 가중치 주기</translation>
    </message>
    <message>
        <source>The target of {name} has numbers of about {size}; weights begin near 0 and need many small steps to get there.</source>
        <translation>{name}의 타깃은 {size} 정도의 수입니다. 0 근처에서 시작하는 가중치가 그곳까지 가려면 작은 스텝이 매우 많이 필요합니다.</translation>
    </message>
    <message>
        <source>{name} predicts one class for {share} of the rows, which {majority} of them have; {model} tells the classes apart.</source>
        <translation>{name}이(가) 행의 {share}에 한 클래스만 답합니다. 실제로는 {majority}이며, {model}은(는) 클래스들을 구분합니다.</translation>
    </message>
    <message>
        <source>Weight the classes so that rare ones count as much</source>
        <translation>드문 클래스도 같은 무게로 반영</translation>
    </message>
    <message>
        <source>{name} is right in {accuracy} of the rows, but {majority} of them are one class: classes counted alike it is right in {balanced}.</source>
        <translation>{name}은(는) 행의 {accuracy}를 맞히지만 그중 {majority}가 한 클래스입니다. 클래스를 똑같이 세면 {balanced}입니다.</translation>
    </message>
    <message>
        <source>Weight the classes alike and measure what does not hide the rare one</source>
        <translation>클래스에 같은 무게를 주고 드문 클래스가 드러나는 지표 사용</translation>
    </message>
    <message>
        <source>Standardise the numbers of {names}</source>
        <translation>{names}의 값을 표준화</translation>
    </message>
    <message>
        <source>Standardise the target of {name}</source>
        <translation>{name}의 타깃을 표준화</translation>
    </message>
    <message>
        <source>Leave {column} out of the inputs</source>
        <translation>입력에서 {column} 빼기</translation>
    </message>
    <message>
        <source>Set the learning rate to {rate}</source>
        <translation>학습률을 {rate}(으)로 설정</translation>
    </message>
    <message>
        <source>The numbers that {name} is fed are not scaled: those of {column} are about {size}, and weights are made for numbers about 1.</source>
        <translation>{name}에 들어가는 수의 크기가 맞지 않습니다. {column}의 값은 {size} 정도인데 가중치는 1 정도의 수에 맞춰져 있습니다.</translation>
    </message>
    <message>
        <source>The numbers that {name} is fed go from {low} to {high}; weights are made for numbers about 1.</source>
        <translation>{name}에 들어가는 수는 {low}에서 {high}까지인데 가중치는 1 정도의 수에 맞춰져 있습니다.</translation>
    </message>
    <message>
        <source>{column} alone tells the target of {name} in {share} of the rows; no other column tells more than {next}. If it is not known when you predict, the score means nothing.</source>
        <translation>{column} 하나로 행의 {share}에서 {name}의 타깃을 알 수 있고, 다른 열은 {next}를 넘지 못합니다. 예측할 때 모르는 값이라면 이 점수는 의미가 없습니다.</translation>
    </message>
    <message>
        <source>Take {column} out of the array in the file</source>
        <translation>파일의 배열에서 {column}을(를) 빼세요</translation>
    </message>
    <message>
        <source>The target of {name} does not go with the inputs: the network learns its training rows by heart and no model tells new ones better than a guess.</source>
        <translation>{name}의 타깃이 입력과 맞지 않습니다. 네트워크가 학습한 행을 외울 뿐, 어떤 모델도 새 행을 추측보다 잘 맞히지 못합니다.</translation>
    </message>
    <message>
        <source>The target of {name} does not go with the inputs: neither the network nor a linear model or a forest tells it better than a guess.</source>
        <translation>{name}의 타깃이 입력과 맞지 않습니다. 네트워크도 선형 모델도 숲 모델도 추측보다 잘 맞히지 못합니다.</translation>
    </message>
    <message>
        <source>See that each row has its own label: files sorted differently are joined wrongly</source>
        <translation>각 행에 제 레이블이 있는지 확인하세요. 다르게 정렬된 파일을 잘못 합쳤을 수 있습니다</translation>
    </message>
    <message>
        <source>{share} of the rows that validate are among those trained on: the score says nothing of new rows.</source>
        <translation>검증 행의 {share}가 학습한 행에도 있습니다. 이 점수는 새 행에 대해 아무것도 말해 주지 않습니다.</translation>
    </message>
    <message>
        <source>Keep rows with the same {column} together, so that copies stay in one part</source>
        <translation>{column} 값이 같은 행을 함께 두어 복사본이 한쪽에만 있게 하기</translation>
    </message>
    <message>
        <source>Take rows that stand in the data more than once out of the file</source>
        <translation>데이터에 여러 번 있는 행을 파일에서 빼세요</translation>
    </message>
    <message>
        <source>The rows that validate are not like those trained on: the mean of {column} is {shift} deviations away.</source>
        <translation>검증 행이 학습한 행과 다릅니다. {column}의 평균이 표준편차의 {shift}배만큼 떨어져 있습니다.</translation>
    </message>
    <message>
        <source>The rows that validate are not like those trained on: {share} of them would need another class.</source>
        <translation>검증 행이 학습한 행과 다릅니다. 클래스 비율이 {share}만큼 다릅니다.</translation>
    </message>
    <message>
        <source>Draw the rows that validate at random</source>
        <translation>검증 행을 무작위로 뽑기</translation>
    </message>
    <message>
        <source>Look at how the rows are divided</source>
        <translation>행을 어떻게 나누었는지 살펴보세요</translation>
    </message>
    <message>
        <source>some steps as it is</source>
        <translation>그대로 몇 스텝</translation>
    </message>
    <message>
        <source>the same steps scaled</source>
        <translation>표준화하고 같은 스텝</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>on training rows</source>
        <translation>학습 행에서</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>추측</translation>
    </message>
    <message>
        <source>always the mean</source>
        <translation>항상 평균</translation>
    </message>
    <message>
        <source>always one class</source>
        <translation>항상 한 클래스</translation>
    </message>
    <message>
        <source>linear model</source>
        <translation>선형 모델</translation>
    </message>
    <message>
        <source>PCA, {count} components</source>
        <translation>PCA, 성분 {count}개</translation>
    </message>
    <message>
        <source>forest</source>
        <translation>숲 모델</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>죽은 유닛</translation>
    </message>
    <message>
        <source>dead at first</source>
        <translation>처음에 죽은 유닛</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>포화</translation>
    </message>
    <message>
        <source>saturated at first</source>
        <translation>처음의 포화</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>first to last gradient</source>
        <translation>처음 대 마지막 기울기</translation>
    </message>
    <message>
        <source>share of the loss</source>
        <translation>손실의 비중</translation>
    </message>
    <message>
        <source>rows in both</source>
        <translation>양쪽에 있는 행</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>last to lowest validation loss</source>
        <translation>마지막 대 최저 검증 손실</translation>
    </message>
    <message>
        <source>tells</source>
        <translation>맞히는 비율</translation>
    </message>
    <message>
        <source>next column</source>
        <translation>다음 열</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>commonest class</source>
        <translation>가장 흔한 클래스</translation>
    </message>
    <message>
        <source>predicted most often</source>
        <translation>가장 많은 예측</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>from</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>to</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>deviations apart</source>
        <translation>표준편차 차이</translation>
    </message>
    <message>
        <source>with some steps more</source>
        <translation>몇 스텝 더 했을 때</translation>
    </message>
    <message>
        <source>skill, of 1</source>
        <translation>실력(최고 1)</translation>
    </message>
    <message>
        <source>skill of other models</source>
        <translation>다른 모델의 실력</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>growth</source>
        <translation>증가 배수</translation>
    </message>
    <message>
        <source>At no learning rate the loss fell clearly within {steps} steps; the rate is not to blame.</source>
        <translation>{steps}단계 동안 어떤 학습률에서도 손실이 뚜렷이 줄지 않았습니다. 원인은 학습률이 아닙니다.</translation>
    </message>
    <message>
        <source>The loss falls fastest at a learning rate of {suggested}; above {highest} it grows again.</source>
        <translation>학습률 {suggested}에서 손실이 가장 빨리 줄고, {highest}보다 크면 다시 커집니다.</translation>
    </message>
    <message>
        <source>Trying learning rates</source>
        <translation>학습률을 시험하는 중</translation>
    </message>
</context>
<context>
    <name>DoctorPanel</name>
    <message>
        <source>Doctor {count}</source>
        <translation>진단 {count}</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>What the doctor found</source>
        <translation>진단 결과</translation>
    </message>
    <message>
        <source>Examine every run of this project</source>
        <translation>이 프로젝트의 모든 실행을 진단</translation>
    </message>
    <message>
        <source>Trying learning rates: give up</source>
        <translation>학습률을 시험하는 중: 그만두기</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>학습률 찾기</translation>
    </message>
    <message>
        <source>Show {count} dismissed again</source>
        <translation>숨긴 {count}개 다시 보기</translation>
    </message>
    <message>
        <source>{run} is being examined: give up</source>
        <translation>{run} 진찰 중: 그만두기</translation>
    </message>
    <message>
        <source>Examine {run}, which was not examined</source>
        <translation>아직 진찰하지 않은 {run} 진찰하기</translation>
    </message>
    <message>
        <source>{run}: nothing to complain of.</source>
        <translation>{run}: 이상이 없습니다.</translation>
    </message>
    <message>
        <source>{run}: the likeliest cause first.</source>
        <translation>{run}: 가장 유력한 원인부터입니다.</translation>
    </message>
    <message>
        <source>Runs of this project are not examined.</source>
        <translation>이 프로젝트의 실행은 진단하지 않습니다.</translation>
    </message>
    <message>
        <source>After a run it stands here whether the network learned, and what keeps it from learning.</source>
        <translation>실행이 끝나면 네트워크가 학습했는지, 무엇이 학습을 막는지 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>DrawingsApart</name>
    <message>
        <source>{first} → {second}</source>
        <translation>{first} → {second}</translation>
    </message>
    <message>
        <source>What the drawings differ in</source>
        <translation>그림의 차이</translation>
    </message>
    <message>
        <source>Nested model</source>
        <translation>중첩 모델</translation>
    </message>
    <message>
        <source>The same in words</source>
        <translation>글로 보기</translation>
    </message>
    <message>
        <source>The drawings are equal.</source>
        <translation>그림이 같습니다.</translation>
    </message>
    <message>
        <source>added</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>whole drawing</source>
        <translation>전체 그림</translation>
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
        <source>Add a note</source>
        <translation>메모 추가</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Remove the frame</source>
        <translation>프레임 제거</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Route of a wire</source>
        <translation>연결선 경로</translation>
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
        <source>Bypass</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Take part again</source>
        <translation>다시 참여</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>펼치기</translation>
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
        <source>Take sizes from the data</source>
        <translation>데이터에서 크기 채우기</translation>
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
        <source>Change validation split</source>
        <translation>검증 비율 변경</translation>
    </message>
    <message>
        <source>Change start</source>
        <translation>시작 가중치 변경</translation>
    </message>
    <message>
        <source>Change adapting</source>
        <translation>데이터 적응 변경</translation>
    </message>
    <message>
        <source>Bind data</source>
        <translation>데이터 연결</translation>
    </message>
    <message>
        <source>Fold into blocks</source>
        <translation>블록으로 접기</translation>
    </message>
    <message>
        <source>Take all blocks apart</source>
        <translation>모든 블록 풀기</translation>
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
        <source>Scale numbers</source>
        <translation>수의 크기 맞추기</translation>
    </message>
    <message>
        <source>Change optimizer</source>
        <translation>옵티마이저 변경</translation>
    </message>
    <message>
        <source>Change training</source>
        <translation>학습 설정 변경</translation>
    </message>
    <message>
        <source>Change loss weights</source>
        <translation>손실 가중치 변경</translation>
    </message>
    <message>
        <source>Add callback</source>
        <translation>콜백 추가</translation>
    </message>
    <message>
        <source>Change class weights</source>
        <translation>클래스 가중치 변경</translation>
    </message>
    <message>
        <source>Change split</source>
        <translation>분할 변경</translation>
    </message>
    <message>
        <source>Change arguments</source>
        <translation>인수 변경</translation>
    </message>
    <message>
        <source>Change learning rate</source>
        <translation>학습률 변경</translation>
    </message>
    <message>
        <source>Change weighted metrics</source>
        <translation>가중 지표 변경</translation>
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
        <source>Change device</source>
        <translation>장치 변경</translation>
    </message>
    <message>
        <source>Change distribution</source>
        <translation>분산 변경</translation>
    </message>
    <message>
        <source>Change workers</source>
        <translation>작업자 수 변경</translation>
    </message>
    <message>
        <source>Change kept weights</source>
        <translation>유지할 가중치 변경</translation>
    </message>
    <message>
        <source>Change shuffling</source>
        <translation>섞기 변경</translation>
    </message>
    <message>
        <source>Change batches an epoch</source>
        <translation>에포크당 배치 변경</translation>
    </message>
    <message>
        <source>Change validation frequency</source>
        <translation>검증 주기 변경</translation>
    </message>
    <message>
        <source>Change validation batch size</source>
        <translation>검증 배치 크기 변경</translation>
    </message>
    <message>
        <source>Change validation steps</source>
        <translation>검증 배치 수 변경</translation>
    </message>
    <message>
        <source>Change looks at layers</source>
        <translation>레이어 관찰 변경</translation>
    </message>
    <message>
        <source>Change numbers</source>
        <translation>수 형식 변경</translation>
    </message>
    <message>
        <source>Change frozen weights</source>
        <translation>동결 가중치 변경</translation>
    </message>
    <message>
        <source>Change compilation</source>
        <translation>컴파일 변경</translation>
    </message>
    <message>
        <source>Change eager execution</source>
        <translation>즉시 실행 변경</translation>
    </message>
    <message>
        <source>Change loss scaling</source>
        <translation>손실 스케일링 변경</translation>
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
        <source>Correct kinds</source>
        <translation>종류 고치기</translation>
    </message>
    <message>
        <source>Read data otherwise</source>
        <translation>데이터 읽는 방법 변경</translation>
    </message>
    <message>
        <source>Change split and weights</source>
        <translation>나누기와 가중치 변경</translation>
    </message>
    <message>
        <source>Leave column out</source>
        <translation>열 제외</translation>
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
        <source>Freeze all but the last layers</source>
        <translation>마지막 레이어만 남기고 동결</translation>
    </message>
    <message>
        <source>Keep the path of the data</source>
        <translation>데이터 경로 유지</translation>
    </message>
    <message>
        <source>Start from imported weights</source>
        <translation>가져온 가중치에서 시작</translation>
    </message>
    <message>
        <source>Order of the inputs</source>
        <translation>입력 순서</translation>
    </message>
    <message>
        <source>Order of the outputs</source>
        <translation>출력 순서</translation>
    </message>
    <message>
        <source>Structure of the inputs</source>
        <translation>입력 구조</translation>
    </message>
    <message>
        <source>Structure of the outputs</source>
        <translation>출력 구조</translation>
    </message>
    <message>
        <source>Change search</source>
        <translation>탐색 변경</translation>
    </message>
    <message>
        <source>Restore the drawing of a run</source>
        <translation>실행의 그림 되살리기</translation>
    </message>
    <message>
        <source>Add a pretrained base</source>
        <translation>사전 학습 모델 추가</translation>
    </message>
    <message>
        <source>Add preprocess_input</source>
        <translation>preprocess_input 추가</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>크기 변경</translation>
    </message>
    <message>
        <source>Dismiss a finding</source>
        <translation>진단 결과 숨기기</translation>
    </message>
    <message>
        <source>Show dismissed findings</source>
        <translation>숨긴 진단 결과 보기</translation>
    </message>
    <message>
        <source>Change examining</source>
        <translation>진단 설정 변경</translation>
    </message>
    <message>
        <source>Change own layers</source>
        <translation>직접 만든 레이어 변경</translation>
    </message>
    <message>
        <source>Adapt by low rank (LoRA)</source>
        <translation>저랭크 적응(LoRA)</translation>
    </message>
    <message>
        <source>Remove LoRA</source>
        <translation>LoRA 제거</translation>
    </message>
</context>
<context>
    <name>EmptyHint</name>
    <message>
        <source>Double-click to add a layer, or drag one from the left.</source>
        <translation>두 번 클릭해 레이어를 추가하거나 왼쪽에서 끌어 오세요.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a file or a folder here, or paste its path</source>
        <translation>파일이나 폴더를 여기에 놓거나 경로를 붙여 넣으세요</translation>
    </message>
    <message>
        <source>Tables: CSV and other text, Excel, Parquet, Arrow, JSON · arrays: npz, npy · folders of pictures, texts or sounds, a folder a class</source>
        <translation>표: CSV 등 텍스트, Excel, Parquet, Arrow, JSON · 배열: npz, npy · 그림, 텍스트, 소리 폴더(클래스마다 폴더 하나)</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Take a bundled set</source>
        <translation>내장 데이터 사용</translation>
    </message>
    <message>
        <source>Generate data</source>
        <translation>데이터 생성</translation>
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
    <name>ErrorHistogram</name>
    <message>
        <source>target - prediction</source>
        <translation>타깃 - 예측</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>root mean squared error {value}</source>
        <translation>평균 제곱근 오차 {value}</translation>
    </message>
    <message>
        <source>median {value}</source>
        <translation>중앙값 {value}</translation>
    </message>
    <message>
        <source>largest {value}</source>
        <translation>최대 {value}</translation>
    </message>
    <message>
        <source>mean {value}</source>
        <translation>평균 {value}</translation>
    </message>
    <message>
        <source>always the median target: {value}</source>
        <translation>항상 중앙값이라고 하면 {value}</translation>
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
        <source>Validation and test take {share} of the rows, and nothing is left to train on. Lower them.</source>
        <translation>검증과 시험이 행의 {share}을(를) 차지하여 학습할 행이 남지 않습니다. 비율을 낮추세요.</translation>
    </message>
    <message>
        <source>The rows are split by a column, but none is chosen. Choose one in the split.</source>
        <translation>행을 열에 따라 나누도록 되어 있지만 선택한 열이 없습니다. 분할에서 열을 선택하세요.</translation>
    </message>
    <message>
        <source>Of {rows} rows {training} are left to train on and {held} to validate with. Change the validation split.</source>
        <translation>행 {rows}개 중 학습용으로 {training}개, 검증용으로 {held}개가 남습니다. 검증 비율을 바꾸세요.</translation>
    </message>
    <message>
        <source>The rows are split by time, but {count} have none. Correct them or leave them out.</source>
        <translation>행을 시간순으로 나누지만 행 {count}개에 시간이 없습니다. 고치거나 제외하세요.</translation>
    </message>
    <message>
        <source>There are {folds} folds; {fold} is none of them.</source>
        <translation>폴드는 {folds}개이며 {fold}번 폴드는 없습니다.</translation>
    </message>
    <message>
        <source>{rows} rows cannot be divided into {folds} folds: {reason}.</source>
        <translation>행 {rows}개를 폴드 {folds}개로 나눌 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{source} has no column {name}; it has {names}.</source>
        <translation>{source}에 {name} 열이 없습니다. 있는 열: {names}.</translation>
    </message>
    <message>
        <source>The data have no column {name}; they have {names}.</source>
        <translation>데이터에 {name} 열이 없습니다. 있는 열: {names}.</translation>
    </message>
    <message>
        <source>The data have no rows.</source>
        <translation>데이터에 행이 없습니다.</translation>
    </message>
    <message>
        <source>{key} has no data. Bind columns or an array to it.</source>
        <translation>{key}에 데이터가 없습니다. 열이나 배열을 연결하세요.</translation>
    </message>
    <message>
        <source>{name} is an array of shape {shape} a row and cannot be used this way; bind it alone.</source>
        <translation>{name}은(는) 한 행의 형태가 {shape}인 배열이라 이렇게 쓸 수 없습니다. 단독으로 연결하세요.</translation>
    </message>
    <message>
        <source>{name} is text and cannot stand beside numbers; bind it alone.</source>
        <translation>{name}은(는) 텍스트이므로 숫자와 함께 둘 수 없습니다. 따로 연결하세요.</translation>
    </message>
    <message>
        <source>The step {step} cannot be used for {column}, which is {kind} there. Remove it, or correct what kind the column is.</source>
        <translation>{step} 단계는 그 자리에서 종류가 {kind}인 {column} 열에 쓸 수 없습니다. 단계를 빼거나 열의 종류를 고치세요.</translation>
    </message>
    <message>
        <source>{column} has a value that is infinite or too large.</source>
        <translation>{column} 열의 값이 무한대이거나 너무 큽니다.</translation>
    </message>
    <message>
        <source>Column {name} holds text such as {value}; numbers were expected. Prepare it as one-hot or integer, or correct the data.</source>
        <translation>{name} 열에 숫자가 아니라 {value} 같은 텍스트가 있습니다. 원-핫이나 정수로 전처리하거나 데이터를 고치세요.</translation>
    </message>
    <message>
        <source>Column {name} holds values such as {value}, which no step turns into numbers. Add one.</source>
        <translation>{name} 열에는 {value} 같은 값이 있으며 이를 숫자로 바꾸는 단계가 없습니다. 단계를 추가하세요.</translation>
    </message>
    <message>
        <source>{column} cannot be prepared: {reason}.</source>
        <translation>{column} 열을 전처리할 수 없습니다: {reason}.</translation>
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
        <source>{problem} {hint}</source>
        <translation>{problem} {hint}</translation>
    </message>
    <message>
        <source>The run {name} has no loss to evaluate: it was imported, not trained here.</source>
        <translation>실행 {name}은(는) 여기에서 학습하지 않고 가져온 것이라 평가할 손실이 없습니다.</translation>
    </message>
    <message>
        <source>There is no column {column}, which weighted the rows; all count alike.</source>
        <translation>행의 가중치였던 {column} 열이 없습니다. 모든 행이 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>The run was trained without targets; there is nothing to evaluate.</source>
        <translation>이 실행은 타깃 없이 학습되어 평가할 것이 없습니다.</translation>
    </message>
    <message>
        <source>{first} and {second} were trained on different data. Compare them on a file that suits both.</source>
        <translation>{first} 실행과 {second} 실행은 서로 다른 데이터로 학습했습니다. 둘 다에 맞는 파일로 비교하세요.</translation>
    </message>
    <message>
        <source>{first} and {second} have no row of this part in common. Compare them on all data or a file.</source>
        <translation>{first} 실행과 {second} 실행은 이 부분에 같은 행이 없습니다. 모든 데이터나 파일로 비교하세요.</translation>
    </message>
    <message>
        <source>{count} rows have no prediction. Most often ({most}): {reason}</source>
        <translation>{count}개 행은 예측이 없습니다. 가장 많은 이유({most}개): {reason}</translation>
    </message>
    <message>
        <source>The data of the run {name} have no test rows. Evaluate it on a file.</source>
        <translation>실행 {name}의 데이터에는 시험용 행이 없습니다. 파일로 평가하세요.</translation>
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
        <source>There is no room left on the disk: {reason}. Make room and try again.</source>
        <translation>디스크에 남은 공간이 없습니다: {reason}. 공간을 만든 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Keras reports: {message}</source>
        <translation>Keras 메시지: {message}</translation>
    </message>
    <message>
        <source>{path} is not a folder. Choose a folder.</source>
        <translation>{path}은(는) 폴더가 아닙니다. 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file. Choose a file with data.</source>
        <translation>{path}은(는) 일반 파일이 아닙니다. 데이터 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} 파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{file} has names of columns and 0 rows. Choose a file with rows.</source>
        <translation>{file}에 열 이름만 있고 행이 0개입니다. 행이 있는 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>{file} is not a model: expected a .keras or .h5 file, model JSON, a Python script or notebook.</source>
        <translation>{file}은(는) 모델이 아닙니다. .keras나 .h5 파일, 모델 JSON, Python 스크립트나 노트북을 여세요.</translation>
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
        <source>{file} holds weights but no model; open the .keras file or the script the model was saved from, or put the model&apos;s JSON beside it.</source>
        <translation>{file}에는 가중치만 있고 모델이 없습니다. 모델을 저장한 .keras 파일이나 스크립트를 열거나, 모델의 JSON을 옆에 두세요.</translation>
    </message>
    <message>
        <source>{file} is a SavedModel without the description that Keras writes (keras_metadata.pb); there is nothing to draw in it. Save the model as .h5 where it was made.</source>
        <translation>{file}은(는) Keras가 쓰는 설명(keras_metadata.pb)이 없는 SavedModel이라서 그릴 것이 없습니다. 모델을 만든 곳에서 .h5로 저장하세요.</translation>
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
        <source>What the model was compiled with is not known in full and left out: {names}.</source>
        <translation>모델을 컴파일할 때의 설정 가운데 알 수 없는 것은 뺐습니다: {names}.</translation>
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
        <source>{owner} ({class_name}): of the layers inside only {what} is frozen; one switch is for all of them, and they learn.</source>
        <translation>{owner} ({class_name}): 안에 있는 층 중 {what}만 고정되어 있습니다. 고정은 모두 함께만 할 수 있으므로 모두 학습합니다.</translation>
    </message>
    <message>
        <source>{owner} ({outer}): the layer inside it is of a class that is not Keras&apos;s own ({name}); it is kept there as a placeholder.</source>
        <translation>{owner}({outer}): 안에 있는 레이어의 클래스({name})는 Keras의 것이 아니라서 그 자리에 자리 표시자로 둡니다.</translation>
    </message>
    <message>
        <source>{name} ({class_name}): these arguments are not known and left out: {names}.</source>
        <translation>{name} ({class_name}): 알 수 없는 다음 인자는 뺐습니다: {names}.</translation>
    </message>
    <message>
        <source>{name} ({class_name}): {names} holds code. It is not run; choose something else there.</source>
        <translation>{name} ({class_name}): {names}에 코드가 들어 있습니다. 실행하지 않으니 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>{name} is a {class_name}, which holds code ({code}). It is not run; it is kept as a placeholder.</source>
        <translation>{name}은(는) 코드가 들어 있는 {class_name}입니다({code}). 실행하지 않고 자리만 표시해 둡니다.</translation>
    </message>
    <message>
        <source>Called with training={value} whatever the model does, which Keras 3 heeds only where the model is called without it: {names}.</source>
        <translation>모델이 무엇을 하든 training={value}(으)로 호출되었지만, Keras 3는 모델을 이 인자 없이 호출할 때만 따릅니다: {names}.</translation>
    </message>
    <message>
        <source>{name} is called with {names}, which is left out.</source>
        <translation>{name}의 호출 인자 {names}은(는) 뺐습니다.</translation>
    </message>
    <message>
        <source>{count} outputs of the model are there more than once; each is kept once.</source>
        <translation>모델의 출력 {count}개가 두 번 이상 나옵니다. 한 번씩만 남깁니다.</translation>
    </message>
    <message>
        <source>Inputs in the model&apos;s dict are called as their layers now, no longer {names}.</source>
        <translation>모델의 딕셔너리에 있던 입력은 이제 {names} 대신 레이어 이름으로 부릅니다.</translation>
    </message>
    <message>
        <source>Inputs or outputs of the model that are lists or dicts inside others are one plain list now.</source>
        <translation>리스트나 딕셔너리 안에 또 들어 있던 모델의 입력이나 출력은 이제 하나의 리스트입니다.</translation>
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
        <source>The callback {what} is not one of Keras&apos;s own that is known; it is left out.</source>
        <translation>콜백 {what}은(는) 알려진 Keras 콜백이 아니어서 뺐습니다.</translation>
    </message>
    <message>
        <source>{name} writes to {path} in the script; here it writes into the folder of the run.</source>
        <translation>{name}은(는) 스크립트에서 {path}에 쓰지만, 여기서는 실행 폴더에 씁니다.</translation>
    </message>
    <message>
        <source>Of compile and fit these are not taken over: {what}. Set them with the data or the training.</source>
        <translation>compile과 fit에서 다음은 가져오지 않았습니다: {what}. 데이터나 학습 설정에서 정하세요.</translation>
    </message>
    <message>
        <source>{name} of fit depends on {what}, which only running the script would tell; its default is taken.</source>
        <translation>fit의 {name}은(는) 스크립트를 실행해야 알 수 있는 {what}에 달려 있어 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>compile names outputs that the model does not have: {names}. It has {known}.</source>
        <translation>compile에 모델에 없는 출력 이름이 있습니다: {names}. 모델의 출력은 {known}입니다.</translation>
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
        <source>Line {line}: the script takes more than {steps} steps to read; it is read up to here.</source>
        <translation>{line}행: 스크립트를 읽는 데 {steps}단계가 넘게 걸립니다. 여기까지만 읽었습니다.</translation>
    </message>
    <message>
        <source>Line {line} cannot be read.</source>
        <translation>{line}행을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is not on this machine; what stands under except is read.</source>
        <translation>{line}행: 이 컴퓨터에 {name}이(가) 없어서 except 아래를 읽었습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {expected} names for {received} values.</source>
        <translation>{line}행: 이름은 {expected}개인데 값은 {received}개입니다.</translation>
    </message>
    <message>
        <source>Line {line}: whether {what} is not known; the model that the script makes is taken.</source>
        <translation>{line}행: {what}의 참·거짓을 알 수 없어 스크립트가 만드는 모델을 썼습니다.</translation>
    </message>
    <message>
        <source>Line {line}: it depends on {what}, which only running the script would tell.</source>
        <translation>{line}행: 스크립트를 실행해야 알 수 있는 {what}에 달려 있습니다.</translation>
    </message>
    <message>
        <source>Line {line}: the model is made in a loop over {what}, which only running the script would tell; it is drawn as the loop&apos;s first round makes it.</source>
        <translation>{line}행: 모델이 스크립트를 실행해야 알 수 있는 {what}의 반복문 안에서 만들어집니다. 첫 번째 반복에서 만드는 대로 그렸습니다.</translation>
    </message>
    <message>
        <source>Line {line}: what stands under try is read as if nothing in it failed.</source>
        <translation>{line}행: try 안의 내용은 아무 오류도 나지 않는 것으로 읽었습니다.</translation>
    </message>
    <message>
        <source>Line {line}: functions call one another too deeply to be read.</source>
        <translation>{line}행: 함수 호출이 너무 깊어 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: what {name} does to a tensor is not known.</source>
        <translation>{line}행: {name}이(가) 텐서에 무엇을 하는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: layers.{method} changes no model in today&apos;s Keras, as it did in Keras 1 and 2.0; delete the layer in the drawing if that is meant.</source>
        <translation>{line}행: layers.{method}은(는) Keras 1과 2.0에서와 달리 지금의 Keras에서는 모델을 바꾸지 않습니다. 레이어를 없애려는 것이면 그림에서 지우세요.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is not read; the model is drawn as if it did not change it.</source>
        <translation>{line}행: {name}은(는) 읽지 않았습니다. 모델을 바꾸지 않는 것으로 보고 그렸습니다.</translation>
    </message>
    <message>
        <source>Line {line}: the data format {what} is not followed; it stays {format}.</source>
        <translation>{line}행: 데이터 형식 {what}은(는) 따르지 않습니다. {format} 그대로입니다.</translation>
    </message>
    <message>
        <source>Line {line}: the dtype policy {what} is not followed; it stays {policy}.</source>
        <translation>{line}행: 자료형 정책 {what}은(는) 알 수 없어 {policy} 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Line {line}: load_model is not followed; open the model&apos;s file itself.</source>
        <translation>{line}행: load_model은 읽지 않습니다. 모델 파일을 직접 여세요.</translation>
    </message>
    <message>
        <source>Line {line}: TimeDistributed of {what} is drawn as its layers, each applied to every step; they are layers of their own.</source>
        <translation>{line}행: {what}의 TimeDistributed를 스텝마다 적용되는 각 레이어로 그렸습니다. 이들은 따로 있는 레이어입니다.</translation>
    </message>
    <message>
        <source>Line {line}: Merge of models is drawn as one model with several Inputs.</source>
        <translation>{line}행: 모델들의 Merge는 Input이 여럿인 모델 하나로 그렸습니다.</translation>
    </message>
    <message>
        <source>Line {line}: a model is passed over. {reason}</source>
        <translation>{line}행: 모델 하나를 건너뛰었습니다. {reason}</translation>
    </message>
    <message>
        <source>Line {line}: a model is passed over: it depends on {what}, which only running the script would tell.</source>
        <translation>{line}행: 모델 하나를 건너뛰었습니다. 스크립트를 실행해야 알 수 있는 {what}에 달려 있습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {method} is passed over: a script is read without weights. Open their file, or import them from it.</source>
        <translation>{line}번째 줄: {method}은(는) 건너뜁니다. 스크립트는 가중치 없이 읽습니다. 가중치 파일을 열거나 그 파일에서 가져오세요.</translation>
    </message>
    <message>
        <source>Line {line}: quantize is passed over: layers are drawn with the numbers they were made of.</source>
        <translation>{line}번째 줄: quantize는 건너뜁니다. 레이어는 만들어질 때의 수 그대로 그립니다.</translation>
    </message>
    <message>
        <source>Line {line}: quantize is passed over: it comes after the training, whose weights are whole numbers afterwards.</source>
        <translation>{line}번째 줄: quantize는 건너뜁니다. 학습이 끝난 뒤에 나오며, 그때부터 가중치가 정수가 됩니다.</translation>
    </message>
    <message>
        <source>quantize is passed over: a training keeps weights in int8 or int4, and not as {what} says.</source>
        <translation>quantize는 건너뜁니다. 학습은 가중치를 int8이나 int4로 보관하며 {what}(으)로는 보관하지 않습니다.</translation>
    </message>
    <message>
        <source>Which layers the filter of quantize chooses is not followed: all that are frozen or adapted by low rank are kept in {mode}.</source>
        <translation>quantize의 filters가 어느 층을 고르는지는 따라가지 않습니다. 고정했거나 저랭크로 적응시킨 모든 층을 {mode}로 보관합니다.</translation>
    </message>
    <message>
        <source>quantize of the script keeps these layers in {mode} too, and their weights then learn nothing: {names}. Here only layers that are frozen or adapted by low rank are kept so; freeze these to have the same.</source>
        <translation>스크립트의 quantize는 다음 층도 {mode}로 보관하여 그 가중치가 학습되지 않습니다: {names}. 여기서는 고정했거나 저랭크로 적응시킨 층만 그렇게 보관합니다. 똑같이 하려면 이 층들을 고정하세요.</translation>
    </message>
    <message>
        <source>Line {line}: whether {what} is trained is not known.</source>
        <translation>{line}행: {what}을(를) 학습하는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} is set when the layer was built already; it is drawn as it was built.</source>
        <translation>{line}행: {owner}의 {argument}을(를) 레이어가 이미 만들어진 뒤에 바꿉니다. 만들어진 그대로 그렸습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} is set to {what}, which only running the script would tell; choose it.</source>
        <translation>{line}행: {owner}의 {argument} 값이 스크립트를 실행해야 알 수 있는 {what}입니다. 직접 고르세요.</translation>
    </message>
    <message>
        <source>Line {line}: the model has {count} layers, and none at index {index}.</source>
        <translation>{line}번째 줄: 모델의 레이어는 {count}개이며, 인덱스 {index}에는 없습니다.</translation>
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
        <source>Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell; choose it.</source>
        <translation>{line}행: {owner}의 {argument} 값이 스크립트를 실행해야 알 수 있는 {what}에 달려 있습니다. 직접 고르세요.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell; its default is taken.</source>
        <translation>{line}번째 줄: {owner}의 {argument}은(는) 스크립트를 실행해야 알 수 있는 {what}에 달려 있어 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} is {what}; it is not taken over.</source>
        <translation>{line}행: {owner}의 {argument}은(는) {what}이며, 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} is {what}, which the script makes itself; its default is taken.</source>
        <translation>{line}줄: {owner}의 {argument}이(가) 스크립트가 직접 만든 것({what})이라 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>Line {line}: what is inside {name}, {what}, is not one layer of Keras&apos;s own; {name} is kept as a placeholder, {own}.</source>
        <translation>{line}행: {name} 안에 있는 {what}은(는) Keras의 레이어 하나가 아니므로 {name}을(를) 자리 표시자 {own}(으)로 둡니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name}, the layer inside {owner}, is not one of Keras&apos;s own; it is kept there as a placeholder.</source>
        <translation>{line}행: {owner} 안의 레이어 {name}은(는) Keras의 것이 아니므로 그 자리에 자리 표시자로 둡니다.</translation>
    </message>
    <message>
        <source>Line {line}: the name {name} of the layer inside {owner} is not kept; the name of {owner} is its own.</source>
        <translation>{line}번째 줄: {owner} 안에 있는 층의 이름 {name}은(는) 남지 않습니다. {owner}의 이름은 그대로입니다.</translation>
    </message>
    <message>
        <source>Line {line}: trainable=False where {owner} is made freezes nothing in Keras: its parts learn all the same, and it is drawn so.</source>
        <translation>{line}번째 줄: {owner}을(를) 만들 때의 trainable=False는 Keras에서 아무것도 고정하지 않습니다. 안의 층은 그대로 학습하며, 그렇게 그렸습니다.</translation>
    </message>
    <message>
        <source>Line {line}: of the layers inside {owner} only {what} is frozen; one switch is for all of them, and they learn.</source>
        <translation>{line}번째 줄: {owner} 안의 층 중 {what}만 고정되어 있습니다. 고정은 모두 함께만 할 수 있으므로 모두 학습합니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is not the layer of Keras of that name; it is kept as a placeholder, {own}.</source>
        <translation>{line}줄: {name}은(는) 같은 이름의 Keras 레이어가 아니므로 자리 표시자 {own}(으)로 둡니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is not one of Keras&apos;s own layers that can be drawn; it is kept as a placeholder.</source>
        <translation>{line}행: {name}은(는) 그릴 수 있는 Keras 레이어가 아니어서 자리 표시로 남겼습니다.</translation>
    </message>
    <message>
        <source>Line {line}: pictures of {shape} have their channels first, as Keras 1 could be set up on a machine; layers are drawn with data_format=channels_first from here on.</source>
        <translation>{line}행: {shape} 그림은 Keras 1에서 설정할 수 있던 대로 채널이 앞에 있습니다. 여기부터 레이어를 data_format=channels_first로 그렸습니다.</translation>
    </message>
    <message>
        <source>Line {line}: Conv2D({filters}, {rows}, {columns}) is read with strides of {columns}, as Keras reads it since 2.4; before it was a kernel of {rows} x {columns}.</source>
        <translation>{line}번째 줄: Conv2D({filters}, {rows}, {columns})은(는) Keras 2.4부터의 뜻대로 스트라이드 {columns}(으)로 읽습니다. 그 전에는 {rows} x {columns} 커널이었습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} is an argument that Keras no longer has; it is left out.</source>
        <translation>{line}행: {owner}의 {argument}은(는) 이제 Keras에 없는 인수여서 뺐습니다.</translation>
    </message>
    <message>
        <source>Line {line}: what {what} gives to {owner} is not known; its defaults are taken.</source>
        <translation>{line}행: {what}이(가) {owner}에 주는 값을 알 수 없어 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>Line {line}: the weights that {owner} is given are not taken over.</source>
        <translation>{line}행: {owner}에 주어진 가중치는 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {class_name} has no argument {name}.{nearest}</source>
        <translation>{line}행: {class_name}에 {name} 인수가 없습니다.{nearest}</translation>
    </message>
    <message>
        <source>Line {line}: {class_name} has no argument {name}; it is left out.{nearest}</source>
        <translation>{line}번째 줄: {class_name}에는 인수 {name}이(가) 없어 뺐습니다.{nearest}</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} is {what}, which only running the script would tell; the Input has no shape yet. Type it into the Input.</source>
        <translation>{line}행: {owner}의 {argument} 값이 {what}이어서 스크립트를 실행해야만 알 수 있습니다. Input에 아직 형태가 없습니다. Input에 형태를 입력하세요.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell; {count} of {total} sizes are left free. Type them into the shape of the Input.</source>
        <translation>{line}행: {owner}의 {argument} 값이 {what}에 달려 있어 스크립트를 실행해야만 알 수 있습니다. 크기 {total}개 가운데 {count}개를 비워 두었습니다. Input의 형태에 입력하세요.</translation>
    </message>
    <message>
        <source>Line {line}: {method} is passed over: a drawing has losses and metrics of its outputs only.</source>
        <translation>{line}행: {method}은(는) 건너뛰었습니다. 그림에는 출력의 손실과 지표만 있습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} cannot be {what}.</source>
        <translation>{line}번째 줄: {owner}의 {argument}은(는) {what}일 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell.</source>
        <translation>{line}행: {owner}의 {argument} 값이 {what}에 달려 있어 스크립트를 실행해야만 알 수 있습니다.</translation>
    </message>
    <message>
        <source> Did you mean {name}?</source>
        <translation> {name}을(를) 뜻했나요?</translation>
    </message>
    <message>
        <source>Line {line}: {name} is given {what}, a function of the script that cannot be drawn.</source>
        <translation>{line}행: {name}에 주어진 {what}은(는) 그릴 수 없는 스크립트의 함수입니다.</translation>
    </message>
    <message>
        <source>Line {line}: one tensor cannot be taken apart into {count}.</source>
        <translation>{line}행: 텐서 하나를 {count}개로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: the operation {name} on tensors cannot be drawn.</source>
        <translation>{line}행: 텐서 연산 {name}은(는) 그릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: a slice of a tensor at {what} cannot be drawn.</source>
        <translation>{line}번째 줄: {what} 위치에서 텐서를 자르는 것은 그릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} has no {count} inputs for {argument} in a drawing.</source>
        <translation>{line}행: 그림에서 {name}에는 {argument}에 쓸 입력이 {count}개 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: the {argument} that {name} is called with is not taken over; a Masking, or mask_zero of an Embedding, masks what comes behind it.</source>
        <translation>{line}행: {name} 호출에 준 {argument}은(는) 가져오지 않습니다. Masking이나 Embedding의 mask_zero가 그 뒤를 마스킹합니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is called on {what}, which is not a tensor of the model.</source>
        <translation>{line}번째 줄: {name}이(가) 모델의 텐서가 아닌 {what}에 호출됩니다.</translation>
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
        <source>The script defines no Keras model itself, and these modules that it imports are not beside it: {names}.</source>
        <translation>스크립트 자체에는 Keras 모델이 없고, 가져오는 다음 모듈도 스크립트 옆에 없습니다: {names}.</translation>
    </message>
    <message>
        <source>The script defines no Keras model that can be read. {reasons}</source>
        <translation>스크립트에 읽을 수 있는 Keras 모델이 없습니다. {reasons}</translation>
    </message>
    <message>
        <source>The script defines its model as a class of its own, which is not read without running it.</source>
        <translation>스크립트가 모델을 자체 클래스로 정의하여, 실행하지 않고는 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The script defines no Keras model (Sequential, or Model with inputs and outputs).</source>
        <translation>스크립트에 Keras 모델(Sequential, 또는 입력과 출력이 있는 Model)이 없습니다.</translation>
    </message>
    <message>
        <source>Keras has no application called {name}; the Layers panel lists those it has.</source>
        <translation>Keras에 {name}(이)라는 모델이 없습니다. 있는 것은 레이어 패널에 나옵니다.</translation>
    </message>
    <message>
        <source>The weights of {name} from {file}.</source>
        <translation>{file}에서 읽은 {name} 가중치.</translation>
    </message>
    <message>
        <source>The weights in {file} do not fit {name} as it is set up: {reason}</source>
        <translation>{file}의 가중치가 지금 설정의 {name}에 맞지 않습니다: {reason}</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>The weights of {name} are not on this machine, and nothing is downloaded. Put {file} into {folder}; it comes from {address}.</source>
        <translation>{name}의 가중치가 이 컴퓨터에 없고, 아무것도 내려받지 않습니다. {file} 파일을 {folder} 폴더에 넣으세요. 출처: {address}.</translation>
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
        <source>{name} cannot be imported from {module}: {reason}</source>
        <translation>{module}에서 {name}을(를) 가져올 수 없습니다: {reason}</translation>
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
        <source>Columns of the data stand beside predictions in tables (.csv, .parquet, .xlsx), not in {file}.</source>
        <translation>데이터의 열은 표(.csv, .parquet, .xlsx)에서만 예측 옆에 둘 수 있고 {file}에는 둘 수 없습니다.</translation>
    </message>
    <message>
        <source>The run {name} has no data of its own. Choose a file in the Evaluate panel, or name it with --input on the command line.</source>
        <translation>실행 {name}에는 자체 데이터가 없습니다. 평가 패널에서 파일을 고르거나 명령줄에서 --input으로 지정하세요.</translation>
    </message>
    <message>
        <source>Arrays of several values a row do not stand beside predictions: {names}.</source>
        <translation>행마다 값이 여러 개인 배열은 예측 옆에 두지 않습니다: {names}.</translation>
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
        <source>Predictions are written as .csv, .parquet, .xlsx or .npz, not as {file}.</source>
        <translation>예측은 .csv, .parquet, .xlsx, .npz로 씁니다. {file}(으)로는 쓰지 않습니다.</translation>
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
        <source>The layers of a run of several workers are not looked at meanwhile.</source>
        <translation>작업자가 여럿인 실행은 학습하는 동안 레이어를 살펴보지 않습니다.</translation>
    </message>
    <message>
        <source>The run {name} has no checkpoint that can be read.</source>
        <translation>실행 {name}에 읽을 수 있는 체크포인트가 없습니다.</translation>
    </message>
    <message>
        <source>Checkpoints can be written again.</source>
        <translation>체크포인트를 다시 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>A checkpoint could not be written to {folder}: {reason}. The training goes on and tries again; make room before it ends.</source>
        <translation>체크포인트를 {folder}에 저장하지 못했습니다: {reason}. 학습은 계속되며 다시 시도합니다. 학습이 끝나기 전에 공간을 만드세요.</translation>
    </message>
    <message>
        <source>The run was not examined, as it was stopped.</source>
        <translation>실행을 중지했으므로 진단하지 않았습니다.</translation>
    </message>
    <message>
        <source>The run could not be examined: {reason}</source>
        <translation>실행을 진단할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>The trained model could not be written to {folder}: {reason}. Make room and resume the run.</source>
        <translation>학습된 모델을 {folder}에 저장하지 못했습니다: {reason}. 공간을 만든 뒤 실행을 이어서 하세요.</translation>
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
        <source>{path} leads out of the project&apos;s folder, and the file was never chosen on this machine. Allow it if you know it: choose it in the data panel, or name it with --allow on the command line.</source>
        <translation>{path}은(는) 프로젝트 폴더 밖에 있고, 이 컴퓨터에서 고른 적이 없는 파일입니다. 아는 파일이면 데이터 패널에서 고르거나 명령줄에서 --allow로 지정해 허용하세요.</translation>
    </message>
    <message>
        <source>{file} is a program that makes the data, and it can do whatever you can. Read it, then allow it to run as it stands, in the list of problems or with --allow-running on the command line.</source>
        <translation>{file}은(는) 데이터를 만드는 프로그램이며, 사용자가 할 수 있는 모든 일을 할 수 있습니다. 내용을 읽은 다음 문제 목록에서, 또는 명령줄의 --allow-running으로 지금 그대로 실행하도록 허용하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Choose the file again.</source>
        <translation>{path} 파일을 읽을 수 없습니다: {reason}. 파일을 다시 선택하세요.</translation>
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
        <source>{first} has {rows} rows and {second} has {other}. Save arrays with a row each for every sample.</source>
        <translation>{first}은(는) {rows}행이고 {second}은(는) {other}행입니다. 샘플마다 한 행씩 있는 배열을 저장하세요.</translation>
    </message>
    <message>
        <source>{file} would unpack to {size} GB; at most {limit} GB are read.</source>
        <translation>{file} 파일의 압축을 풀면 {size} GB가 됩니다. {limit} GB까지만 읽습니다.</translation>
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
        <source>{file}, line {line}: {text}: bytes that are not UTF-8, as the rest of the file is. Mend the line, or choose another encoding.</source>
        <translation>{file} {line}번째 줄: {text}: 파일의 나머지와 달리 UTF-8이 아닌 바이트가 있습니다. 그 줄을 고치거나 다른 인코딩을 고르세요.</translation>
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
        <source>Stopped before it went on; the run is as it was.</source>
        <translation>이어서 하기 전에 중지했습니다. 실행은 그대로입니다.</translation>
    </message>
    <message>
        <source>Stopped before the first batch; there is no run.</source>
        <translation>첫 배치 전에 중지했습니다. 남은 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Batches in a call of the engine, by what was timed: {count}.</source>
        <translation>측정한 시간에 따라 엔진을 한 번 호출할 때 처리하는 배치 수: {count}.</translation>
    </message>
    <message>
        <source>PyTorch has compiled the training step anew: from here on the numbers are not to the last digit those of a run that was never interrupted.</source>
        <translation>PyTorch가 학습 단계를 새로 컴파일했습니다. 여기서부터는 수치가 중단한 적 없는 실행과 마지막 자리까지 같지는 않습니다.</translation>
    </message>
    <message>
        <source>The run {name} has no checkpoint that can be read; it begins again at its first epoch.</source>
        <translation>실행 {name}에 읽을 수 있는 체크포인트가 없어 첫 에포크부터 다시 시작합니다.</translation>
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
        <source>The Input {name} has no data. Bind columns or an array to it.</source>
        <translation>Input {name}에 데이터가 없습니다. 열이나 배열을 연결하세요.</translation>
    </message>
    <message>
        <source>The output {name} has no target. Bind columns or an array to it.</source>
        <translation>출력 {name}에 타깃이 없습니다. 열이나 배열을 연결하세요.</translation>
    </message>
    <message>
        <source>{count} rows are not trained on: {reason}</source>
        <translation>{count}개 행은 학습에 쓰이지 않습니다: {reason}</translation>
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
        <source>A Sequential model passes one tensor; this one takes or gives it in a list or a dict.</source>
        <translation>Sequential 모델은 텐서 하나를 주고받지만, 이 모델은 리스트나 딕셔너리로 주고받습니다.</translation>
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
        <source>{name} takes at most {most} input(s) and has a wire at another one. Cut it.</source>
        <translation>{name}은(는) 입력을 최대 {most}개 받는데 그 밖의 입력에 선이 있습니다. 그 선을 자르세요.</translation>
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
        <source>{file} is there already. Copy the example into another folder.</source>
        <translation>{file} 파일이 이미 있습니다. 예제를 다른 폴더에 복사하세요.</translation>
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
        <source>The file breaks off in the middle. The save before may lie beside it, with .bak at its end.</source>
        <translation>파일이 중간에서 끊겼습니다. 이름이 .bak으로 끝나는 이전 저장본이 옆에 있을 수 있습니다.</translation>
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
        <source>This is not a list of ids.</source>
        <translation>id 목록이 아닙니다.</translation>
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
        <source>viewing</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>탐색</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>전송</translation>
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
        <source>runs {action} takes {wanted}; received {count}.</source>
        <translation>runs {action}에는 {wanted}이(가) 필요합니다. 받은 개수: {count}.</translation>
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
        <source>The run did not stop by itself and was ended before its first checkpoint.</source>
        <translation>실행이 스스로 멈추지 않아 첫 체크포인트 전에 종료했습니다.</translation>
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
        <source>It is the model of the run {run}.</source>
        <translation>실행 {run}의 모델입니다.</translation>
    </message>
    <message>
        <source>It is not trained.</source>
        <translation>학습하지 않은 모델입니다.</translation>
    </message>
    <message>
        <source>Keras writes matrices of low rank into the whole numbers beneath them, which rounds those of {count} layers ({names}) once more.</source>
        <translation>Keras는 저랭크 행렬을 그 아래 정수에 합쳐 쓰므로, 레이어 {count}개({names})의 값이 한 번 더 반올림됩니다.</translation>
    </message>
    <message>
        <source>The run kept weights in {mode}. With what was learned by low rank they are rounded once more, for the drawing has changed since.</source>
        <translation>이 실행은 가중치를 {mode}로 보관했습니다. 그 뒤로 그림이 바뀌었으므로, 저랭크로 배운 것을 더해 한 번 더 반올림합니다.</translation>
    </message>
    <message>
        <source>The run kept weights in {mode}; they are written as floats, as the training&apos;s settings say now.</source>
        <translation>이 실행은 가중치를 {mode}로 보관했습니다. 지금의 학습 설정에 따라 실수로 저장합니다.</translation>
    </message>
    <message>
        <source>A predictor is made of a run that was trained. Train, or choose a run.</source>
        <translation>예측기는 학습된 실행으로 만듭니다. 학습하거나 실행을 선택하세요.</translation>
    </message>
    <message>
        <source>ONNX needs packages that are not installed ({packages}). {hint}</source>
        <translation>ONNX에 필요한 패키지가 설치되어 있지 않습니다({packages}). {hint}</translation>
    </message>
    <message>
        <source>A model for PyTorch is written by PyTorch, which is not installed. {hint}</source>
        <translation>PyTorch용 모델은 PyTorch가 쓰는데 설치되어 있지 않습니다. {hint}</translation>
    </message>
    <message>
        <source>{file} is there already and is no SavedModel. Choose another name.</source>
        <translation>{file}이(가) 이미 있으며 SavedModel이 아닙니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{file} is there already and is no predictor. Choose another name.</source>
        <translation>{file}이(가) 이미 있고 예측기가 아닙니다. 다른 이름을 선택하세요.</translation>
    </message>
    <message>
        <source>{source} has no column to learn {name} from.</source>
        <translation>{source}에 {name}을(를) 학습할 열이 없습니다.</translation>
    </message>
    <message>
        <source>The target {name} has the shape {shape} a row; one number was expected.</source>
        <translation>타깃 {name}은(는) 행마다 숫자 하나여야 하지만 형태가 {shape}입니다.</translation>
    </message>
    <message>
        <source>{name} cannot be learnt: {kind} with {count} different values; numbers or at least 2 classes were expected. Choose another target.</source>
        <translation>{name} 열은 배울 수 없습니다: {kind}, 서로 다른 값 {count}개. 수이거나 클래스가 2개 이상이어야 합니다. 다른 타깃을 선택하세요.</translation>
    </message>
    <message>
        <source>The target {name} holds {count} different texts; 2 to {limit} were expected.</source>
        <translation>타깃 {name}에 서로 다른 텍스트가 {count}개 있습니다. 2~{limit}개여야 합니다.</translation>
    </message>
    <message>
        <source>{name} holds {kind} and no numbers; choose classification or another target.</source>
        <translation>{name} 열에는 수가 아니라 {kind} 값이 있습니다. 분류나 다른 타깃을 선택하세요.</translation>
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
        <source>Name the example to copy: {program} examples NAME -o PROJECT.</source>
        <translation>복사할 예제의 이름을 쓰세요: {program} examples NAME -o PROJECT.</translation>
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
        <source>--raw puts the preparation into a model; an export as {form} is none.</source>
        <translation>--raw는 모델 안에 전처리를 넣습니다. {form} 내보내기는 모델이 아닙니다.</translation>
    </message>
    <message>
        <source>There is no run {run} of {project}; there are {names}.</source>
        <translation>{project}에 실행 {run}이(가) 없습니다. 있는 실행: {names}.</translation>
    </message>
    <message>
        <source>One run is evaluated, or two are compared; not more.</source>
        <translation>실행 하나를 평가하거나 둘을 비교할 수 있으며, 그보다 많을 수는 없습니다.</translation>
    </message>
    <message>
        <source>The model cannot be built.</source>
        <translation>모델을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>A run that goes on keeps its options; only --epochs can give it more.</source>
        <translation>이어서 하는 실행은 옵션을 그대로 지킵니다. --epochs로 에포크만 더할 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no fold {fold}; the project has {count}.</source>
        <translation>{fold}번 폴드가 없습니다. 프로젝트의 폴드는 {count}개입니다.</translation>
    </message>
    <message>
        <source>{count} workers are at a cluster: name it with --address.</source>
        <translation>작업자 {count}개는 클러스터에만 있습니다. --address로 클러스터를 지정하세요.</translation>
    </message>
    <message>
        <source>The run {name} has come to its end, and more epochs would change nothing: {reason}</source>
        <translation>실행 {name}은(는) 끝났으며 에포크를 늘려도 달라지지 않습니다: {reason}</translation>
    </message>
    <message>
        <source>The run {name} has done its {epochs} epochs. Give it more with --epochs.</source>
        <translation>실행 {name}은(는) 에포크 {epochs}개를 마쳤습니다. --epochs로 더 늘리세요.</translation>
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
        <source>{file} is not a notebook: {reason}.</source>
        <translation>{file}은(는) 노트북이 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>The weights of {name} are not taken over: there is no {file} beside the script. Put it there, or add {name} from the Layers panel with it.</source>
        <translation>{name}의 가중치는 가져오지 않았습니다. 스크립트 옆에 {file}이(가) 없습니다. 그곳에 두거나, 레이어 패널에서 그 파일로 {name}을(를) 추가하세요.</translation>
    </message>
    <message>
        <source>The SavedModel comes without weights: its folder has no variables/variables.index.</source>
        <translation>이 SavedModel에는 가중치가 없습니다. 폴더에 variables/variables.index가 없습니다.</translation>
    </message>
    <message>
        <source>The file does not say whether Theano wrote it; the kernels of {names} are turned round as Theano&apos;s.</source>
        <translation>Theano가 쓴 파일인지 적혀 있지 않아서, {names}의 커널은 Theano의 것으로 보고 뒤집었습니다.</translation>
    </message>
    <message>
        <source>The model and its weights are in two files; the weights are those of {file}.</source>
        <translation>모델과 가중치가 두 파일에 나뉘어 있습니다. 가중치는 {file}의 것입니다.</translation>
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
        <source>{name} has no layers with weights.</source>
        <translation>{name}에는 가중치가 있는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>{name} is an Input: there is no model up to it.</source>
        <translation>{name}은(는) Input이라 거기까지의 모델이 없습니다.</translation>
    </message>
    <message>
        <source>The script reads {files}, which are not there; stand-ins took their place, and sizes that come from them are {size}. With the files beside the script they are the right ones.</source>
        <translation>스크립트가 읽는 {files}이(가) 없어 대신할 것을 넣었고, 거기서 나온 크기는 {size}입니다. 파일을 스크립트 옆에 두면 맞는 크기가 됩니다.</translation>
    </message>
    <message>
        <source>{name} is a model of a class of its own, which cannot be drawn: {reason}.</source>
        <translation>{name}은(는) 직접 만든 클래스의 모델이라 그릴 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{names} depend on what is missing here: {size} stands in their place. Choose them.</source>
        <translation>{names}은(는) 여기 없는 것에 따라 정해지므로 {size}을(를) 대신 넣었습니다. 값을 고르세요.</translation>
    </message>
    <message>
        <source>The script was run and made no Keras model.</source>
        <translation>스크립트를 실행했지만 Keras 모델을 만들지 않았습니다.</translation>
    </message>
    <message>
        <source>The script was stopped after {seconds} seconds.</source>
        <translation>{seconds}초가 지나 스크립트를 멈추었습니다.</translation>
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
        <source>The script also makes {names}; --model NAME takes one of these.</source>
        <translation>스크립트는 {names}도 만듭니다. --model NAME으로 그중 하나를 고를 수 있습니다.</translation>
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
        <source>{name} is no nested model; its layers are what can be frozen apart.</source>
        <translation>{name}은(는) 중첩 모델이 아닙니다. 중첩 모델의 레이어만 나누어 동결할 수 있습니다.</translation>
    </message>
    <message>
        <source>Select two or more nodes of one class; they will share one layer.</source>
        <translation>같은 클래스의 노드를 둘 이상 선택하세요. 레이어 하나를 공유하게 됩니다.</translation>
    </message>
    <message>
        <source>{name} shares its layer with no other node.</source>
        <translation>{name}은(는) 다른 노드와 레이어를 공유하지 않습니다.</translation>
    </message>
    <message>
        <source>What {name} gives is not known yet. See its problems first.</source>
        <translation>{name}의 출력을 아직 알 수 없습니다. 먼저 문제를 확인하세요.</translation>
    </message>
    <message>
        <source>{name} cannot adapt to the data, since it does not follow an Input directly.</source>
        <translation>{name}은(는) Input 바로 뒤에 있지 않아 데이터에 적응할 수 없습니다.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>취소되었습니다.</translation>
    </message>
    <message>
        <source>There is nothing to show yet: draw a network first.</source>
        <translation>아직 보여 줄 것이 없습니다. 먼저 네트워크를 그리세요.</translation>
    </message>
    <message>
        <source>The runs of {name} could not be copied: {reason}.</source>
        <translation>{name}의 실행을 복사하지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>Expected a whole number, got {found}.</source>
        <translation>정수여야 하는데 {found}입니다.</translation>
    </message>
    <message>
        <source>Expected a number, got {found}.</source>
        <translation>숫자여야 하는데 {found}입니다.</translation>
    </message>
    <message>
        <source>Expected a text, got {found}.</source>
        <translation>텍스트여야 하는데 {found}입니다.</translation>
    </message>
    <message>
        <source>Expected true or false, got {found}.</source>
        <translation>참 또는 거짓이어야 하는데 {found}입니다.</translation>
    </message>
    <message>
        <source>Expected a list, got {found}.</source>
        <translation>목록이어야 하는데 {found}입니다.</translation>
    </message>
    <message>
        <source>Expected a Keras object, got {found}.</source>
        <translation>Keras 객체여야 하는데 {found}입니다.</translation>
    </message>
    <message>
        <source>Expected the name of a class, got {found}.</source>
        <translation>클래스 이름이어야 하는데 {found}입니다.</translation>
    </message>
    <message>
        <source>Expected arguments by name, got {found}.</source>
        <translation>이름이 붙은 인수여야 하는데 {found}입니다.</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>참 또는 거짓</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>빈 값</translation>
    </message>
    <message>
        <source>{name} is not the name of an argument.</source>
        <translation>{name}: 인수 이름이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} is not the name of a text, or that of another one, too.</source>
        <translation>{name}은(는) 코드의 이름이 아니거나 다른 코드의 이름과 같습니다.</translation>
    </message>
    <message>
        <source>{type} has no port {port}: it has at most {count}, counted from 0.</source>
        <translation>{type}에는 포트 {port}번이 없습니다. 0번부터 세어 최대 {count}개입니다.</translation>
    </message>
    <message>
        <source>{column}, the weight of the row, is negative or not a number.</source>
        <translation>행의 가중치인 {column} 열의 값이 음수이거나 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>{value} has changed since the data were looked through. {reason} Put it back, or start anew.</source>
        <translation>데이터를 살펴본 뒤에 {value}이(가) 바뀌었습니다. {reason} 되돌려 놓거나 새로 시작하세요.</translation>
    </message>
    <message>
        <source>Windows over time need rows that follow each other, and a {by} split tears them. Split by time.</source>
        <translation>시간 구간에는 이어지는 행이 필요한데 {by} 분할은 행을 흩어 놓습니다. 시간순으로 나누세요.</translation>
    </message>
    <message>
        <source>{column}, the target, has no value.</source>
        <translation>타깃인 {column} 열에 값이 없습니다.</translation>
    </message>
    <message>
        <source>There is no class {name} to weight; there are {names}.</source>
        <translation>가중치를 줄 클래스 {name}이(가) 없습니다. 있는 클래스: {names}.</translation>
    </message>
    <message>
        <source>The target {column} is the same in all {rows} training rows; there is nothing to learn.</source>
        <translation>타깃 {column}의 값이 학습 행 {rows}개에서 모두 같아 배울 것이 없습니다.</translation>
    </message>
    <message>
        <source>{count} of {all} classes have no row to train on and cannot be learnt: {names}.</source>
        <translation>클래스 {all}개 중 {count}개는 학습할 행이 없어 배울 수 없습니다: {names}.</translation>
    </message>
    <message>
        <source>{count} of {all} classes have no row to validate with: {names}.</source>
        <translation>클래스 {all}개 중 {count}개는 검증할 행이 없습니다: {names}.</translation>
    </message>
    <message>
        <source>{count} of {all} classes have no row to test with: {names}.</source>
        <translation>클래스 {all}개 중 {count}개는 시험할 행이 없습니다: {names}.</translation>
    </message>
    <message>
        <source>Windows of {length} rows with a target {horizon} rows behind them leave nothing for {part}: there are not so many rows in a row. Make them shorter.</source>
        <translation>행 {length}개에 타깃이 {horizon}행 뒤에 있는 구간으로는 {part}에 남는 것이 없습니다. 그만큼 이어지는 행이 없으니 구간을 줄이세요.</translation>
    </message>
    <message>
        <source>No row is left to train on. {count} cannot be used; most often: {reason}</source>
        <translation>학습할 행이 남지 않았습니다. 쓸 수 없는 행은 {count}개이며 가장 잦은 이유는 다음과 같습니다: {reason}</translation>
    </message>
    <message>
        <source>No row is left to validate with. {count} cannot be used; most often: {reason}</source>
        <translation>검증할 행이 남지 않았습니다. 쓸 수 없는 행은 {count}개이며 가장 잦은 이유는 다음과 같습니다: {reason}</translation>
    </message>
    <message>
        <source>No row is left to test with. {count} cannot be used; most often: {reason}</source>
        <translation>시험할 행이 남지 않았습니다. 쓸 수 없는 행은 {count}개이며 가장 잦은 이유는 다음과 같습니다: {reason}</translation>
    </message>
    <message>
        <source>{name} would take {size} GB, {shape} numbers a row; there is room for {limit} GB. Use fewer words or categories, or their index.</source>
        <translation>{name}은(는) 행마다 숫자 {shape}개로 {size} GB를 차지하는데 남은 자리는 {limit} GB입니다. 단어나 범주를 줄이거나 번호로 바꾸세요.</translation>
    </message>
    <message>
        <source>{column} has no value.</source>
        <translation>{column} 열에 값이 없습니다.</translation>
    </message>
    <message>
        <source>What was fitted for the step {step} is damaged. Train again.</source>
        <translation>{step} 단계에 맞춰 둔 값이 손상되었습니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{column} has a category that the training rows do not have, such as {value}.</source>
        <translation>{column} 열에 학습 행에 없던 범주가 있습니다. 예: {value}.</translation>
    </message>
    <message>
        <source>{column} has no value, and such rows are left out as you asked.</source>
        <translation>{column} 열에 값이 없으며, 그런 행은 지정한 대로 제외합니다.</translation>
    </message>
    <message>
        <source>{column} names a picture that cannot be read.</source>
        <translation>{column} 열이 가리키는 그림을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{column} is at most -1 and has no logarithm.</source>
        <translation>{column} 열의 값이 -1 이하여서 로그를 취할 수 없습니다.</translation>
    </message>
    <message>
        <source>{path} holds no pictures, sounds or texts that most of its files are. Choose a folder with a folder a class.</source>
        <translation>{path}의 파일 대부분이 그림, 소리, 텍스트가 아닙니다. 클래스마다 폴더가 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>There is no column {name}; there are {names}.</source>
        <translation>{name} 열이 없습니다. 있는 열: {names}.</translation>
    </message>
    <message>
        <source>{file} has no sheet {sheet}; there are {names}.</source>
        <translation>{file}에 {sheet} 시트가 없습니다. 있는 시트: {names}.</translation>
    </message>
    <message>
        <source>{path} holds more than {limit} files. Choose a smaller folder.</source>
        <translation>{path}에 파일이 {limit}개보다 많습니다. 더 작은 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{path} holds no files that end with {endings}. Choose another folder.</source>
        <translation>{path}에 {endings}(으)로 끝나는 파일이 없습니다. 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>The clipboard holds no nodes of a drawing.</source>
        <translation>클립보드에 그림의 노드가 없습니다.</translation>
    </message>
    <message>
        <source>The copied nodes on the clipboard are faulty at {path}: {reason}</source>
        <translation>클립보드에 복사된 노드의 {path}에 잘못이 있습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} is read as {kind}, which has no {option}. Leave it out.</source>
        <translation>{file}은(는) {kind}(으)로 읽으며, 여기에는 {option}이(가) 없습니다. 빼세요.</translation>
    </message>
    <message>
        <source>an object of the class {name}</source>
        <translation>{name} 클래스의 객체</translation>
    </message>
    <message>
        <source>an ellipsis</source>
        <translation>줄임표(...)</translation>
    </message>
    <message>
        <source>a tensor of the model</source>
        <translation>모델의 텐서</translation>
    </message>
    <message>
        <source>the class {name}</source>
        <translation>클래스 {name}</translation>
    </message>
    <message>
        <source>the method {name}</source>
        <translation>메서드 {name}</translation>
    </message>
    <message>
        <source>the layer {name}</source>
        <translation>레이어 {name}</translation>
    </message>
    <message>
        <source>the model {name}</source>
        <translation>모델 {name}</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>the function {name}</source>
        <translation>함수 {name}</translation>
    </message>
    <message>
        <source>a value of another kind</source>
        <translation>다른 종류의 값</translation>
    </message>
    <message>
        <source>The run {run} was never bound to data, and {file} has no column or array called as the Input {name}. It has {known}.</source>
        <translation>실행 {run}은(는) 데이터에 연결된 적이 없고, {file}에는 Input {name}과(와) 이름이 같은 열이나 배열이 없습니다. 있는 것: {known}.</translation>
    </message>
    <message>
        <source>{rows} rows are too few to tell a series {horizon} rows ahead.</source>
        <translation>행 {rows}개는 시계열을 {horizon}행 앞서 예측하기에 너무 적습니다.</translation>
    </message>
    <message>
        <source>The data have not been read yet.</source>
        <translation>데이터를 아직 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>Which column is to be predicted? Name it with --target; there are {names}.</source>
        <translation>어느 열을 예측합니까? --target으로 지정하세요. 있는 열: {names}.</translation>
    </message>
    <message>
        <source>The data of the run cannot be read; the form begins with usual values. {reason}</source>
        <translation>실행의 데이터를 읽을 수 없어 보통 값으로 시작합니다. {reason}</translation>
    </message>
    <message>
        <source>There is no row {row}; the data have {count}.</source>
        <translation>{row}번째 행이 없습니다. 데이터에는 {count}개의 행이 있습니다.</translation>
    </message>
    <message>
        <source>This row has no prediction: {reason}</source>
        <translation>이 행은 예측할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{name} says something of every step; such outputs are not explained.</source>
        <translation>{name}은(는) 모든 스텝에 대해 답합니다. 이런 출력은 설명하지 않습니다.</translation>
    </message>
    <message>
        <source>{name} takes {expected} numbers; {received} are given.</source>
        <translation>{name}에는 수 {expected}개가 필요한데 {received}개가 주어졌습니다.</translation>
    </message>
    <message>
        <source>The run {name} did not keep how its data were prepared, so it cannot be taken away. Train again.</source>
        <translation>실행 {name}에는 데이터를 어떻게 준비했는지가 남아 있지 않아 내보낼 수 없습니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{column} names a sound that cannot be read.</source>
        <translation>{column}에 적힌 소리를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} is an array of several values a row and cannot stand beside predictions.</source>
        <translation>{name} 항목은 행마다 값이 여러 개인 배열이라 예측 옆에 둘 수 없습니다.</translation>
    </message>
    <message>
        <source>{function} of {file} failed in line {line}: {reason}</source>
        <translation>{file}의 {function}이(가) {line}행에서 실패했습니다: {reason}</translation>
    </message>
    <message>
        <source>A worksheet has room for {limit} rows; there are {count}. Write .csv or .parquet.</source>
        <translation>시트에는 {limit}행까지 쓸 수 있는데 {count}행이 있습니다. .csv나 .parquet으로 쓰세요.</translation>
    </message>
    <message>
        <source>Reading was cancelled, so it is not known what the source holds.</source>
        <translation>읽기를 취소하여 소스에 무엇이 있는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Expected NAME=VALUE, received {text}.</source>
        <translation>NAME=VALUE 꼴이어야 하는데 {text}을(를) 받았습니다.</translation>
    </message>
    <message>
        <source>There is no option {name}. There are {known}.</source>
        <translation>{name} 옵션은 없습니다. 있는 것은 {known}입니다.</translation>
    </message>
    <message>
        <source>There is no search of {project} to go on with.</source>
        <translation>{project}에는 이어 갈 탐색이 없습니다.</translation>
    </message>
    <message>
        <source>A search goes on as it began: only --trials and --jobs can be given with --resume.</source>
        <translation>탐색은 시작한 그대로 이어집니다. --resume과 함께는 --trials와 --jobs만 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>{direction} is no direction: write {name}:min or {name}:max.</source>
        <translation>{direction}은(는) 방향이 아닙니다. {name}:min 또는 {name}:max라고 쓰세요.</translation>
    </message>
    <message>
        <source>{backend}: about {seconds} s</source>
        <translation>{backend}: 약 {seconds}초</translation>
    </message>
    <message>
        <source>It was not timed within {seconds} seconds and was given up.</source>
        <translation>{seconds}초 안에 측정하지 못해 그만두었습니다.</translation>
    </message>
    <message>
        <source>There is no search {name} that can be read: {reason}. There are: {names}.</source>
        <translation>읽을 수 있는 탐색 {name}이(가) 없습니다: {reason}. 있는 것: {names}.</translation>
    </message>
    <message>
        <source>The journal of the search {name} holds no search.</source>
        <translation>탐색 {name}의 기록에 탐색이 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing varies yet. Choose what a search is to vary, for instance hidden.units=32,64,128.</source>
        <translation>아직 바꿀 것이 없습니다. 탐색에서 바꿀 것을 고르세요. 예: hidden.units=32,64,128.</translation>
    </message>
    <message>
        <source>The search {name} is under way in another process.</source>
        <translation>탐색 {name}이(가) 다른 프로세스에서 진행 중입니다.</translation>
    </message>
    <message>
        <source>The folder of runs {folder} cannot be written: {reason}.</source>
        <translation>실행 폴더 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is memory for {most} trials at a time, not for {wanted}.</source>
        <translation>메모리가 {wanted}개가 아니라 {most}개의 시도를 동시에 돌릴 만큼만 있습니다.</translation>
    </message>
    <message>
        <source>The first {count} trials failed. The last one: {reason}</source>
        <translation>처음 {count}개의 시도가 모두 실패했습니다. 마지막 시도: {reason}</translation>
    </message>
    <message>
        <source>{name} is not a finite number.</source>
        <translation>{name}이(가) 유한한 수가 아닙니다.</translation>
    </message>
    <message>
        <source>The run logs no {name}; it logs {names}.</source>
        <translation>이 실행은 {name}을(를) 기록하지 않습니다. 기록하는 것: {names}.</translation>
    </message>
    <message>
        <source>Ended after epoch {epoch}: other trials were better by then.</source>
        <translation>에포크 {epoch} 뒤에 끝냈습니다. 그때까지 다른 시도가 더 좋았습니다.</translation>
    </message>
    <message>
        <source>The process that trained ended unexpectedly (exit code {code}).</source>
        <translation>학습하던 프로세스가 예기치 않게 끝났습니다(종료 코드 {code}).</translation>
    </message>
    <message>
        <source>There is no layer {id} to vary.</source>
        <translation>바꿀 레이어 {id}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{text} says nothing of values. Write for instance hidden.units=32,64,128.</source>
        <translation>{text}에 값이 없습니다. 예를 들어 hidden.units=32,64,128이라고 쓰세요.</translation>
    </message>
    <message>
        <source>{name} cannot be left out: only a layer with one before it and one behind it can.</source>
        <translation>{name}은(는) 뺄 수 없습니다. 앞과 뒤에 레이어가 있는 레이어만 뺄 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} alone is a layer, which is there or not: write {name}=on,off.</source>
        <translation>{name}만 쓰면 있거나 없는 레이어를 뜻합니다. {name}=on,off라고 쓰세요.</translation>
    </message>
    <message>
        <source>{name} has {count} value; a search needs two or more, or a range.</source>
        <translation>{name}에 값이 {count}개 있습니다. 탐색에는 둘 이상이나 범위가 필요합니다.</translation>
    </message>
    <message>
        <source>{text} is no range for {name}: expected low..high with low below high, above 0 for a logarithmic one.</source>
        <translation>{text}은(는) {name}의 범위가 아닙니다. 앞이 뒤보다 작은 &apos;작은값..큰값&apos;이어야 하고, 로그 범위는 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>There is no option {path}; the options are {names}.</source>
        <translation>옵션 {path}이(가) 없습니다. 있는 옵션: {names}.</translation>
    </message>
    <message>
        <source>{path} cannot be {value}: {reason}.</source>
        <translation>{path}은(는) {value}일 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is no {name} in {path}.</source>
        <translation>{path} 안에 {name}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>There is no layer {name}; there are {names}, and training and data.</source>
        <translation>레이어 {name}이(가) 없습니다. 있는 것: {names}, 그리고 training과 data.</translation>
    </message>
    <message>
        <source>{type} has no argument {name}; it has {names}.</source>
        <translation>{type}에는 인수 {name}이(가) 없습니다. 있는 인수: {names}.</translation>
    </message>
    <message>
        <source>{option} is no option of a range; there are :log and :step=NUMBER.</source>
        <translation>{option}은(는) 범위의 옵션이 아닙니다. :log와 :step=숫자가 있습니다.</translation>
    </message>
    <message>
        <source>Line {line}: the input_shape of {name} is not known; its usual one is taken.</source>
        <translation>{line}행: {name}의 input_shape를 알 수 없어 보통 쓰는 값을 썼습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} cannot be built: {reason}.</source>
        <translation>{line}행: {name}을(를) 만들 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Line {line}: the weights of {name} ({what}) are not taken over; add it from the Layers panel, which reads a file of weights.</source>
        <translation>{line}행: {name}의 가중치({what})는 가져오지 않습니다. 레이어 패널에서 추가하면 가중치 파일을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Keras has no application of that name</source>
        <translation>Keras에 그런 이름의 모델이 없습니다</translation>
    </message>
    <message>
        <source>Line {line}: the model {name} is a part of another one and is not offered on its own.</source>
        <translation>{line}행: 모델 {name}은(는) 다른 모델의 일부여서 따로 고를 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: the class {name} has no call that could be drawn; it is passed over.</source>
        <translation>{line}행: 클래스 {name}에 그릴 수 있는 call이 없어 건너뛰었습니다.</translation>
    </message>
    <message>
        <source>Line {line}: of what a tuner would choose the default, or the first choice, is taken.</source>
        <translation>{line}행: 튜너가 고를 값은 기본값이나 첫 번째 후보를 썼습니다.</translation>
    </message>
    <message>
        <source>Line {line}: what a command line or the environment would tell is read with its defaults.</source>
        <translation>{line}행: 명령줄이나 환경 변수가 정하는 값은 기본값으로 읽었습니다.</translation>
    </message>
    <message>
        <source>Line {line}: weights that a class makes itself (add_weight) cannot be drawn.</source>
        <translation>{line}행: 클래스가 직접 만드는 가중치(add_weight)는 그릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is a class of its own whose call cannot be drawn.</source>
        <translation>{line}행: {name}은(는) call을 그릴 수 없는 자체 클래스입니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is drawn as one layer, for its call cannot be drawn. {reason}</source>
        <translation>{line}번째 줄: {name}의 call을 그릴 수 없어 층 하나로 그렸습니다. {reason}</translation>
    </message>
    <message>
        <source>Line {line}: a cell of {what} is no Python and is passed over.</source>
        <translation>{line}행: {what} 셀은 Python이 아니어서 건너뛰었습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is not called in the script; what it would be given is left to choose.</source>
        <translation>{line}행: {name}은(는) 스크립트에서 호출되지 않습니다. 받을 값은 직접 고르도록 비워 두었습니다.</translation>
    </message>
    <message>
        <source>What you wrote of the run could not be kept in {file}: {reason}.</source>
        <translation>실행에 적은 내용을 {file}에 남길 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{text} gives no learning rate for epoch {epoch}: {reason}</source>
        <translation>{text}에서 에포크 {epoch}의 학습률이 나오지 않습니다: {reason}</translation>
    </message>
    <message>
        <source>{text} is no formula of epoch and lr. There are numbers, + - * / // % **, &lt; &gt; ==, x if a else y, {known}.</source>
        <translation>{text}은(는) epoch와 lr의 수식이 아닙니다. 수, + - * / // % **, &lt; &gt; ==, x if a else y, {known}을(를) 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{file} is a program that {name} runs, and it can do whatever you can. Read it, then allow it to run as it stands, in the list of problems or with --allow-running on the command line.</source>
        <translation>{file}은(는) {name}이(가) 실행하는 프로그램이며 사용자가 할 수 있는 일은 무엇이든 할 수 있습니다. 읽어 본 뒤 문제 목록에서, 또는 명령줄의 --allow-running으로 지금 그대로의 실행을 허용하세요.</translation>
    </message>
    <message>
        <source>{file}, which {name} is to run, cannot be read: {reason}</source>
        <translation>{name}이(가) 실행할 {file}을(를) 읽을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{file}, which {name} is to run, is no Python: {reason}</source>
        <translation>{name}이(가) 실행할 {file}은(는) 파이썬이 아닙니다: {reason}</translation>
    </message>
    <message>
        <source>{file} defines no {missing}. It defines {known}.</source>
        <translation>{file}에는 {missing}이(가) 없습니다. 있는 것은 {known}입니다.</translation>
    </message>
    <message>
        <source>{name} is code that this project brings along ({module}), and it can do whatever you can. Read it, then allow it to run as it stands, in the list of problems or with --allow-running PROJECT on the command line.</source>
        <translation>{name}은(는) 이 프로젝트가 가지고 온 코드({module})이며, 사용자가 할 수 있는 모든 일을 할 수 있습니다. 읽어 본 다음 문제 목록에서, 또는 명령줄의 --allow-running PROJECT로 지금 그대로의 실행을 허용하세요.</translation>
    </message>
    <message>
        <source>The code {module} has not made {name}.</source>
        <translation>코드 {module}이(가) {name}을(를) 만들지 않았습니다.</translation>
    </message>
    <message>
        <source>{source} failed: {reason}</source>
        <translation>{source}이(가) 실패했습니다: {reason}</translation>
    </message>
    <message>
        <source>A search is under way already.</source>
        <translation>이미 탐색이 진행 중입니다.</translation>
    </message>
    <message>
        <source>{backend} is not installed. Choose another backend, or install it.</source>
        <translation>{backend}이(가) 설치되어 있지 않습니다. 다른 백엔드를 고르거나 설치하세요.</translation>
    </message>
    <message>
        <source>{backend}, which the run {name} began with, is not installed; it goes on with {other}.</source>
        <translation>실행 {name}이(가) 시작한 백엔드인 {backend}이(가) 설치되어 있지 않아 {other}(으)로 이어 갑니다.</translation>
    </message>
    <message>
        <source>Only {backend} is installed; the run uses it.</source>
        <translation>{backend}만 설치되어 있어 실행에 이것을 씁니다.</translation>
    </message>
    <message>
        <source>The run uses {backend}.</source>
        <translation>실행에 {backend}을(를) 씁니다.</translation>
    </message>
    <message>
        <source>{problem} {other} would take about {factor} times as long.</source>
        <translation>{problem} {other}(으)로는 약 {factor}배 걸립니다.</translation>
    </message>
    <message>
        <source>{problem} {other} could not train this drawing.</source>
        <translation>{problem} {other}(으)로는 이 그림을 학습할 수 없었습니다.</translation>
    </message>
    <message>
        <source>of which nothing can be shown</source>
        <translation>내용을 보여 줄 수 없음</translation>
    </message>
    <message>
        <source>compiled, {size} bytes, with the words {words}</source>
        <translation>컴파일됨, {size}바이트, 들어 있는 낱말: {words}</translation>
    </message>
    <message>
        <source>TensorBoard is not installed.</source>
        <translation>TensorBoard가 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>TensorBoard ended: {reason}</source>
        <translation>TensorBoard가 끝났습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} is empty: it was not written to its end, or not downloaded.</source>
        <translation>{file}은(는) 빈 파일입니다. 끝까지 저장되지 않았거나 내려받지 못한 것입니다.</translation>
    </message>
    <message>
        <source>{file} is only the pointer that Git LFS left in its place. Fetch the file itself: git lfs pull.</source>
        <translation>{file}은(는) Git LFS가 대신 남긴 포인터일 뿐입니다. git lfs pull로 실제 파일을 받으세요.</translation>
    </message>
    <message>
        <source>{file} is not a model: expected a .keras or .h5 file, model JSON, a Python script or notebook. It is a pickle, which runs code when it is read and is not opened.</source>
        <translation>{file}은(는) 모델이 아닙니다. .keras나 .h5 파일, 모델 JSON, 파이썬 스크립트나 노트북이어야 합니다. 이 파일은 읽을 때 코드를 실행하는 피클이라서 열지 않습니다.</translation>
    </message>
    <message>
        <source>{file} is a model in YAML, which is not read. Write it as JSON in the Keras that made it: model_from_yaml(text).to_json().</source>
        <translation>{file}은(는) YAML로 된 모델이라서 읽지 않습니다. 이 파일을 만든 Keras에서 model_from_yaml(text).to_json()으로 JSON을 만드세요.</translation>
    </message>
    <message>
        <source>{file} is a web page, not the file itself. Download it again.</source>
        <translation>{file}은(는) 파일 자체가 아니라 웹 페이지입니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Line {line}: {what} cannot be read.</source>
        <translation>{line}번째 줄: {what}을(를) 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{device} was chosen, but the CPU computes. {problem}</source>
        <translation>{device}을(를) 선택했지만 CPU가 계산합니다. {problem}</translation>
    </message>
    <message>
        <source>On macOS only PyTorch computes on the GPU (MPS): choose it as the backend.</source>
        <translation>macOS에서는 PyTorch만 GPU(MPS)로 계산합니다. 백엔드로 선택하세요.</translation>
    </message>
    <message>
        <source>On macOS only PyTorch computes on the GPU (MPS). {hint}</source>
        <translation>macOS에서는 PyTorch만 GPU(MPS)로 계산합니다. {hint}</translation>
    </message>
    <message>
        <source>There is an NVIDIA GPU, but what {name} needs for it is not installed. {hint}</source>
        <translation>NVIDIA GPU가 있지만 {name}에 필요한 것이 설치되어 있지 않습니다. {hint}</translation>
    </message>
    <message>
        <source>No GPU was found on this machine that {name} computes on.</source>
        <translation>이 컴퓨터에서 {name}이(가) 계산에 쓸 수 있는 GPU를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>There is an NVIDIA GPU, but {name} does not compute on it on Windows: choose PyTorch, or use WSL 2.</source>
        <translation>NVIDIA GPU가 있지만 Windows에서는 {name}이(가) 그것으로 계산하지 않습니다. PyTorch를 선택하거나 WSL 2를 사용하세요.</translation>
    </message>
    <message>
        <source>The NVIDIA GPU is hidden by the environment (CUDA_VISIBLE_DEVICES).</source>
        <translation>NVIDIA GPU가 환경 변수(CUDA_VISIBLE_DEVICES)로 가려져 있습니다.</translation>
    </message>
    <message>
        <source>There is an NVIDIA GPU, but {name} could not use it: its driver may be too old, or another one is meant.</source>
        <translation>NVIDIA GPU가 있지만 {name}이(가) 사용하지 못했습니다. 드라이버가 너무 오래되었거나 다른 GPU용일 수 있습니다.</translation>
    </message>
    <message>
        <source>Select the nodes that are to stand in one frame.</source>
        <translation>하나의 프레임에 넣을 노드를 선택하세요.</translation>
    </message>
    <message>
        <source>Only JAX divides batches among devices. Choose JAX as the backend.</source>
        <translation>배치를 여러 장치에 나누는 것은 JAX뿐입니다. 백엔드로 JAX를 선택하세요.</translation>
    </message>
    <message>
        <source>This run has one worker, not {count}: several are at a cluster alone.</source>
        <translation>이 실행의 작업자는 {count}개가 아니라 하나입니다. 여러 작업자는 클러스터에서만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Every batch is divided among {count} devices of {workers} workers.</source>
        <translation>모든 배치를 작업자 {workers}개의 장치 {count}개에 나눕니다.</translation>
    </message>
    <message>
        <source>There is one device; batches are not divided.</source>
        <translation>장치가 하나라서 배치를 나누지 않습니다.</translation>
    </message>
    <message>
        <source>Every batch is divided among {count} devices.</source>
        <translation>모든 배치를 장치 {count}개에 나눕니다.</translation>
    </message>
    <message>
        <source>{rows} rows in batches of {size} make one of {batch}, which cannot be divided among {count} devices. Choose batch sizes and a split that can.</source>
        <translation>행 {rows}개를 {size}개씩 나누면 {batch}개짜리 배치가 하나 생기며, 이것은 장치 {count}개에 나눌 수 없습니다. 나눌 수 있는 배치 크기와 분할을 선택하세요.</translation>
    </message>
    <message>
        <source>{file} has no class that derives from keras.layers.Layer, nor another one that Keras could use. It defines {known}.</source>
        <translation>{file}에는 keras.layers.Layer에서 파생된 클래스나 Keras가 쓸 수 있는 다른 클래스가 없습니다. 정의된 것은 {known}입니다.</translation>
    </message>
    <message>
        <source>{file}: {count} statements that its classes do not need are left out; they are never run.</source>
        <translation>{file}: 클래스에 필요하지 않은 문 {count}개를 뺐습니다. 이 문들은 실행되지 않습니다.</translation>
    </message>
    <message>
        <source>Keras has a class called {name} itself, so this one cannot stand beside it. Give it another name.</source>
        <translation>Keras에 이미 {name}(이)라는 클래스가 있어 함께 둘 수 없습니다. 다른 이름을 지정하세요.</translation>
    </message>
    <message>
        <source>{file} is longer than {limit} KB.</source>
        <translation>{file}이(가) {limit} KB보다 깁니다.</translation>
    </message>
    <message>
        <source>{file} is no Python: {reason}</source>
        <translation>{file}은(는) Python이 아닙니다: {reason}</translation>
    </message>
    <message>
        <source>The process that runs own code could not be started: {reason}</source>
        <translation>내 코드를 실행하는 프로세스를 시작할 수 없었습니다: {reason}</translation>
    </message>
    <message>
        <source>{name} has not answered after {seconds} seconds, so the process that ran it was ended.</source>
        <translation>{name}이(가) {seconds}초 동안 응답하지 않아 실행하던 프로세스를 종료했습니다.</translation>
    </message>
    <message>
        <source>{name} has ended the process that ran it (exit code {code}): it crashed, or took more memory than it may.</source>
        <translation>{name}이(가) 실행하던 프로세스를 종료시켰습니다(종료 코드 {code}). 충돌했거나 허용된 것보다 많은 메모리를 썼습니다.</translation>
    </message>
    <message>
        <source>{name} is defined in {one} and in {other}, so they cannot stand in one script. Give it another name in one of them.</source>
        <translation>{name}이(가) {one}과(와) {other}에 모두 정의되어 있어 한 스크립트에 둘 수 없습니다. 한쪽의 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>Your code defines {name}, which the script calls a function of its own. Rename it.</source>
        <translation>코드에 정의된 {name}은(는) 스크립트의 함수 이름이기도 합니다. 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>Name the code to remove; there is {names}.</source>
        <translation>제거할 코드를 지정하세요. 있는 코드: {names}.</translation>
    </message>
    <message>
        <source>Name the Python file that defines the layers, or - to type them.</source>
        <translation>레이어를 정의하는 Python 파일을 지정하거나, 직접 입력하려면 -를 쓰세요.</translation>
    </message>
    <message>
        <source>The project has no code called {name}; there is {names}.</source>
        <translation>프로젝트에 {name}(이)라는 코드가 없습니다. 있는 코드: {names}.</translation>
    </message>
    <message>
        <source>The project has a class {name} already, in its code {other}. Give one another name.</source>
        <translation>프로젝트의 코드 {other}에 클래스 {name}이(가) 이미 있습니다. 한쪽의 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>“{line}” cannot be read: {reason}.</source>
        <translation>“{line}”을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is no check called “{word}”; there are {words}.</source>
        <translation>“{word}”(이)라는 검사는 없습니다. 있는 것은 {words}입니다.</translation>
    </message>
    <message>
        <source>Expected “{form}”, received “{line}”.</source>
        <translation>“{form}”이(가) 와야 하는데 “{line}”을(를) 받았습니다.</translation>
    </message>
    <message>
        <source>There is no step called {name}; there are {names}.</source>
        <translation>{name}(이)라는 단계는 없습니다. 있는 단계: {names}.</translation>
    </message>
    <message>
        <source>There is no option of the training called {name}; there are {names}.</source>
        <translation>{name}(이)라는 학습 옵션은 없습니다. 있는 것은 {names}입니다.</translation>
    </message>
    <message>
        <source>Keras has no layer called {name}.</source>
        <translation>Keras에는 {name}(이)라는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>{layer} has no argument {name}; it has {names}.</source>
        <translation>{layer}에는 인수 {name}이(가) 없습니다. 있는 것은 {names}입니다.</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}.</source>
        <translation>{file}을(를) 읽지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>{file} is too long for a lesson: expected 1 MB at the most.</source>
        <translation>{file}은(는) 수업으로는 너무 깁니다. 1MB 이하여야 합니다.</translation>
    </message>
    <message>
        <source>The text is not UTF-8.</source>
        <translation>텍스트가 UTF-8이 아닙니다.</translation>
    </message>
    <message>
        <source>Expected a step: a line “## Its title”.</source>
        <translation>단계가 있어야 합니다: “## 단계 제목” 줄.</translation>
    </message>
    <message>
        <source>Expected “---” and the title of the lesson.</source>
        <translation>“---”와 수업 제목이 와야 합니다.</translation>
    </message>
    <message>
        <source>Expected “{key}: ...” above.</source>
        <translation>위에 “{key}: ...”이(가) 있어야 합니다.</translation>
    </message>
    <message>
        <source>Expected one of {keys}, a colon and a value, received “{line}”.</source>
        <translation>{keys} 가운데 하나와 콜론, 값이 와야 하는데 “{line}”을(를) 받았습니다.</translation>
    </message>
    <message>
        <source>Expected “---” after the title of the lesson.</source>
        <translation>수업 제목 뒤에 “---”가 와야 합니다.</translation>
    </message>
    <message>
        <source>Expected “{key}: {wanted}”, received “{value}”.</source>
        <translation>“{key}: {wanted}”이(가) 와야 하는데 “{value}”을(를) 받았습니다.</translation>
    </message>
    <message>
        <source>The block that begins here has no “{mark}” at its end.</source>
        <translation>여기서 시작한 블록의 끝에 “{mark}”이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Expected a step before this: a line “## Its title”.</source>
        <translation>그 앞에 단계가 있어야 합니다: “## 단계 제목” 줄.</translation>
    </message>
    <message>
        <source>There is no {kind} called {name}; there are {names}.</source>
        <translation>{kind} 가운데 {name}은(는) 없습니다. 있는 것은 {names}입니다.</translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}</source>
        <translation>{file}, {line}번째 줄: {problem}</translation>
    </message>
    <message>
        <source>{folder} is not the folder of a run.</source>
        <translation>{folder}은(는) 실행 폴더가 아닙니다.</translation>
    </message>
    <message>
        <source>A report is written as .html or .pdf, not as {file}.</source>
        <translation>보고서는 .html 또는 .pdf로 저장합니다. {file}(으)로는 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>The shape of {name} is {value}: so much is a row of {columns}.</source>
        <translation>{name}의 형태를 {value}(으)로 채웠습니다. {columns} 한 행의 크기입니다.</translation>
    </message>
    <message>
        <source>input_dim of {name} is {value}: {columns} goes up to {last}.</source>
        <translation>{name}의 input_dim을 {value}(으)로 채웠습니다. {columns} 값이 {last}까지 있습니다.</translation>
    </message>
    <message>
        <source>units of {name} is {value}: {columns} has {value} classes.</source>
        <translation>{name}의 units를 {value}(으)로 채웠습니다. {columns} 열에 클래스가 {value}개 있습니다.</translation>
    </message>
    <message>
        <source>units of {name} is {value}: so many numbers {columns} becomes.</source>
        <translation>{name}의 units를 {value}(으)로 채웠습니다. {columns} 열이 전처리 뒤 갖는 숫자의 개수입니다.</translation>
    </message>
    <message>
        <source>The report could not be written: {reason}.</source>
        <translation>보고서를 쓰지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>No Ray cluster answers at {address}: {reason}.</source>
        <translation>{address}에서 응답하는 Ray 클러스터가 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The node that trained is lost. The run goes on on another one; {count} epochs have come back.</source>
        <translation>학습하던 노드가 사라졌습니다. 실행은 다른 노드에서 이어집니다. 에포크 {count}개가 돌아와 있습니다.</translation>
    </message>
    <message>
        <source>The run on the cluster failed: {reason}</source>
        <translation>클러스터에서 실행이 실패했습니다: {reason}</translation>
    </message>
    <message>
        <source>The cluster has {cores} cores and not enough that are free (workers: {count}); the run waits.</source>
        <translation>클러스터의 코어 {cores}개 중 빈 것이 모자라 실행이 기다립니다(작업자: {count}개).</translation>
    </message>
    <message>
        <source>Stopped while it waited for a node; it can go on after its {count} epochs.</source>
        <translation>노드를 기다리는 동안 중지했습니다. 에포크 {count}개 뒤에서 이어갈 수 있습니다.</translation>
    </message>
    <message>
        <source>The doctor does not look at the end of a run of {count} workers; ask for it when the run has come back.</source>
        <translation>작업자가 {count}개인 실행은 끝날 때 진단하지 않습니다. 실행이 돌아온 뒤에 진단을 요청하세요.</translation>
    </message>
    <message>
        <source>Line {line}: what {name} does to the rows ({what}) is not taken over; draw it as layers, or choose steps.</source>
        <translation>{line}행: {name}이(가) 각 행에 하는 일({what})은 가져오지 않습니다. 레이어로 그리거나 전처리 단계를 고르세요.</translation>
    </message>
    <message>
        <source>Line {line}: the pictures in {folder} are not bound; choose them in the Data panel.</source>
        <translation>{line}행: {folder}의 이미지를 연결하지 않았습니다. 데이터 패널에서 고르세요.</translation>
    </message>
    <message>
        <source>Line {line}: how the texts in {folder} become numbers is not taken over; choose it in the Data panel.</source>
        <translation>{line}줄: {folder}의 텍스트를 숫자로 바꾸는 방법은 옮기지 않습니다. 데이터 패널에서 고르세요.</translation>
    </message>
    <message>
        <source>Line {line}: the pictures that {column} names lie in {folder}; here they are looked for beside {table}. Put it there, or their folder into its values.</source>
        <translation>{line}행: {column} 열이 가리키는 그림은 {folder}에 있지만, 여기서는 {table} 옆에서 찾습니다. 표를 그곳에 두거나 값에 폴더를 적으세요.</translation>
    </message>
    <message>
        <source>Line {line}: rescale={value} is not taken over; put a Rescaling behind the Input.</source>
        <translation>{line}행: rescale={value}은(는) 가져오지 않습니다. Input 뒤에 Rescaling을 넣으세요.</translation>
    </message>
    <message>
        <source>Line {line}: {what} of ImageDataGenerator are not taken over; put {layers} behind the Input for them.</source>
        <translation>{line}행: ImageDataGenerator의 {what}은(는) 가져오지 않습니다. 대신 Input 뒤에 {layers} 레이어를 넣으세요.</translation>
    </message>
    <message>
        <source>Line {line}: {what} of ImageDataGenerator are not taken over.</source>
        <translation>{line}행: ImageDataGenerator의 {what}은(는) 가져오지 않습니다.</translation>
    </message>
    <message>
        <source>The code of {names} came along. It is not run before you have read it and allowed it to run.</source>
        <translation>{names}의 코드가 함께 왔습니다. 읽어 보고 실행을 허용하기 전에는 실행되지 않습니다.</translation>
    </message>
    <message>
        <source>What the layers do is not written down any more: {reason}</source>
        <translation>레이어가 하는 일을 더 이상 기록하지 않습니다: {reason}</translation>
    </message>
    <message>
        <source>The layers of the package {package} are left out: {reason}</source>
        <translation>패키지 {package}의 레이어를 뺐습니다: {reason}</translation>
    </message>
    <message>
        <source>Of the package {package} these are left out, since their names are taken or not of it: {names}.</source>
        <translation>패키지 {package}에서 다음을 뺐습니다. 이름이 이미 쓰이고 있거나 그 패키지의 것이 아닙니다: {names}.</translation>
    </message>
    <message>
        <source>Without targets nobody knows what matters.</source>
        <translation>타깃이 없으면 무엇이 중요한지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Only desktops of Linux are told of the program: their menus and file types.</source>
        <translation>메뉴와 파일 형식은 Linux 데스크톱에만 등록합니다.</translation>
    </message>
    <message>
        <source>The run {name} has no training of its own that has ended; it is not examined.</source>
        <translation>실행 {name}에는 끝난 학습이 없어 진찰하지 않습니다.</translation>
    </message>
    <message>
        <source>Name one or two different fields of {fields}; received {names}.</source>
        <translation>{fields} 가운데 서로 다른 필드를 하나나 둘 지정하세요. 받은 값: {names}.</translation>
    </message>
    <message>
        <source>{field} has no single value a row that could be varied.</source>
        <translation>{field}에는 행마다 바꿔 볼 값 하나가 없습니다.</translation>
    </message>
    <message>
        <source>There is no output {output}. There are {names}.</source>
        <translation>출력 {output}이(가) 없습니다. 있는 출력은 {names}입니다.</translation>
    </message>
    <message>
        <source>Runs of another window are under way.</source>
        <translation>다른 창의 실행이 진행 중입니다.</translation>
    </message>
    <message>
        <source>There is no memory for another run beside those under way.</source>
        <translation>진행 중인 실행과 함께 다른 실행을 학습할 메모리가 없습니다.</translation>
    </message>
    <message>
        <source>Ray cluster</source>
        <translation>Ray 클러스터</translation>
    </message>
    <message>
        <source>HOST:6379 of a cluster that this machine has joined, ray://HOST:10001 from anywhere, auto on a machine of it</source>
        <translation>이 컴퓨터가 들어가 있는 클러스터는 HOST:6379, 어디서든 ray://HOST:10001, 클러스터의 컴퓨터에서는 auto</translation>
    </message>
    <message>
        <source>A {place} needs the package {package}, which is not installed.</source>
        <translation>{place}에는 설치되어 있지 않은 패키지 {package}이(가) 필요합니다.</translation>
    </message>
    <message>
        <source>The run could not be sent: {reason}</source>
        <translation>실행을 보내지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>There is no layer {name} in the drawing.</source>
        <translation>그림에 {name} 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>Keras cannot keep weights in {mode}: {reason}</source>
        <translation>Keras가 가중치를 {mode}(으)로 둘 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>No layer that is frozen or adapted by low rank could be kept in {mode}.</source>
        <translation>동결되었거나 저랭크로 적응하는 레이어 중 {mode}(으)로 둘 수 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Kept in {mode}: {count} layers ({names}).</source>
        <translation>{mode}(으)로 둔 레이어: {count}개({names}).</translation>
    </message>
    <message>
        <source>No layer can be adapted by low rank. Keras has matrices for: {names}.</source>
        <translation>저랭크로 적응할 수 있는 레이어가 없습니다. Keras가 행렬을 두는 레이어: {names}.</translation>
    </message>
    <message>
        <source>No layer is adapted by matrices of low rank.</source>
        <translation>저랭크 행렬로 적응하는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>Layers that are no longer adapted by low rank: {count}.</source>
        <translation>더 이상 저랭크로 적응하지 않는 레이어: {count}개.</translation>
    </message>
    <message>
        <source>Layers adapted by matrices of rank {rank}, their kernels frozen: {count}.</source>
        <translation>랭크 {rank} 행렬로 적응하고 커널은 동결한 레이어: {count}개.</translation>
    </message>
    <message>
        <source>With weights that cannot be adapted, and as they were: {count} ({names}).</source>
        <translation>가중치가 있으나 적응할 수 없어 그대로 둔 레이어: {count}개({names}).</translation>
    </message>
    <message>
        <source>A made-up batch could not be trained with what is your own in the training: {reason}</source>
        <translation>학습 설정의 직접 만든 것으로 가상 배치를 학습하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>The weights of {name} are not taken over; add {name} from the Layers panel to get them.</source>
        <translation>{name}의 가중치는 가져오지 않습니다. 레이어 패널에서 {name}을(를) 추가하면 가져옵니다.</translation>
    </message>
    <message>
        <source>{column} has a label that the training rows do not have: {value}.</source>
        <translation>{column}에 학습 행에 없는 레이블이 있습니다: {value}.</translation>
    </message>
    <message>
        <source>Line {line}: the Embedding of {count} positions is drawn as a layer that is trained with the model; Keras keeps one that no tensor goes into as it began.</source>
        <translation>{line}번째 줄: 위치 {count}개의 Embedding을 모델과 함께 학습되는 층으로 그렸습니다. Keras는 텐서가 들어가지 않는 Embedding을 처음 값 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Only a packaged program installs its engines; this one has them already.</source>
        <translation>엔진은 설치 프로그램으로 설치한 프로그램만 설치합니다. 이 프로그램에는 이미 있습니다.</translation>
    </message>
    <message>
        <source>The engines could not be installed ({reason}). Their packages come from the package index of Python, and Python {version} from github.com where it is not installed: are they reached from here, and is there room for them? Then try once more.</source>
        <translation>엔진을 설치하지 못했습니다({reason}). 패키지는 Python 패키지 저장소에서, Python {version}은 설치되어 있지 않으면 github.com에서 내려받습니다. 연결되어 있고 공간이 충분한지 확인한 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Line {line}: the backend {what} is not there; the project is trained with {backend}.</source>
        <translation>{line}번째 줄: 백엔드 {what}이(가) 없어 프로젝트는 {backend}(으)로 학습합니다.</translation>
    </message>
    <message>
        <source>Start the program with: uv run --extra {extra} main.py</source>
        <translation>프로그램을 이렇게 시작하세요: uv run --extra {extra} main.py</translation>
    </message>
    <message>
        <source>Install it in a terminal and start the program anew: {command}</source>
        <translation>터미널에서 설치한 뒤 프로그램을 다시 시작하세요: {command}</translation>
    </message>
</context>
<context>
    <name>EvaluatePanel</name>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Predictions, first rows</source>
        <translation>예측, 처음 몇 행</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>모든 행 보기</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Parquet (*.parquet)</source>
        <translation>Parquet (*.parquet)</translation>
    </message>
    <message>
        <source>Arrays (*.npz)</source>
        <translation>배열 (*.npz)</translation>
    </message>
    <message>
        <source>Save predictions</source>
        <translation>예측 저장</translation>
    </message>
    <message>
        <source>On the {count} rows that both runs have, of {all}.</source>
        <translation>{all}개 행 중 두 실행에 모두 있는 {count}개 행의 결과입니다.</translation>
    </message>
    <message>
        <source>Train the network, or import a model with its weights: its runs are evaluated here.</source>
        <translation>네트워크를 학습하거나 가중치가 있는 모델을 가져오면 여기에서 실행을 평가할 수 있습니다.</translation>
    </message>
    <message>
        <source>Evaluate tells the losses and metrics of the run on these data, and what it predicts for them.</source>
        <translation>평가하면 이 데이터에 대한 실행의 손실, 지표, 예측을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>{true} taken for {predicted}: {count} of the first {rows} rows</source>
        <translation>실제 {true}, 예측 {predicted}: 처음 {rows}행 중 {count}개</translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation>저장했습니다: {file}</translation>
    </message>
</context>
<context>
    <name>ExcitingRows</name>
    <message>
        <source>What excites {name} · {run}</source>
        <translation>{name}: 가장 크게 반응하는 행 · {run}</translation>
    </message>
    <message>
        <source>The rows go through the model...</source>
        <translation>행이 모델을 지나는 중입니다...</translation>
    </message>
    <message>
        <source>Units of the layer</source>
        <translation>레이어의 유닛</translation>
    </message>
    <message>
        <source>The most exciting of {count} rows.</source>
        <translation>행 {count}개 중 가장 크게 반응하는 행입니다.</translation>
    </message>
    <message>
        <source>The first {count} of {all} units.</source>
        <translation>유닛 {all}개 중 처음 {count}개입니다.</translation>
    </message>
    <message>
        <source>unit {number} · {value}</source>
        <translation>유닛 {number} · {value}</translation>
    </message>
</context>
<context>
    <name>ExplanationView</name>
    <message>
        <source>{what}{score}, of a usual row {base}</source>
        <translation>{what}{score}, 보통의 행은 {base}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>integrated gradients</source>
        <translation>적분 기울기</translation>
    </message>
    <message>
        <source>occlusion</source>
        <translation>가림</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>functional</source>
        <translation>함수형</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>Sequential</translation>
    </message>
    <message>
        <source>subclass</source>
        <translation>서브클래스</translation>
    </message>
    <message>
        <source>There is no run yet whose preparation could be drawn. Train.</source>
        <translation>전처리를 그릴 실행이 아직 없습니다. 학습하세요.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Writing {file}...</source>
        <translation>쓰는 중: {file}...</translation>
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
        <source>Predictor (a folder that predicts files)</source>
        <translation>예측기(파일을 예측하는 폴더)</translation>
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
        <source>PyTorch program</source>
        <translation>PyTorch 프로그램</translation>
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
    <name>FieldsTable</name>
    <message>
        <source>Field</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>결측</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>고유값</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>쓰이는 곳</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Fields of the data source</source>
        <translation>데이터 소스의 필드</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>필드 검색</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>찾은 대로</translation>
    </message>
    <message>
        <source>{count} fields</source>
        <translation>필드 {count}개</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>{count}개 제외</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC 곡선</translation>
    </message>
    <message>
        <source>false positive rate</source>
        <translation>거짓 양성 비율</translation>
    </message>
    <message>
        <source>true positive rate</source>
        <translation>참 양성 비율</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>정밀도와 재현율</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>보정</translation>
    </message>
    <message>
        <source>predicted probability</source>
        <translation>예측 확률</translation>
    </message>
    <message>
        <source>share that is true</source>
        <translation>실제로 참인 비율</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임곗값</translation>
    </message>
    <message>
        <source>Predicted over true</source>
        <translation>타깃에 대한 예측</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Worst examples</source>
        <translation>가장 크게 틀린 예</translation>
    </message>
    <message>
        <source>Where they disagree</source>
        <translation>서로 다르게 답한 행</translation>
    </message>
</context>
<context>
    <name>FileInput</name>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Making the data of “{name}”; it opens when they are there.</source>
        <translation>“{name}”의 데이터를 만드는 중입니다. 다 되면 열립니다.</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>{name} is open in another window. Choose another name.</source>
        <translation>{name}이(가) 다른 창에 열려 있습니다. 다른 이름을 고르세요.</translation>
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
        <source>Open in another window</source>
        <translation>다른 창에서 열기</translation>
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
        <translation>프로젝트, Keras 모델, 스크립트 ({patterns})</translation>
    </message>
    <message>
        <source>Open the previous save...</source>
        <translation>이전 저장본 열기...</translation>
    </message>
    <message>
        <source>Open a project or model</source>
        <translation>프로젝트 또는 모델 열기</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Mended. Train again to see whether it helps.</source>
        <translation>고쳤습니다. 다시 학습하여 나아지는지 확인하세요.</translation>
    </message>
    <message>
        <source>Do not say this again</source>
        <translation>다시 말하지 않기</translation>
    </message>
</context>
<context>
    <name>Fixes</name>
    <message>
        <source>Allow reading {file}</source>
        <translation>{file} 읽기 허용</translation>
    </message>
    <message>
        <source>Allow {file} to run as it stands</source>
        <translation>{file}을(를) 지금 그대로 실행하도록 허용</translation>
    </message>
    <message>
        <source>Set the shape of the Input to {shape}</source>
        <translation>Input의 shape를 {shape}(으)로 설정</translation>
    </message>
    <message>
        <source>Prepare it as text</source>
        <translation>텍스트로 전처리</translation>
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
        <source>Take them for a category of their own</source>
        <translation>따로 하나의 범주로 보기</translation>
    </message>
    <message>
        <source>Fill them with the median</source>
        <translation>중앙값으로 채우기</translation>
    </message>
    <message>
        <source>Prepare {columns} as one-hot</source>
        <translation>{columns} 열을 원-핫으로 전처리</translation>
    </message>
    <message>
        <source>Prepare {columns} as integers</source>
        <translation>{columns} 열을 정수로 전처리</translation>
    </message>
    <message>
        <source>Give {columns} an Input each, as one-hot</source>
        <translation>{columns} 열마다 원-핫 Input 따로 만들기</translation>
    </message>
    <message>
        <source>Leave {columns} out</source>
        <translation>{columns} 열 빼기</translation>
    </message>
    <message>
        <source>Train with JAX</source>
        <translation>JAX로 학습</translation>
    </message>
    <message>
        <source>Do not divide batches</source>
        <translation>배치를 나누지 않기</translation>
    </message>
    <message>
        <source>One batch a call</source>
        <translation>호출마다 배치 하나</translation>
    </message>
    <message>
        <source>Train with TensorFlow</source>
        <translation>TensorFlow로 학습</translation>
    </message>
    <message>
        <source>Do not compile</source>
        <translation>컴파일하지 않기</translation>
    </message>
    <message>
        <source>Keep weights as they are</source>
        <translation>가중치를 그대로 두기</translation>
    </message>
    <message>
        <source>Train with mixed_bfloat16</source>
        <translation>mixed_bfloat16으로 학습</translation>
    </message>
    <message>
        <source>Adapt all by low rank (LoRA)</source>
        <translation>모두 저랭크 적응(LoRA)</translation>
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
        <source>Insert ops.cast to {dtype}</source>
        <translation>{dtype}로 바꾸는 ops.cast 넣기</translation>
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
        <source>Let {name} take text</source>
        <translation>{name}에서 텍스트 받기</translation>
    </message>
    <message>
        <source>Do not return the states</source>
        <translation>상태 반환 끄기</translation>
    </message>
    <message>
        <source>Connect {source} to {name}</source>
        <translation>{source}을(를) {name}에 연결</translation>
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
        <source>Choose the file that defines {type}</source>
        <translation>{type} 정의가 있는 파일 선택</translation>
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
    <message>
        <source>Start from the run {run}</source>
        <translation>실행 {run}에서 시작</translation>
    </message>
    <message>
        <source>Do not adapt it</source>
        <translation>적응하지 않기</translation>
    </message>
    <message>
        <source>Adapt it to the data</source>
        <translation>데이터에 적응</translation>
    </message>
    <message>
        <source>Take {state} out</source>
        <translation>{state} 빼기</translation>
    </message>
    <message>
        <source>Open Data</source>
        <translation>데이터 열기</translation>
    </message>
    <message>
        <source>Open Training</source>
        <translation>학습 열기</translation>
    </message>
    <message>
        <source>Set average to {average}</source>
        <translation>average를 {average}(으)로 설정</translation>
    </message>
    <message>
        <source>Write to {path}</source>
        <translation>{path}에 쓰기</translation>
    </message>
    <message>
        <source>Allow writing to {file}</source>
        <translation>{file}에 쓰기 허용</translation>
    </message>
    <message>
        <source>Validate with them</source>
        <translation>그것으로 검증하기</translation>
    </message>
    <message>
        <source>Allow running {file}</source>
        <translation>{file} 실행 허용</translation>
    </message>
    <message>
        <source>Read the code {module}</source>
        <translation>코드 {module} 읽기</translation>
    </message>
</context>
<context>
    <name>FormatEditor</name>
    <message>
        <source>sheet</source>
        <translation>시트</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>delimiter</source>
        <translation>구분자</translation>
    </message>
    <message>
        <source>decimal mark</source>
        <translation>소수점</translation>
    </message>
    <message>
        <source>thousands</source>
        <translation>천 단위</translation>
    </message>
    <message>
        <source>header</source>
        <translation>머리글</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>주석</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>따옴표</translation>
    </message>
    <message>
        <source>lines passed over</source>
        <translation>건너뛸 줄</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>공백들</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>공백</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>found: {what}</source>
        <translation>찾음: {what}</translation>
    </message>
    <message>
        <source>found</source>
        <translation>찾은 대로</translation>
    </message>
    <message>
        <source>as {encoding}</source>
        <translation>{encoding}로 읽으면</translation>
    </message>
</context>
<context>
    <name>FormulaEditor</name>
    <message>
        <source>formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>epoch {count}</source>
        <translation>에포크 {count}</translation>
    </message>
</context>
<context>
    <name>FoundView</name>
    <message>
        <source>Read it again</source>
        <translation>다시 읽기</translation>
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
        <source>Fields</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>What the source holds</source>
        <translation>데이터 소스의 내용</translation>
    </message>
    <message>
        <source>First rows of the data source</source>
        <translation>데이터 소스의 처음 몇 행</translation>
    </message>
    <message>
        <source>Reading… so far the first {count} rows</source>
        <translation>읽는 중… 지금까지 처음 {count}개 행</translation>
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
        <source>{count} of other lengths</source>
        <translation>길이가 다른 배열 {count}개</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>From {low} to {high}, mean {mean}, standard deviation {deviation}</source>
        <translation>{low}에서 {high}까지, 평균 {mean}, 표준편차 {deviation}</translation>
    </message>
    <message>
        <source>{count} from {low} to {high}</source>
        <translation>{low}~{high}: {count}개</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation>편집 기록</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>열었을 때</translation>
    </message>
</context>
<context>
    <name>HistoryFigure</name>
    <message>
        <source>trial</source>
        <translation>시도</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>best so far: {value}</source>
        <translation>지금까지 최선: {value}</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>What was opened</source>
        <translation>연 내용</translation>
    </message>
    <message>
        <source>Notes on the model</source>
        <translation>모델에 대한 알림</translation>
    </message>
    <message>
        <source>Passed over in the script</source>
        <translation>스크립트에서 건너뛴 곳</translation>
    </message>
</context>
<context>
    <name>ImportanceFigure</name>
    <message>
        <source>share of the differences explained (%)</source>
        <translation>설명하는 차이의 비율 (%)</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Opening {name}...</source>
        <translation>{name} 여는 중...</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>클립보드에 텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>Running the script in a process of its own...</source>
        <translation>스크립트를 별도 프로세스에서 실행하는 중...</translation>
    </message>
    <message>
        <source>Run the script to get its models? Only do so if you trust it.</source>
        <translation>스크립트를 실행해 모델을 가져올까요? 믿을 수 있는 스크립트만 실행하세요.</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>The weights follow.</source>
        <translation>가중치는 이어서 가져옵니다.</translation>
    </message>
    <message>
        <source>{name}: line {line}, {count} nodes</source>
        <translation>{name}: {line}행, 노드 {count}개</translation>
    </message>
    <message>
        <source>{name}: line {line}, {count} nodes (a part)</source>
        <translation>{name}: {line}행, 노드 {count}개 (다른 모델의 일부)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>모델 선택</translation>
    </message>
    <message>
        <source>The script makes {count} models. Which one is to be drawn?</source>
        <translation>스크립트가 모델 {count}개를 만듭니다. 어느 모델을 그릴까요?</translation>
    </message>
    <message>
        <source>And {count} more notes.</source>
        <translation>그 밖에 알림이 {count}개 더 있습니다.</translation>
    </message>
    <message>
        <source>{count} places of the script were passed over.</source>
        <translation>스크립트에서 {count}곳을 건너뛰었습니다.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The weights are the run {run}; these layers got none: {names}.</source>
        <translation>가중치는 실행 {run}에 있습니다. 가중치를 받지 못한 레이어: {names}.</translation>
    </message>
    <message>
        <source>Training starts from the pretrained weights, which are the run {run}.</source>
        <translation>사전 학습된 가중치인 실행 {run}에서 학습을 시작합니다.</translation>
    </message>
    <message>
        <source>The weights came along as the run {run}.</source>
        <translation>가중치를 함께 가져와 실행 {run}에 두었습니다.</translation>
    </message>
    <message>
        <source>Train on from them</source>
        <translation>이 가중치에서 이어 학습</translation>
    </message>
    <message>
        <source>The weights could not be written to {folder}: {reason}.</source>
        <translation>가중치를 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>of run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Run whose weights are shown</source>
        <translation>가중치를 볼 실행</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Histogram of the weight</source>
        <translation>가중치의 히스토그램</translation>
    </message>
    <message>
        <source>Output on samples</source>
        <translation>샘플에 대한 출력</translation>
    </message>
    <message>
        <source>Output on samples as pictures</source>
        <translation>샘플에 대한 출력 그림</translation>
    </message>
    <message>
        <source>Show weights and output</source>
        <translation>가중치와 출력 보기</translation>
    </message>
    <message>
        <source>Rows that excite its units most</source>
        <translation>유닛이 크게 반응하는 행</translation>
    </message>
    <message>
        <source>latest ({run})</source>
        <translation>최신 ({run})</translation>
    </message>
    <message>
        <source>fresh weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>{weight} · frozen</source>
        <translation>{weight} · 동결됨</translation>
    </message>
    <message>
        <source>Output on {count} samples</source>
        <translation>샘플 {count}개의 출력</translation>
    </message>
    <message>
        <source>changed as in training</source>
        <translation>학습할 때처럼 변형됨</translation>
    </message>
    <message>
        <source>as pictures</source>
        <translation>그림으로</translation>
    </message>
    <message>
        <source>first {count} of {size} values a sample</source>
        <translation>샘플마다 값 {size}개 중 앞의 {count}개</translation>
    </message>
    <message>
        <source>mean {mean} · sd {deviation}</source>
        <translation>평균 {mean} ± {deviation}</translation>
    </message>
    <message>
        <source>{count} not finite</source>
        <translation>유한하지 않은 값 {count}개</translation>
    </message>
    <message>
        <source>Looking inside...</source>
        <translation>내부를 보는 중...</translation>
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
    <name>InstallDialog</name>
    <message>
        <source>Install the engines</source>
        <translation>엔진 설치</translation>
    </message>
    <message>
        <source>Keras is not installed yet.</source>
        <translation>아직 Keras가 설치되지 않았습니다.</translation>
    </message>
    <message>
        <source>Shapes, training and everything else that Keras does work once it is there: about 1 GB is downloaded, once, and takes 4 GB. Afterwards nothing needs a network. You can draw meanwhile.</source>
        <translation>형태 계산과 학습을 비롯해 Keras가 하는 일은 설치한 뒤에 됩니다. 한 번 약 1 GB를 내려받고 디스크 4 GB를 씁니다. 그 뒤에는 네트워크가 필요 없습니다. 그동안 그림을 그릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>설치</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
</context>
<context>
    <name>Installing</name>
    <message>
        <source>Beginning...</source>
        <translation>시작하는 중...</translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>Activations</source>
        <translation>활성값</translation>
    </message>
    <message>
        <source>Mean of what a layer gives; the band is one standard deviation wide.</source>
        <translation>레이어 출력의 평균입니다. 띠는 표준편차를 나타냅니다.</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0의 비율</translation>
    </message>
    <message>
        <source>Share of the values that are zero.</source>
        <translation>값이 0인 비율입니다.</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>죽은 유닛</translation>
    </message>
    <message>
        <source>Share of the units that are zero in every row that is looked at.</source>
        <translation>관찰한 모든 행에서 0인 유닛의 비율입니다.</translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation>포화</translation>
    </message>
    <message>
        <source>Share of the values where sigmoid, tanh and the like hardly change.</source>
        <translation>sigmoid, tanh 등이 거의 변하지 않는 값의 비율입니다.</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Norm of the gradient of the loss by the weights; each line is ten times.</source>
        <translation>가중치에 대한 손실 기울기의 크기입니다. 선 하나마다 열 배입니다.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Norm of the weights.</source>
        <translation>가중치의 크기입니다.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>갱신량</translation>
    </message>
    <message>
        <source>What a batch changes as a share of the weights: often about 0.001; each line is ten times.</source>
        <translation>배치 하나가 가중치를 바꾸는 비율입니다. 흔히 0.001쯤이며, 선 하나마다 열 배입니다.</translation>
    </message>
</context>
<context>
    <name>InstrumentsPanel</name>
    <message>
        <source>Instruments</source>
        <translation>계측</translation>
    </message>
    <message>
        <source>What the layers do over time</source>
        <translation>시간에 따른 레이어의 상태</translation>
    </message>
    <message>
        <source>What is shown of the layers</source>
        <translation>레이어에서 보여 줄 값</translation>
    </message>
    <message>
        <source>all weights</source>
        <translation>모든 가중치</translation>
    </message>
    <message>
        <source>The layers were looked at only once; how often is an option of the training.</source>
        <translation>레이어를 한 번만 살펴보았습니다. 살펴보는 빈도는 학습 옵션에서 정합니다.</translation>
    </message>
    <message>
        <source>No layer of the shown runs has such a number.</source>
        <translation>표시된 실행의 레이어에는 이 값이 없습니다.</translation>
    </message>
    <message>
        <source>While a run trains, activations, gradients and updates of every layer are written down now and then, and shown here. How often is an option of the training.</source>
        <translation>학습하는 동안 모든 레이어의 활성값, 기울기, 갱신량을 이따금 기록하여 여기에 보여 줍니다. 얼마나 자주 기록할지는 학습 설정에서 정합니다.</translation>
    </message>
</context>
<context>
    <name>KindSearch</name>
    <message>
        <source>Nothing fits.</source>
        <translation>맞는 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>category</source>
        <translation>범주</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>예/아니요</translation>
    </message>
    <message>
        <source>date, time</source>
        <translation>날짜, 시간</translation>
    </message>
    <message>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>array</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>identifier</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>무시</translation>
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
        <source>adapt to data</source>
        <translation>데이터 적응</translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation>Sequential</translation>
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
    <message>
        <source>Write under Search what values {name} is to take.</source>
        <translation>탐색에서 {name} 인수가 가질 값을 쓰세요.</translation>
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
    <name>LessonCard</name>
    <message>
        <source>{lesson} · step {number} of {count}</source>
        <translation>{lesson} · {count}단계 중 {number}단계</translation>
    </message>
    <message>
        <source>{done} of {count} steps done</source>
        <translation>{count}단계 중 {done}단계 완료</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Checked by itself</source>
        <translation>자동 확인</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>보여 주기</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>{layer} called {name}</source>
        <translation>이름이 {name}인 {layer}</translation>
    </message>
    <message>
        <source>a {layer}</source>
        <translation>{layer}</translation>
    </message>
    <message>
        <source>{layer} with {arguments}</source>
        <translation>{layer} ({arguments})</translation>
    </message>
    <message>
        <source>not: {what}</source>
        <translation>없어야 함: {what}</translation>
    </message>
    <message>
        <source>number of {layer} layers {sign} {number}</source>
        <translation>{layer} 레이어 수 {sign} {number}</translation>
    </message>
    <message>
        <source>a wire from {source} to {target}</source>
        <translation>{source}에서 {target}(으)로 가는 연결선</translation>
    </message>
    <message>
        <source>{name} is frozen</source>
        <translation>{name} 동결됨</translation>
    </message>
    <message>
        <source>the data {name}</source>
        <translation>데이터 {name}</translation>
    </message>
    <message>
        <source>data are chosen</source>
        <translation>데이터 선택됨</translation>
    </message>
    <message>
        <source>data are bound to {name}</source>
        <translation>{name}에 데이터 연결됨</translation>
    </message>
    <message>
        <source>every column of {name} is prepared with {step}</source>
        <translation>{name}의 모든 열을 {step}(으)로 전처리</translation>
    </message>
    <message>
        <source>the optimizer {name}</source>
        <translation>옵티마이저 {name}</translation>
    </message>
    <message>
        <source>the loss of {output} is {name}</source>
        <translation>{output}의 손실은 {name}</translation>
    </message>
    <message>
        <source>{name} is a metric of {output}</source>
        <translation>{output}의 지표에 {name}</translation>
    </message>
    <message>
        <source>the callback {name}</source>
        <translation>콜백 {name}</translation>
    </message>
    <message>
        <source>{title} {sign} {value}</source>
        <translation>{title} {sign} {value}</translation>
    </message>
    <message>
        <source>the training starts from the weights of a run</source>
        <translation>학습이 실행의 가중치에서 시작함</translation>
    </message>
    <message>
        <source>Keras finds no error</source>
        <translation>Keras가 오류를 찾지 못함</translation>
    </message>
    <message>
        <source>runs {sign} {number}</source>
        <translation>실행 수 {sign} {number}</translation>
    </message>
    <message>
        <source>a run reaches {metric} {sign} {number}</source>
        <translation>{metric} {sign} {number}에 이른 실행</translation>
    </message>
    <message>
        <source>a run in which {metric} rises again</source>
        <translation>{metric}이(가) 다시 올라간 실행</translation>
    </message>
    <message>
        <source>the {name} panel is shown</source>
        <translation>{name} 패널을 열어 봄</translation>
    </message>
    <message>
        <source>a run is evaluated</source>
        <translation>실행을 평가함</translation>
    </message>
    <message>
        <source>Lessons (*.md)</source>
        <translation>수업 (*.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>수업 열기</translation>
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
        <source>&amp;Undo {edit}</source>
        <translation>실행 취소(&amp;U): {edit}</translation>
    </message>
    <message>
        <source>&amp;Redo {edit}</source>
        <translation>다시 실행(&amp;R): {edit}</translation>
    </message>
    <message>
        <source>Drop one file or folder at a time; there were {count}. A folder holds several.</source>
        <translation>파일이나 폴더를 하나씩 놓으세요. {count}개가 왔습니다. 여러 개는 폴더에 담으세요.</translation>
    </message>
    <message>
        <source>{name} is a model of another library. Keras models are opened: .keras, .h5, JSON, Python.</source>
        <translation>{name}은(는) 다른 라이브러리의 모델입니다. Keras 모델(.keras, .h5, JSON, Python)을 열 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>MarkMenu</name>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>펼치기</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Remove the frame</source>
        <translation>프레임 제거</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>주황</translation>
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
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>MattersView</name>
    <message>
        <source>Shuffling one field after the other...</source>
        <translation>필드를 하나씩 섞어 보는 중...</translation>
    </message>
    <message>
        <source>How much lower the score is with a field shuffled, on {count} rows</source>
        <translation>필드를 섞으면 점수가 얼마나 낮아지는지, 행 {count}개에서</translation>
    </message>
    <message>
        <source>and no other</source>
        <translation>다른 필드 없이</translation>
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
    <name>MetricsModel</name>
    <message>
        <source>samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>losses weighted by</source>
        <translation>손실 가중치 열</translation>
    </message>
    <message>
        <source>weights of {layer}</source>
        <translation>{layer}의 가중치</translation>
    </message>
    <message>
        <source>mean absolute error, in its unit</source>
        <translation>평균 절대 오차 (원래 단위)</translation>
    </message>
    <message>
        <source>root mean squared error, in its unit</source>
        <translation>평균 제곱근 오차 (원래 단위)</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>The other metrics and the figures count every row alike.</source>
        <translation>다른 지표와 그림에서는 모든 행이 똑같이 셉니다.</translation>
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
        <translation>앞쪽 모두 동결</translation>
    </message>
    <message>
        <source>Freeze all but the last layers…</source>
        <translation>마지막 레이어만 남기고 동결…</translation>
    </message>
    <message>
        <source>Bypassed</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>Also an output of the model</source>
        <translation>모델 출력으로도 사용</translation>
    </message>
    <message>
        <source>Attach a new output</source>
        <translation>새 출력 붙이기</translation>
    </message>
    <message>
        <source>Extract the model up to here</source>
        <translation>여기까지 모델로 꺼내기</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>접음</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>프레임</translation>
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
    <name>Options</name>
    <message>
        <source>Numbers and speed</source>
        <translation>수 형식과 속도</translation>
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
        <source>TensorFlow</source>
        <translation>TensorFlow</translation>
    </message>
    <message>
        <source>JAX</source>
        <translation>JAX</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Fastest, measured first</source>
        <translation>가장 빠른 것 (먼저 측정)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>What a run computes on; where a GPU is not used it says why.</source>
        <translation>실행이 계산에 쓰는 장치입니다. GPU를 쓰지 않으면 그 이유를 알려 줍니다.</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>분산</translation>
    </message>
    <message>
        <source>With JAX, every batch can be divided among all devices of this machine.</source>
        <translation>JAX에서는 모든 배치를 이 컴퓨터의 모든 장치에 나눌 수 있습니다.</translation>
    </message>
    <message>
        <source>batches, among all devices</source>
        <translation>배치를 모든 장치에</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>On a cluster and with JAX, so many processes train one network together, each on its part of every batch.</source>
        <translation>클러스터에서 JAX로 이만큼의 프로세스가 한 신경망을 함께 학습하며, 각각 모든 배치의 한 부분을 맡습니다.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장할 가중치</translation>
    </message>
    <message>
        <source>Which weights a finished run keeps</source>
        <translation>실행이 끝나면 남길 가중치</translation>
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
        <source>Start from</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>The run of this project whose weights training starts with</source>
        <translation>학습을 시작할 가중치를 가진 이 프로젝트의 실행</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Whether the rows are put into another order before every epoch.</source>
        <translation>에포크마다 행의 순서를 다시 섞을지 정합니다.</translation>
    </message>
    <message>
        <source>An epoch ends after so many batches; the next one goes on in the data.</source>
        <translation>에포크가 이만큼의 배치 뒤에 끝나고, 다음 에포크는 데이터의 그다음부터 이어집니다.</translation>
    </message>
    <message>
        <source>all data</source>
        <translation>데이터 전체</translation>
    </message>
    <message>
        <source>How many rows are validated at once.</source>
        <translation>한 번에 검증할 행의 수입니다.</translation>
    </message>
    <message>
        <source>as in training</source>
        <translation>학습과 같음</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Per call</source>
        <translation>호출당</translation>
    </message>
    <message>
        <source>More batches in one call of the engine make small models faster. Left empty, a run times some first.</source>
        <translation>엔진을 한 번 호출할 때 배치를 여러 개 처리하면 작은 모델이 빨라집니다. 비워 두면 실행이 먼저 몇 가지 수로 시간을 잽니다.</translation>
    </message>
    <message>
        <source>timed first</source>
        <translation>먼저 측정</translation>
    </message>
    <message>
        <source>Per epoch</source>
        <translation>에포크당</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>주기</translation>
    </message>
    <message>
        <source>Validation comes after every so many epochs; with 1 after each of them.</source>
        <translation>이만큼의 에포크마다 검증합니다. 1이면 매 에포크 뒤에 합니다.</translation>
    </message>
    <message>
        <source>Validation ends after so many batches.</source>
        <translation>검증이 이만큼의 배치 뒤에 끝납니다.</translation>
    </message>
    <message>
        <source>Look at layers</source>
        <translation>레이어 관찰</translation>
    </message>
    <message>
        <source>After how many batches activations, gradients and updates of all layers are written down; 0 is never, automatic as often as takes less than 2 % of the time.</source>
        <translation>몇 배치마다 모든 레이어의 활성값, 기울기, 갱신량을 기록할지 정합니다. 0은 기록하지 않음, 자동은 시간의 2 %를 넘지 않는 만큼입니다.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>수 형식</translation>
    </message>
    <message>
        <source>What layers compute in that do not say so themselves; mixed: in 16 bits, with weights in 32.</source>
        <translation>스스로 정하지 않은 레이어가 계산하는 수 형식입니다. mixed는 16비트로 계산하고 가중치는 32비트로 둡니다.</translation>
    </message>
    <message>
        <source>Frozen weights</source>
        <translation>동결 가중치</translation>
    </message>
    <message>
        <source>Weights of Dense, EinsumDense and Embedding that are frozen or adapted by low rank (LoRA) can be kept in whole numbers: a quarter or an eighth of the memory, somewhat rounded.</source>
        <translation>동결되었거나 저랭크(LoRA)로 적응하는 Dense, EinsumDense, Embedding의 가중치를 정수로 둘 수 있습니다. 메모리가 4분의 1 또는 8분의 1이 되고 값은 조금 반올림됩니다.</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Compile</source>
        <translation>컴파일</translation>
    </message>
    <message>
        <source>Whether XLA compiles the training step; Keras does it where there is a GPU.</source>
        <translation>학습 스텝을 XLA로 컴파일할지 정합니다. 자동이면 Keras가 GPU가 있을 때 컴파일합니다.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>즉시 실행</translation>
    </message>
    <message>
        <source>Every operation runs by itself, which is slow and good for finding faults.</source>
        <translation>연산을 하나씩 실행합니다. 느리지만 잘못을 찾기에 좋습니다.</translation>
    </message>
    <message>
        <source>Scale loss</source>
        <translation>손실 스케일링</translation>
    </message>
    <message>
        <source>Keeps small gradients alive in mixed_float16; other numbers do not need it.</source>
        <translation>mixed_float16에서 작은 기울기가 사라지지 않게 합니다. 다른 수 형식에는 필요 없습니다.</translation>
    </message>
</context>
<context>
    <name>OrderList</name>
    <message>
        <source>Inputs in their order</source>
        <translation>입력 순서</translation>
    </message>
    <message>
        <source>Outputs in their order</source>
        <translation>출력 순서</translation>
    </message>
    <message>
        <source>Move up: fit, predict and exported code follow this order</source>
        <translation>위로 이동: fit, predict, 내보낸 코드가 이 순서를 따릅니다</translation>
    </message>
    <message>
        <source>Move down: fit, predict and exported code follow this order</source>
        <translation>아래로 이동: fit, predict, 내보낸 코드가 이 순서를 따릅니다</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 이동</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로 이동</translation>
    </message>
    <message>
        <source>passed as a list</source>
        <translation>리스트로 전달</translation>
    </message>
    <message>
        <source>passed as a dict by name</source>
        <translation>이름별 딕셔너리로 전달</translation>
    </message>
    <message>
        <source>Structure of the inputs</source>
        <translation>입력 구조</translation>
    </message>
    <message>
        <source>Structure of the outputs</source>
        <translation>출력 구조</translation>
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
        <source>Weighted</source>
        <translation>가중 지표</translation>
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
    <message>
        <source>weighted_metrics: rows count by the weights of classes and rows.</source>
        <translation>weighted_metrics: 행을 클래스와 행의 가중치만큼 셉니다.</translation>
    </message>
    <message>
        <source>Add a metric that weights rows</source>
        <translation>행에 가중치를 두는 지표 추가</translation>
    </message>
</context>
<context>
    <name>OutputView</name>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>This run has no such figure.</source>
        <translation>이 실행에는 이 그림이 없습니다.</translation>
    </message>
    <message>
        <source>{share} right: {right} of {count}</source>
        <translation>정확도 {share}: {count}개 중 {right}개</translation>
    </message>
    <message>
        <source>mean absolute error {error}</source>
        <translation>평균 절대 오차 {error}</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>{measure} of others: {others}</source>
        <translation>다른 모델의 {measure}: {others}</translation>
    </message>
    <message>
        <source>There are no targets to compare with.</source>
        <translation>비교할 타깃이 없습니다.</translation>
    </message>
</context>
<context>
    <name>OwnLayers</name>
    <message>
        <source>Layers from a Python file</source>
        <translation>Python 파일의 레이어</translation>
    </message>
    <message>
        <source>The Python file that defines {name}</source>
        <translation>{name} 정의가 있는 Python 파일</translation>
    </message>
    <message>
        <source>Code {name}</source>
        <translation>코드 {name}</translation>
    </message>
    <message>
        <source>Layers of your own</source>
        <translation>내 레이어</translation>
    </message>
    <message>
        <source>In this project now: {names}.</source>
        <translation>이제 이 프로젝트에 있습니다: {names}.</translation>
    </message>
    <message>
        <source>Changed: {names}.</source>
        <translation>변경됨: {names}.</translation>
    </message>
</context>
<context>
    <name>PadInput</name>
    <message>
        <source>Draw with the left button, wipe with the right one, or drop a picture</source>
        <translation>왼쪽 버튼으로 그리고, 오른쪽 버튼으로 지우거나, 그림을 놓으세요</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
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
        <source>Add layers of your own</source>
        <translation>내 레이어 추가</translation>
    </message>
    <message>
        <source>From a Python file...</source>
        <translation>Python 파일에서...</translation>
    </message>
    <message>
        <source>Type or paste code...</source>
        <translation>코드 입력 또는 붙여넣기...</translation>
    </message>
    <message>
        <source>Show the code...</source>
        <translation>코드 보기...</translation>
    </message>
    <message>
        <source>Take {name} out of the project</source>
        <translation>프로젝트에서 {name} 제거</translation>
    </message>
    <message>
        <source>My layers</source>
        <translation>내 레이어</translation>
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
        <source>Pretrained bases</source>
        <translation>사전 학습 모델</translation>
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
        <source>Doctor</source>
        <translation>진단</translation>
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
    <message>
        <source>Search</source>
        <translation>탐색</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>써 보기</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>계측</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>다이어그램</translation>
    </message>
</context>
<context>
    <name>ParallelFigure</name>
    <message>
        <source>value</source>
        <translation>값</translation>
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
        <source>Vary in a search</source>
        <translation>탐색에서 바꾸기</translation>
    </message>
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
    <name>PictureInput</name>
    <message>
        <source>Drop a picture here</source>
        <translation>그림을 여기에 놓으세요</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>그림 ({patterns})</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>그림 선택</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>this machine</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Where runs begin</source>
        <translation>실행할 곳</translation>
    </message>
    <message>
        <source>This machine, or the address where runs and searches are to begin from now on.</source>
        <translation>이 컴퓨터, 또는 앞으로 실행과 탐색을 시작할 주소입니다.</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>Place</source>
        <translation>실행할 곳</translation>
    </message>
    <message>
        <source>Where runs and searches begin: on this machine or elsewhere. Those under way stay where they are.</source>
        <translation>실행과 탐색을 시작할 곳입니다. 이 컴퓨터이거나 다른 곳입니다. 진행 중인 것은 그 자리에서 계속합니다.</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>another address...</source>
        <translation>다른 주소...</translation>
    </message>
    <message>
        <source>{address} is asked...</source>
        <translation>{address} 확인 중...</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>no number among them</source>
        <translation>수가 없음</translation>
    </message>
    <message>
        <source>last {value}</source>
        <translation>마지막 {value}</translation>
    </message>
    <message>
        <source>lowest {value} at {place}</source>
        <translation>최저 {value}, {place}에서</translation>
    </message>
    <message>
        <source>highest {value} at {place}</source>
        <translation>최고 {value}, {place}에서</translation>
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
        <source>Checking the project…</source>
        <translation>프로젝트를 검사하는 중…</translation>
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
    <name>PredictionsModel</name>
    <message>
        <source>Where the row stands in its source, counted from 1</source>
        <translation>데이터 소스에서 행의 위치, 1부터 셉니다</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>target</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
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
        <source>{param} must name something in a Python file, as file.py:name; it is {value}.</source>
        <translation>{param}은(는) file.py:name처럼 파이썬 파일에 있는 것을 가리켜야 합니다. 지금은 {value}입니다.</translation>
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
        <source>{name} takes text. Prepare its column as text.</source>
        <translation>{name}은(는) 텍스트를 받습니다. 열을 텍스트로 전처리하세요.</translation>
    </message>
    <message>
        <source>{name} takes numbers; what is bound to it is prepared as text.</source>
        <translation>{name}은(는) 숫자를 받지만 연결된 데이터는 텍스트로 전처리되어 있습니다.</translation>
    </message>
    <message>
        <source>{name} has {rows} rows for the numbers 0 to {last}, but the data go up to {maximum}. It needs {needed}.</source>
        <translation>{name}에는 0~{last}에 해당하는 행이 {rows}개 있지만 데이터는 {maximum}까지 갑니다. {needed}개가 필요합니다.</translation>
    </message>
    <message>
        <source>Have such rows dropped or filled, or correct the data.</source>
        <translation>그런 행을 빼거나 채우게 하거나, 데이터를 고치세요.</translation>
    </message>
    <message>
        <source>The Input {name} has no data. Bind columns to it.</source>
        <translation>Input {name}에 데이터가 없습니다. 열을 연결하세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, would take {needed} places for its categories and has {places}: rare ones share one.</source>
        <translation>{name}에 연결된 {column}의 범주에는 자리가 {needed}개 필요한데 {places}개뿐이어서, 드문 범주들이 한 자리를 함께 씁니다.</translation>
    </message>
    <message>
        <source>Set its places to 0 to have as many as there are categories.</source>
        <translation>자리 수를 0으로 두면 범주 수만큼 생깁니다.</translation>
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
        <source>{column}, bound to {name}, has {rows} rows, but there are {count} to train on. Bind another array.</source>
        <translation>{name}에 연결된 {column}은(는) {rows}행인데 학습할 행은 {count}개입니다. 다른 배열을 연결하세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, has {count} missing value(s); the loss would be NaN.</source>
        <translation>{name}에 연결된 {column} 열에 결측값이 {count}개 있습니다. 손실이 NaN이 됩니다.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, has {count} value(s) that are infinite or too large for float32. Correct the data, or bind another column.</source>
        <translation>{name}에 연결된 {column}에 무한대이거나 float32로 나타낼 수 없을 만큼 큰 값이 {count}개 있습니다. 데이터를 고치거나 다른 열을 연결하세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, holds text; numbers were expected. Prepare it as one-hot or integer.</source>
        <translation>{name}에 연결된 {column} 열은 숫자가 아니라 텍스트입니다. 원-핫이나 정수로 전처리하세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name} beside numbers, holds text and needs a preparation of its own. Give it an Input of its own, or leave it out.</source>
        <translation>{name}에 숫자 열과 함께 연결된 {column} 열은 텍스트라서 따로 전처리해야 합니다. Input을 따로 만들거나 빼세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name} beside numbers, holds text; numbers were expected. Leave it out.</source>
        <translation>{name}에 숫자 열과 함께 연결된 {column} 열은 숫자가 아니라 텍스트입니다. 빼세요.</translation>
    </message>
    <message>
        <source>Training needs at least {needed} of memory, and {free} are free. {name} alone has {params} parameters; make it or the batches smaller.</source>
        <translation>학습에는 메모리가 {needed} 이상 필요하지만 {free}만 남아 있습니다. {name}의 파라미터만 {params}개입니다. 이 레이어나 배치를 줄이세요.</translation>
    </message>
    <message>
        <source>Only JAX divides batches among devices. Choose JAX as the backend.</source>
        <translation>배치를 여러 장치에 나누는 것은 JAX뿐입니다. 백엔드로 JAX를 선택하세요.</translation>
    </message>
    <message>
        <source>PyTorch is told one batch in a call, and here are several.</source>
        <translation>PyTorch는 한 번 호출에 배치 하나만 받는데, 여기서는 여러 개입니다.</translation>
    </message>
    <message>
        <source>PyTorch compiles the training step anew when a run goes on after a stop: its numbers are then not to the last digit those of a run that was never interrupted.</source>
        <translation>중단했던 실행을 이어 하면 PyTorch가 학습 단계를 새로 컴파일합니다. 그러면 수치가 중단한 적 없는 실행과 마지막 자리까지 같지는 않습니다.</translation>
    </message>
    <message>
        <source>Frozen weights cannot be kept in {mode}: {reason}</source>
        <translation>동결 가중치를 {mode}(으)로 둘 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Nothing is kept in {mode}: no {names} is frozen or adapted by low rank. Freeze or adapt layers first.</source>
        <translation>{mode}(으)로 둘 것이 없습니다. {names} 중 동결되었거나 저랭크로 적응하는 레이어가 없습니다. 먼저 동결하거나 적응하게 하세요.</translation>
    </message>
    <message>
        <source>Validation and test take {share} of the rows, and nothing is left to train on. Lower them.</source>
        <translation>검증과 시험이 행의 {share}을(를) 차지하여 학습할 행이 남지 않습니다. 줄이세요.</translation>
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
        <source>An epoch is to have {steps} batches, but the data are used up after {batches}; it ends there.</source>
        <translation>에포크당 {steps}배치로 정했지만 데이터가 {batches}배치에서 끝나므로 에포크도 거기서 끝납니다.</translation>
    </message>
    <message>
        <source>Validation comes after every {every} epochs, and there are only {epochs}: nothing is validated.</source>
        <translation>검증은 {every}에포크마다 하는데 에포크가 {epochs}뿐이라 검증이 없습니다.</translation>
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
        <source>{callback} watches {monitor}, but no data are held back to validate with. Hold back a share of the rows, or watch {instead}.</source>
        <translation>{callback}은(는) {monitor}을(를) 지켜보지만 검증할 데이터가 따로 떼어져 있지 않습니다. 행의 일부를 떼어 두거나 {instead}을(를) 지켜보세요.</translation>
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
        <source>{name} takes floating point numbers when it trains; it receives {received} of {dtype}.</source>
        <translation>{name}은(는) 학습할 때 실수를 받습니다. 들어온 것은 {dtype} {received}입니다.</translation>
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
        <source>{name} reads text; it receives numbers. Begin with an Input of dtype string.</source>
        <translation>{name}은(는) 텍스트를 읽지만 숫자가 들어옵니다. dtype이 string인 Input으로 시작하세요.</translation>
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
        <source>Drag an Input and layers from the Layers panel, or open an example.</source>
        <translation>레이어 패널에서 Input과 레이어를 끌어 오거나 예제를 여세요.</translation>
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
        <source>Keras would refuse the name {title} when it trains or exports; the model uses {used}.</source>
        <translation>Keras가 학습하거나 내보낼 때 {title}(이)라는 이름을 받지 않으므로 모델에서는 {used}을(를) 씁니다.</translation>
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
        <source>{name} gives {count} outputs and is drawn with {drawn}: how many they are is read in the code of {classes}, which is not run for it. Let its call return them one by one, and a cell say its state_size as a number or a list.</source>
        <translation>{name}의 출력은 {count}개인데 {drawn}개로 그려져 있습니다. 출력의 수는 {classes}의 코드를 실행하지 않고 읽어서 알아냅니다. call이 출력을 하나씩 적어 반환하게 하고, 셀의 state_size는 수나 리스트로 적으세요.</translation>
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
        <source>{name} takes no tensor: there is nothing to hand on.</source>
        <translation>{name}은(는) 텐서를 받지 않아 넘겨줄 것이 없습니다.</translation>
    </message>
    <message>
        <source>{name} can be bypassed when one wire leads into it and it has one output.</source>
        <translation>{name}은(는) 들어오는 연결선이 하나이고 출력이 하나일 때 건너뛸 수 있습니다.</translation>
    </message>
    <message>
        <source>What {name} takes and gives is not known yet; see its problems first.</source>
        <translation>{name}이(가) 받고 내는 것을 아직 알 수 없습니다. 먼저 문제를 살펴보세요.</translation>
    </message>
    <message>
        <source>{name} changes the shape; only what gives the shape it takes can be bypassed.</source>
        <translation>{name}은(는) 형태를 바꿉니다. 받은 형태를 그대로 내는 것만 건너뛸 수 있습니다.</translation>
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
    <message>
        <source>{names}: frozen or adapted by low rank, but training starts with fresh weights, which are never learned.</source>
        <translation>{names}: 동결되었거나 저랭크로 적응하지만 새 가중치로 학습을 시작하므로, 그 가중치는 학습되지 않습니다.</translation>
    </message>
    <message>
        <source>The validation data: {reason}</source>
        <translation>검증 데이터: {reason}</translation>
    </message>
    <message>
        <source>{file} has {rows} rows of its own to validate with, and nothing uses them.</source>
        <translation>{file}에는 검증용으로 따로 둔 행이 {rows}개 있는데 쓰이지 않습니다.</translation>
    </message>
    <message>
        <source>{name} is bound to {column}, which the validation data do not have. They have {known}. Choose other validation data.</source>
        <translation>{name}에 연결된 {column} 열이 검증 데이터에 없습니다. 검증 데이터에는 {known}이(가) 있습니다. 다른 검증 데이터를 선택하세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, has the shape {expected} a row in the training data, but {received} in the validation data.</source>
        <translation>{name}에 연결된 {column}의 한 행 형태가 학습 데이터에서는 {expected}, 검증 데이터에서는 {received}입니다.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, holds numbers in the training data, but text in the validation data.</source>
        <translation>{name}에 연결된 {column} 열이 학습 데이터에서는 숫자인데 검증 데이터에서는 텍스트입니다.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, has {count} missing value(s) in the validation data. Correct them, or have such rows dropped or filled.</source>
        <translation>{name}에 연결된 {column} 열의 검증 데이터에 결측값이 {count}개 있습니다. 고치거나 그런 행을 빼거나 채우도록 설정하세요.</translation>
    </message>
    <message>
        <source>{column}, bound to {name}, has {values} in the validation data, which the training data never have.</source>
        <translation>{name}에 연결된 {column} 열의 검증 데이터에 학습 데이터에는 없는 {values}이(가) 있습니다.</translation>
    </message>
    <message>
        <source>{name} has its {state} given and cannot adapt to the data.</source>
        <translation>{name}은(는) {state} 값이 지정되어 있어 데이터에 적응할 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} cannot adapt to the data, since it does not follow an Input directly.</source>
        <translation>{name}은(는) Input 바로 뒤에 있지 않아 데이터에 적응할 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} passes its input on as it is: it has no mean yet. Let it adapt to the data.</source>
        <translation>{name}에 아직 평균이 없어 입력을 그대로 통과시킵니다. 데이터에 적응시키세요.</translation>
    </message>
    <message>
        <source>{name} has no {state} yet. Let it adapt to the training data, or give it one.</source>
        <translation>{name}에 아직 {state} 값이 없습니다. 학습 데이터에 적응시키거나 값을 지정하세요.</translation>
    </message>
    <message>
        <source>The validation data are the data trained on: the validation score is that of the training. Choose other validation data, or hold back a share of the rows.</source>
        <translation>검증 데이터가 학습 데이터와 같아서 검증 점수가 곧 학습 점수입니다. 다른 검증 데이터를 고르거나 행의 일부를 떼어 두세요.</translation>
    </message>
    <message>
        <source>{count} of the {rows} validation rows are among the rows trained on, too: the validation score is better than that of new rows.</source>
        <translation>검증 데이터 {rows}행 중 {count}행이 학습 데이터에도 있어서 검증 점수가 새 데이터의 점수보다 좋게 나옵니다.</translation>
    </message>
    <message>
        <source>Training would fail: {reason}</source>
        <translation>학습이 실패할 것입니다: {reason}</translation>
    </message>
    <message>
        <source>{name} cannot be trained with: {reason}</source>
        <translation>{name}을(를) 써서 학습할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{name} needs a package that is not installed: {reason} Remove the callback, or install it.</source>
        <translation>{name}에 필요한 패키지가 설치되어 있지 않습니다: {reason} 콜백을 빼거나 패키지를 설치하세요.</translation>
    </message>
    <message>
        <source>SwapEMAWeights needs an optimizer that keeps averages. Set use_ema of the optimizer to True.</source>
        <translation>SwapEMAWeights에는 평균을 유지하는 옵티마이저가 필요합니다. 옵티마이저의 use_ema를 True로 설정하세요.</translation>
    </message>
    <message>
        <source>{name} gives {count} numbers where a curve has one. Choose an average, or another metric.</source>
        <translation>곡선에는 수가 하나 필요한데 {name}은(는) {count}개를 냅니다. 평균을 고르거나 다른 지표를 쓰세요.</translation>
    </message>
    <message>
        <source>Training one batch could not be tried: {reason}</source>
        <translation>배치 하나를 시험 삼아 학습하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>{name} would write to {path}, which leads out of the run&apos;s folder. Keep only the name, or allow an absolute path that you know: here, or with --allow-writing on the command line.</source>
        <translation>{name}은(는) 실행 폴더 밖인 {path}에 쓰게 됩니다. 이름만 남기세요. 아는 절대 경로라면 여기서, 또는 명령줄에서 --allow-writing으로 허용할 수도 있습니다.</translation>
    </message>
    <message>
        <source>{name} would write to {path}, where the run keeps something of its own. Use another name.</source>
        <translation>{name}이(가) 쓰려는 {path}은(는) 실행이 스스로 쓰는 자리입니다. 다른 이름을 쓰세요.</translation>
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
        <source>Sending the project to {address}...</source>
        <translation>{address} 주소로 프로젝트를 보내는 중...</translation>
    </message>
    <message>
        <source>Checking the project and trying its settings...</source>
        <translation>프로젝트를 검사하고 설정을 시험하는 중...</translation>
    </message>
    <message>
        <source>Preparing the data and the model...</source>
        <translation>데이터와 모델을 준비하는 중...</translation>
    </message>
    <message>
        <source>Timing a few batches on each backend...</source>
        <translation>백엔드마다 배치 몇 개의 시간을 재는 중...</translation>
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
        <source>The training engine does not answer. Stop ends it; the run can go on later.</source>
        <translation>학습 엔진이 응답하지 않습니다. 중지하면 엔진을 끝내며, 나중에 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Epoch {epoch} / {epochs}</source>
        <translation>에포크 {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>Run {number} / {count}</source>
        <translation>실행 {number} / {count}</translation>
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
    <name>QuestionBar</name>
    <message>
        <source>Row numbers and</source>
        <translation>행 번호와</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>All inputs</source>
        <translation>입력 열 모두</translation>
    </message>
    <message>
        <source>Columns saved beside the row numbers</source>
        <translation>행 번호 옆에 저장할 열</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Run that is evaluated</source>
        <translation>평가할 실행</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Run that it is compared with</source>
        <translation>비교할 실행</translation>
    </message>
    <message>
        <source>on</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Data it is evaluated on</source>
        <translation>평가에 쓸 데이터</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancel the evaluation</source>
        <translation>평가 취소</translation>
    </message>
    <message>
        <source>Save predictions...</source>
        <translation>예측 저장...</translation>
    </message>
    <message>
        <source>Save predictions</source>
        <translation>예측 저장</translation>
    </message>
    <message>
        <source>no other</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>validation data</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>training data</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>test arrays of the file</source>
        <translation>파일의 테스트 배열</translation>
    </message>
    <message>
        <source>all data</source>
        <translation>전체 데이터</translation>
    </message>
    <message>
        <source>another file...</source>
        <translation>다른 파일...</translation>
    </message>
    <message>
        <source>Ending...</source>
        <translation>끝내는 중...</translation>
    </message>
    <message>
        <source>An engine is starting for it...</source>
        <translation>평가할 엔진을 시작하는 중...</translation>
    </message>
    <message>
        <source>Evaluating...</source>
        <translation>평가하는 중...</translation>
    </message>
    <message>
        <source>Predicting...</source>
        <translation>예측하는 중...</translation>
    </message>
    <message>
        <source>Predicting for the file...</source>
        <translation>파일의 예측을 만드는 중...</translation>
    </message>
    <message>
        <source>batch {step} of {steps}</source>
        <translation>배치 {step} / {steps}</translation>
    </message>
    <message>
        <source>The run or the file has changed since then. Evaluate it again.</source>
        <translation>그 뒤로 실행이나 파일이 바뀌었습니다. 다시 평가하세요.</translation>
    </message>
    <message>
        <source>Any file (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Evaluate on a file</source>
        <translation>파일로 평가</translation>
    </message>
    <message>
        <source>Arrays and tables ({patterns})</source>
        <translation>배열과 표 ({patterns})</translation>
    </message>
</context>
<context>
    <name>Questions</name>
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
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>학습이 진행 중입니다</translation>
    </message>
    <message>
        <source>Stop the training and close?</source>
        <translation>학습을 멈추고 닫으시겠습니까?</translation>
    </message>
    <message>
        <source>The run is kept up to here and can go on later.</source>
        <translation>지금까지의 실행은 보관되며 나중에 이어서 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>계속 학습</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>멈추고 닫기</translation>
    </message>
    <message>
        <source>Delete the run {name}?</source>
        <translation>{name} 실행을 삭제할까요?</translation>
    </message>
    <message>
        <source>Delete {count} runs: {names}?</source>
        <translation>실행 {count}개를 삭제할까요: {names}?</translation>
    </message>
    <message>
        <source>Delete {count} runs: {names}, ...?</source>
        <translation>실행 {count}개를 삭제할까요: {names}, ...?</translation>
    </message>
    <message>
        <source>Their curves, settings and trained models, {size} together, are deleted for good.</source>
        <translation>곡선, 설정, 학습된 모델(모두 {size})을 완전히 삭제합니다.</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>실행 삭제</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Every column gets an Input that takes its raw values: numbers, NaN for a gap, or texts, empty for a gap. What was fitted on the training rows becomes Keras layers. Your drawing stays as it is.</source>
        <translation>열마다 원래 값을 받는 입력이 생깁니다. 숫자는 결측이 NaN, 텍스트는 결측이 빈 텍스트입니다. 학습 행에서 맞춘 것은 Keras 레이어가 됩니다. 그림은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Preparation inside the model</source>
        <translation>모델 안의 전처리</translation>
    </message>
    <message>
        <source>Write the model of the run {run} with its preparation inside?</source>
        <translation>전처리를 포함해 실행 {run} 모델을 저장할까요?</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Run a Python file</source>
        <translation>파이썬 파일 실행</translation>
    </message>
    <message>
        <source>Run {name} to make the data?</source>
        <translation>데이터를 만들기 위해 {name} 파일을 실행할까요?</translation>
    </message>
    <message>
        <source>It is a program and can do whatever you can. Run it only if you know what is in it.</source>
        <translation>이 파일은 프로그램이며 사용자가 할 수 있는 모든 일을 할 수 있습니다. 내용을 아는 경우에만 실행하세요.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Open in another window</source>
        <translation>다른 창에서 열려 있음</translation>
    </message>
    <message>
        <source>A run of {name} is under way. Keep it in view?</source>
        <translation>{name}의 실행이 진행 중입니다. 계속 보시겠습니까?</translation>
    </message>
    <message>
        <source>It goes on in any case.</source>
        <translation>어느 쪽이든 실행은 계속됩니다.</translation>
    </message>
    <message>
        <source>Open here</source>
        <translation>여기에서 열기</translation>
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
        <source>Save as...</source>
        <translation>다른 이름으로 저장...</translation>
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
</context>
<context>
    <name>RatesView</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Progress of reading</source>
        <translation>읽기 진행률</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Read no further</source>
        <translation>읽기 중단</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>{what} · {percent} %</source>
        <translation>{what} · {percent} %</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The code is of the model alone: {reason}</source>
        <translation>코드는 모델 부분만 담고 있습니다: {reason}</translation>
    </message>
    <message>
        <source>{part}: {count} rows</source>
        <translation>{part}: {count}행</translation>
    </message>
    <message>
        <source>Losses count rows by {column}.</source>
        <translation>손실은 {column} 열의 값으로 행에 가중치를 둡니다.</translation>
    </message>
    <message>
        <source>accuracy of always the most frequent class</source>
        <translation>항상 가장 흔한 클래스를 말할 때의 정확도</translation>
    </message>
    <message>
        <source>mean absolute error of always the median target</source>
        <translation>항상 타깃의 중앙값을 말할 때의 평균 절대 오차</translation>
    </message>
    <message>
        <source>The confusion matrix of {count} classes is left out.</source>
        <translation>클래스가 {count}개인 혼동 행렬은 생략했습니다.</translation>
    </message>
    <message>
        <source>true ↓ predicted →</source>
        <translation>실제 ↓ 예측 →</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행 수</translation>
    </message>
    <message>
        <source>false positive rate</source>
        <translation>거짓 양성 비율</translation>
    </message>
    <message>
        <source>true positive rate</source>
        <translation>참 양성 비율</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC 곡선</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>정밀도와 재현율</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>true</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Predicted over true</source>
        <translation>실제값에 대한 예측값</translation>
    </message>
    <message>
        <source>true - predicted</source>
        <translation>실제 - 예측</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>True</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Probability or error</source>
        <translation>확률 또는 오차</translation>
    </message>
    <message>
        <source>What stands in it</source>
        <translation>행의 내용</translation>
    </message>
    <message>
        <source>Worst examples</source>
        <translation>가장 크게 틀린 예</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Data and preparation</source>
        <translation>데이터와 전처리</translation>
    </message>
    <message>
        <source>Training settings</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>파라미터 {count}개</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>All other settings are the usual ones.</source>
        <translation>나머지 설정은 모두 기본값입니다.</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>백엔드</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Trained at</source>
        <translation>학습한 곳</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>실행 폴더</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>끝나지 않음</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>진행 중</translation>
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
        <source>ended without a word</source>
        <translation>비정상 종료</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>이 실행</translation>
    </message>
    <message>
        <source>{output}: {measure} beside simple models, on {count} rows held back</source>
        <translation>{output}: 따로 둔 {count}행에서 단순한 모델과 견준 {measure}</translation>
    </message>
    <message>
        <source>{started} · {status} · {done} of {planned} epochs · {seconds} s</source>
        <translation>{started} · {status} · {planned}에포크 중 {done} · {seconds}초</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>The numbers of the weights that the run keeps, of epoch {epoch}:</source>
        <translation>실행이 간직한 가중치의 수치({epoch}번째 에포크):</translation>
    </message>
    <message>
        <source>The run keeps averages of the weights; the numbers of the validation are theirs, the others are of epoch {epoch}:</source>
        <translation>이 실행은 가중치의 평균을 보관합니다. 검증 수치는 그 평균의 것이고, 나머지는 {epoch}번째 에포크의 수치입니다:</translation>
    </message>
    <message>
        <source>The dots mark the best epoch by {metric}: {epoch}.</source>
        <translation>점은 {metric} 기준 최고 에포크({epoch})를 나타냅니다.</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>해결책</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Problem report</source>
        <translation>문제 보고서</translation>
    </message>
    <message>
        <source>What helps whoever repairs a fault: versions, the log, the last crash.</source>
        <translation>고치는 사람에게 도움이 되는 것: 버전, 로그, 마지막 비정상 종료.</translation>
    </message>
    <message>
        <source>Nothing is sent. Names of your files may stand in it: read it before you pass it on.</source>
        <translation>아무것도 전송하지 않습니다. 파일 이름이 들어 있을 수 있으니 전하기 전에 읽어 보세요.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>Reporting</name>
    <message>
        <source>There is no run yet that could be reported. Train.</source>
        <translation>보고서를 만들 실행이 아직 없습니다. 학습하세요.</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 문서 (*.pdf)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Writing {file}...</source>
        <translation>쓰는 중: {file}...</translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation>저장했습니다: {file}</translation>
    </message>
</context>
<context>
    <name>RowForm</name>
    <message>
        <source>{count} more fields keep the values of the row chosen above.</source>
        <translation>나머지 필드 {count}개는 위에서 고른 행의 값을 그대로 씁니다.</translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>Split</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Windows over time</source>
        <translation>시간 윈도</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Train this same run further, from its last checkpoint to the epochs it was planned for</source>
        <translation>이 실행을 마지막 체크포인트에서 계획한 에포크까지 이어서 학습합니다</translation>
    </message>
    <message>
        <source>Continue from it</source>
        <translation>이 가중치로 시작</translation>
    </message>
    <message>
        <source>Let the next training start with the weights of this run; the drawing stays as it is</source>
        <translation>다음 학습을 이 실행의 가중치로 시작합니다. 그림은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Open the project as it was when this run started, as a copy without a file</source>
        <translation>이 실행이 시작될 때의 프로젝트를 파일 없는 사본으로 엽니다</translation>
    </message>
    <message>
        <source>Restore drawing</source>
        <translation>그림 되살리기</translation>
    </message>
    <message>
        <source>Put drawing, data and training of this run into the open project, as one step to be undone</source>
        <translation>이 실행의 그림, 데이터, 학습 설정을 열린 프로젝트에 한 단계로 넣습니다. 실행 취소할 수 있습니다</translation>
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
        <source>Report…</source>
        <translation>보고서…</translation>
    </message>
    <message>
        <source>Write this run as one file that can be handed in</source>
        <translation>이 실행을 제출할 수 있는 파일 하나로 저장</translation>
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
        <source>Delete the selected runs with their curves and models</source>
        <translation>선택한 실행을 곡선, 모델과 함께 삭제합니다</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Give this run another name</source>
        <translation>이 실행에 다른 이름을 줍니다</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>맨 위에 고정</translation>
    </message>
    <message>
        <source>Keep the selected runs at the top, or no more</source>
        <translation>선택한 실행을 맨 위에 두거나 고정을 풉니다</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Put the selected runs out of sight, or bring them back</source>
        <translation>선택한 실행을 목록에서 감추거나 다시 보입니다</translation>
    </message>
    <message>
        <source>The next training starts with the weights of the run {run}; what has changed starts fresh.</source>
        <translation>다음 학습은 실행 {run}의 가중치로 시작합니다. 바뀐 레이어는 처음부터 학습합니다.</translation>
    </message>
    <message>
        <source>The project is as it was in the run {run} already.</source>
        <translation>프로젝트가 이미 {run} 실행 때와 같습니다.</translation>
    </message>
    <message>
        <source>The project is as it was in the run {run}. Undo brings back what was there before.</source>
        <translation>프로젝트가 {run} 실행 때와 같아졌습니다. 실행 취소하면 전의 것이 돌아옵니다.</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>Differences</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Differences of the runs</source>
        <translation>실행들의 차이</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>태그, 쉼표로 나눔</translation>
    </message>
    <message>
        <source>Tags of the run</source>
        <translation>실행의 태그</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Note on the run</source>
        <translation>실행의 메모</translation>
    </message>
    <message>
        <source>Compare the drawings</source>
        <translation>그림 비교</translation>
    </message>
    <message>
        <source>Compare with the open drawing</source>
        <translation>열린 그림과 비교</translation>
    </message>
    <message>
        <source>These runs were trained with the same drawing and settings.</source>
        <translation>이 실행들은 같은 그림과 설정으로 학습했습니다.</translation>
    </message>
    <message>
        <source>Best epoch: {number}</source>
        <translation>최고 에포크: {number}</translation>
    </message>
    <message>
        <source>Keeps the weights of epoch {number}; its numbers are those of these weights.</source>
        <translation>{number}번째 에포크의 가중치를 보존합니다. 표시된 값은 그 가중치의 값입니다.</translation>
    </message>
    <message>
        <source>Keeps averages of the weights; the numbers of the validation are theirs.</source>
        <translation>가중치의 평균을 보관합니다. 검증 수치는 그 평균의 것입니다.</translation>
    </message>
    <message>
        <source>Its metrics have {size} MB; the curves show the batches of the last {limit} MB.</source>
        <translation>지표 파일이 {size} MB입니다. 곡선에는 마지막 {limit} MB에 있는 배치만 나옵니다.</translation>
    </message>
    <message>
        <source>On the disk: {size}</source>
        <translation>디스크: {size}</translation>
    </message>
    <message>
        <source>Trained at: {address}</source>
        <translation>학습한 곳: {address}</translation>
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
        <source>Computed with: {backend} · {device}</source>
        <translation>계산: {backend} · {device}</translation>
    </message>
    <message>
        <source>the open drawing</source>
        <translation>열린 그림</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>RunQueue</name>
    <message>
        <source>Waiting:</source>
        <translation>대기:</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
    <message>
        <source>At {address}</source>
        <translation>{address}에서</translation>
    </message>
    <message>
        <source>run {number}</source>
        <translation>실행 {number}</translation>
    </message>
    <message>
        <source>This run waits. Move it or give it up</source>
        <translation>기다리는 실행입니다. 옮기거나 그만둘 수 있습니다</translation>
    </message>
    <message>
        <source>Beside:</source>
        <translation>함께 학습 중:</translation>
    </message>
    <message>
        <source>Runs at a time</source>
        <translation>동시에 학습할 실행 수</translation>
    </message>
    <message>
        <source>Memory limits them in any case; automatic is a run to two cores</source>
        <translation>메모리가 모자라면 더 줄어듭니다. 자동은 코어 두 개에 실행 하나입니다</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>{run} is trained beside the one that is followed</source>
        <translation>{run}은(는) 지금 지켜보는 실행과 함께 학습 중입니다</translation>
    </message>
    <message>
        <source>{run} · paused</source>
        <translation>{run} · 일시 정지</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Train it next</source>
        <translation>다음에 학습</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Give up all that wait</source>
        <translation>기다리는 것 모두 그만두기</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>being read</source>
        <translation>읽는 중</translation>
    </message>
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
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours}시간</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>mean of {count} runs</source>
        <translation>실행 {count}개의 평균</translation>
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
        <source>A click shows or hides its runs</source>
        <translation>클릭하면 실행을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>실행 {count}개</translation>
    </message>
    <message>
        <source>{ended} of {count} done</source>
        <translation>{count}개 중 {ended}개 완료</translation>
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
        <source>Filter: name, #tag, note, value...</source>
        <translation>거르기: 이름, #태그, 메모, 값...</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>실행 거르기</translation>
    </message>
    <message>
        <source>archived ones, too</source>
        <translation>보관한 것도</translation>
    </message>
    <message>
        <source>grouped</source>
        <translation>묶어 보기</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>실행 {count}개</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>실행 1개</translation>
    </message>
    <message>
        <source>{shown} of {count} runs</source>
        <translation>실행 {count}개 중 {shown}개</translation>
    </message>
    <message>
        <source>{count} columns hidden</source>
        <translation>열 {count}개 숨김</translation>
    </message>
    <message>
        <source>There is no room for: {columns}</source>
        <translation>자리가 없어 숨긴 열: {columns}</translation>
    </message>
    <message>
        <source>A row above the runs of a search, folds or seeds, with mean and deviation</source>
        <translation>탐색, 폴드, 시드의 실행 위에 평균과 편차를 보여 주는 행을 둡니다</translation>
    </message>
</context>
<context>
    <name>ScatterPlot</name>
    <message>
        <source>Predictions over targets</source>
        <translation>타깃에 대한 예측</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>target</source>
        <translation>타깃</translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>constant</source>
        <translation>고정값</translation>
    </message>
    <message>
        <source>step {count}</source>
        <translation>스텝 {count}</translation>
    </message>
</context>
<context>
    <name>ScoresView</name>
    <message>
        <source>{output}: {measure} {value}</source>
        <translation>{output}: {measure} {value}</translation>
    </message>
    <message>
        <source>this network</source>
        <translation>이 네트워크</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search</source>
        <translation>탐색</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>바꿀 것</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>시도</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>동시에</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>TPE</source>
        <translation>TPE</translation>
    </message>
    <message>
        <source>TPE: learns from the trials before</source>
        <translation>TPE: 앞선 시도에서 배움</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Values by chance</source>
        <translation>무작위 값</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>격자</translation>
    </message>
    <message>
        <source>Grid: every combination</source>
        <translation>격자: 모든 조합</translation>
    </message>
    <message>
        <source>Hyperband</source>
        <translation>Hyperband</translation>
    </message>
    <message>
        <source>Hyperband: ends most trials early</source>
        <translation>Hyperband: 대부분의 시도를 일찍 끝냄</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>실행할 곳</translation>
    </message>
    <message>
        <source>Trials at a time</source>
        <translation>동시에 도는 시도</translation>
    </message>
    <message>
        <source>End hopeless trials early</source>
        <translation>가망 없는 시도는 일찍 끝내기</translation>
    </message>
    <message>
        <source>A trial that is behind the median of those before at the same epoch ends</source>
        <translation>같은 에포크에서 앞선 시도들의 중앙값보다 뒤처진 시도를 끝냅니다</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Go on with the newest search where it ended; trials under way go on, too</source>
        <translation>가장 최근 탐색을 끝난 곳에서 이어 갑니다. 진행 중이던 시도도 이어집니다</translation>
    </message>
    <message>
        <source>Open the best</source>
        <translation>가장 좋은 것 열기</translation>
    </message>
    <message>
        <source>Open the project of the selected trial, or of the best one, as a copy</source>
        <translation>선택한 시도의 프로젝트를, 없으면 가장 좋은 시도의 것을 사본으로 엽니다</translation>
    </message>
    <message>
        <source>As it goes on</source>
        <translation>진행 과정</translation>
    </message>
    <message>
        <source>What goes with what</source>
        <translation>함께 나타난 값</translation>
    </message>
    <message>
        <source>What matters</source>
        <translation>중요한 것</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Starting...</source>
        <translation>시작하는 중...</translation>
    </message>
    <message>
        <source>Stopping after these batches...</source>
        <translation>이 배치를 마치고 멈추는 중...</translation>
    </message>
    <message>
        <source>{count} / {wanted} trials</source>
        <translation>시도 {count} / {wanted}</translation>
    </message>
    <message>
        <source>best {value}</source>
        <translation>최선 {value}</translation>
    </message>
    <message>
        <source>Every trial is a run with other values. They stand here as they are trained.</source>
        <translation>시도마다 값을 바꾼 실행 하나입니다. 학습되는 대로 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Choose at the left what the search varies: arguments of layers, or how they are trained.</source>
        <translation>탐색에서 바꿀 것을 왼쪽에서 고르세요: 레이어의 인수나 학습 방법.</translation>
    </message>
    <message>
        <source>Search: trial {trial} was best, {name} {value}</source>
        <translation>탐색: 시도 {trial}이 가장 좋았습니다, {name} {value}</translation>
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
    <name>SequentialToggle</name>
    <message>
        <source>Sequential</source>
        <translation>Sequential</translation>
    </message>
    <message>
        <source>On: the model is a keras.Sequential, a plain list of layers</source>
        <translation>켜면 모델이 레이어 목록으로 된 keras.Sequential이 됩니다</translation>
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
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Mouse and keyboard</source>
        <translation>마우스와 키보드</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>기억하는 것</translation>
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
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>The wheel scrolls the canvas</source>
        <translation>휠로 캔버스를 스크롤</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Runs at a time</source>
        <translation>동시에 학습할 실행 수</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>최근 프로젝트</translation>
    </message>
    <message>
        <source>Files that projects may use</source>
        <translation>프로젝트가 쓸 수 있는 파일</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>On</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>The size takes effect at the next start.</source>
        <translation>크기는 다음에 시작할 때 적용됩니다.</translation>
    </message>
    <message>
        <source>Forgotten, each is asked for again.</source>
        <translation>지우면 다시 물어봅니다.</translation>
    </message>
    <message>
        <source>Show and change...</source>
        <translation>보고 바꾸기...</translation>
    </message>
    <message>
        <source>Forget ({count})</source>
        <translation>지우기 ({count})</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
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
        <source>Press the new keys</source>
        <translation>새 키를 누르세요</translation>
    </message>
    <message>
        <source>Set keys</source>
        <translation>키 정하기</translation>
    </message>
    <message>
        <source>Give all back</source>
        <translation>모두 처음 키로</translation>
    </message>
    <message>
        <source>Save as a page...</source>
        <translation>페이지로 저장...</translation>
    </message>
    <message>
        <source>Choose an action to give it other keys.</source>
        <translation>동작을 고르면 다른 키를 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>{action} has these keys and would lose them.</source>
        <translation>{action}에 이 키가 있으며, 정하면 사라집니다.</translation>
    </message>
    <message>
        <source>Press the new keys in the field; left empty, the action has none.</source>
        <translation>칸에서 새 키를 누르세요. 비워 두면 이 동작에 키가 없습니다.</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>페이지 (*.html)</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>{file}에 저장했습니다.</translation>
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
        <source>Ctrl + Shift + click or Alt + click; Ctrl + right drag</source>
        <translation>Ctrl + Shift + 클릭 또는 Alt + 클릭, Ctrl + 오른쪽 끌기</translation>
    </message>
    <message>
        <source>Lead a wire through a dot</source>
        <translation>연결선을 점으로 지나게 하기</translation>
    </message>
    <message>
        <source>double-click on it</source>
        <translation>두 번 클릭</translation>
    </message>
    <message>
        <source>Look into a nested model or a folded block</source>
        <translation>중첩 모델이나 접은 블록 안 보기</translation>
    </message>
    <message>
        <source>double-click on it, Enter</source>
        <translation>두 번 클릭, Enter</translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message>
        <source>And {count} more.</source>
        <translation>그 밖에 {count}개 더 있습니다.</translation>
    </message>
</context>
<context>
    <name>SoundInput</name>
    <message>
        <source>Drop a sound here</source>
        <translation>소리 파일을 여기에 놓으세요</translation>
    </message>
    <message>
        <source>Sounds ({patterns})</source>
        <translation>소리 ({patterns})</translation>
    </message>
    <message>
        <source>Choose a sound</source>
        <translation>소리 선택</translation>
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
        <source>Folder</source>
        <translation>폴더</translation>
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
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Choose a folder of pictures, texts or sounds</source>
        <translation>그림, 텍스트, 소리 폴더 선택</translation>
    </message>
    <message>
        <source>Any file (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Choose a data file</source>
        <translation>데이터 파일 선택</translation>
    </message>
    <message>
        <source>Arrays and tables ({patterns})</source>
        <translation>배열과 표 ({patterns})</translation>
    </message>
</context>
<context>
    <name>SplitEditor</name>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>at random in each class</source>
        <translation>클래스별 무작위</translation>
    </message>
    <message>
        <source>whole groups</source>
        <translation>묶음째</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>시간순</translation>
    </message>
    <message>
        <source>as a column says</source>
        <translation>열이 정한 대로</translation>
    </message>
    <message>
        <source>the last rows</source>
        <translation>마지막 행들</translation>
    </message>
    <message>
        <source>own files or arrays</source>
        <translation>별도 파일이나 배열</translation>
    </message>
    <message>
        <source>How the rows are divided</source>
        <translation>행을 나누는 방법</translation>
    </message>
    <message>
        <source>Column that the split goes by</source>
        <translation>나누는 기준 열</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>fold shown</source>
        <translation>표시할 폴드</translation>
    </message>
    <message>
        <source>0: none. Else the rows are divided so often; training makes a run for each part.</source>
        <translation>0: 없음. 그 외에는 행을 그만큼 나누며, 학습은 각 부분마다 실행을 하나씩 만듭니다.</translation>
    </message>
    <message>
        <source>words of {part}</source>
        <translation>{part} 단어</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{count} folds</source>
        <translation>폴드 {count}개</translation>
    </message>
    <message>
        <source>By time with windows, else each class by its share, else at random.</source>
        <translation>윈도가 있으면 시간순, 클래스가 있으면 클래스 비율대로, 아니면 무작위로 나눕니다.</translation>
    </message>
    <message>
        <source>Any row may be held back.</source>
        <translation>아무 행이나 떼어 둡니다.</translation>
    </message>
    <message>
        <source>Every class is held back by its share.</source>
        <translation>클래스마다 비율만큼 떼어 둡니다.</translation>
    </message>
    <message>
        <source>Rows with the same value stay together.</source>
        <translation>값이 같은 행은 함께 둡니다.</translation>
    </message>
    <message>
        <source>The latest rows are held back.</source>
        <translation>가장 최근 행을 떼어 둡니다.</translation>
    </message>
    <message>
        <source>The words of the column say which rows validate and test; the others train.</source>
        <translation>열의 단어가 검증할 행과 시험할 행을 정하고, 나머지로 학습합니다.</translation>
    </message>
    <message>
        <source>The rows at the end of the file are held back.</source>
        <translation>파일 끝의 행을 떼어 둡니다.</translation>
    </message>
    <message>
        <source>Every row trains; validation and test have data of their own.</source>
        <translation>모든 행으로 학습하고, 검증과 시험은 별도 데이터로 합니다.</translation>
    </message>
    <message>
        <source>choose a column…</source>
        <translation>열 선택…</translation>
    </message>
    <message>
        <source>The source has {count} rows of its own for {part}.</source>
        <translation>소스에 {part}용 행이 {count}개 따로 있습니다.</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>New from {name}</source>
        <translation>{name} 데이터로 새로 만들기</translation>
    </message>
    <message>
        <source>What is to be predicted</source>
        <translation>예측할 것</translation>
    </message>
    <message>
        <source>Ctrl+click chooses several.</source>
        <translation>Ctrl+클릭으로 여럿을 선택합니다.</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>찾은 대로</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>What is decided, and why</source>
        <translation>정한 것과 그 이유</translation>
    </message>
    <message>
        <source>{rows} rows, {columns} columns</source>
        <translation>행 {rows}개, 열 {columns}개</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Taken as</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Series over</source>
        <translation>시간 열</translation>
    </message>
    <message>
        <source>Rows ahead</source>
        <translation>앞선 행 수</translation>
    </message>
    <message>
        <source>Make the project</source>
        <translation>프로젝트 만들기</translation>
    </message>
    <message>
        <source>Choose what is to be predicted.</source>
        <translation>예측할 것을 선택하세요.</translation>
    </message>
    <message>
        <source>target</source>
        <translation>타깃</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Tables and arrays ({patterns})</source>
        <translation>표와 배열 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>New from data</source>
        <translation>데이터로 새로 만들기</translation>
    </message>
    <message>
        <source>New from a folder of pictures or texts</source>
        <translation>그림이나 텍스트 폴더로 새로 만들기</translation>
    </message>
    <message>
        <source>Reading {name}...</source>
        <translation>{name} 읽는 중...</translation>
    </message>
    <message>
        <source>Reading {name} was cancelled.</source>
        <translation>{name} 읽기를 취소했습니다.</translation>
    </message>
    <message>
        <source>{name} is ready to be trained.</source>
        <translation>{name} 프로젝트를 학습할 준비가 되었습니다.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Keras is not installed yet</source>
        <translation>아직 Keras가 설치되지 않았습니다</translation>
    </message>
    <message>
        <source>Install the engines</source>
        <translation>엔진 설치</translation>
    </message>
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
    <name>StepPills</name>
    <message>
        <source>+ step</source>
        <translation>+ 단계</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>단계 추가</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>places in all (0: as found)</source>
        <translation>전체 자리 수(0: 찾은 만큼)</translation>
    </message>
    <message>
        <source>categories at most (0: all)</source>
        <translation>최대 범주 수(0: 전부)</translation>
    </message>
    <message>
        <source>share of a category at least</source>
        <translation>범주의 최소 비율</translation>
    </message>
    <message>
        <source>place for rare and unknown</source>
        <translation>드물거나 모르는 값의 자리</translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation>원-핫</translation>
    </message>
    <message>
        <source>number of the category</source>
        <translation>범주 번호</translation>
    </message>
    <message>
        <source>parts of the date</source>
        <translation>날짜 성분</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>성분</translation>
    </message>
    <message>
        <source>days</source>
        <translation>날수</translation>
    </message>
    <message>
        <source>year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>day</source>
        <translation>일</translation>
    </message>
    <message>
        <source>weekday</source>
        <translation>요일</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>시</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>분</translation>
    </message>
    <message>
        <source>as sine and cosine</source>
        <translation>사인과 코사인으로</translation>
    </message>
    <message>
        <source>fill gaps</source>
        <translation>결측값 채우기</translation>
    </message>
    <message>
        <source>with</source>
        <translation>채울 값</translation>
    </message>
    <message>
        <source>the usual value</source>
        <translation>보통 값</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>most frequent</source>
        <translation>최빈값</translation>
    </message>
    <message>
        <source>this value</source>
        <translation>지정한 값</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>add a column that marks gaps</source>
        <translation>결측 표시 열 추가</translation>
    </message>
    <message>
        <source>gaps as category</source>
        <translation>결측값을 범주로</translation>
    </message>
    <message>
        <source>called</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>leave out gaps</source>
        <translation>결측 행 제외</translation>
    </message>
    <message>
        <source>leave gaps to the model</source>
        <translation>빈 값을 모델에 맡기기</translation>
    </message>
    <message>
        <source>read picture</source>
        <translation>그림 읽기</translation>
    </message>
    <message>
        <source>height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>흑백</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>RGBA</source>
        <translation>RGBA</translation>
    </message>
    <message>
        <source>values</source>
        <translation>값의 범위</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0~1</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1~1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0~255</translation>
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
        <source>scale robustly</source>
        <translation>이상치에 강한 조정</translation>
    </message>
    <message>
        <source>logarithm</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>words at most</source>
        <translation>최대 단어 수</translation>
    </message>
    <message>
        <source>in a row at most</source>
        <translation>이어진 최대 개수</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>words</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>characters within words</source>
        <translation>단어 안의 글자</translation>
    </message>
    <message>
        <source>which words</source>
        <translation>어떤 단어가 있는지</translation>
    </message>
    <message>
        <source>telling words (TF-IDF)</source>
        <translation>중요한 단어(TF-IDF)</translation>
    </message>
    <message>
        <source>sequence of words</source>
        <translation>단어 순서열</translation>
    </message>
    <message>
        <source>length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>텍스트 그대로</translation>
    </message>
    <message>
        <source>read sound</source>
        <translation>소리 읽기</translation>
    </message>
    <message>
        <source>samples a second</source>
        <translation>초당 샘플 수</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>numbers as gaps</source>
        <translation>빠진 값을 뜻하는 수</translation>
    </message>
    <message>
        <source>which</source>
        <translation>어느 수</translation>
    </message>
    <message>
        <source>which labels</source>
        <translation>어떤 레이블</translation>
    </message>
    <message>
        <source>mark between labels</source>
        <translation>레이블 사이 기호</translation>
    </message>
    <message>
        <source>pass over unknown, gap: none</source>
        <translation>모르는 레이블은 건너뜀, 빈칸은 없음으로</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Sample {row}, value {column}: {value}</source>
        <translation>샘플 {row}, 값 {column}: {value}</translation>
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
    <name>ThresholdFigure</name>
    <message>
        <source>threshold</source>
        <translation>임곗값</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임곗값</translation>
    </message>
    <message>
        <source>{label} from {threshold}: precision {precision}, recall {recall}, {right} right</source>
        <translation>{label}, {threshold}부터: 정밀도 {precision}, 재현율 {recall}, {right} 맞음</translation>
    </message>
</context>
<context>
    <name>Tidying</name>
    <message>
        <source>The drawing is being laid out.</source>
        <translation>그림을 정렬하는 중입니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Leave the drawing as it was (Esc)</source>
        <translation>그림을 원래대로 둡니다 (Esc)</translation>
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
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>TrainingControls</name>
    <message>
        <source>Trains the project again and again, each time with another seed, and tells mean and deviation.</source>
        <translation>프로젝트를 매번 다른 시드로 되풀이해 학습하고 평균과 편차를 알려 줍니다.</translation>
    </message>
    <message>
        <source>Several seeds</source>
        <translation>여러 시드</translation>
    </message>
    <message>
        <source>{count} runs wait; they are listed under Runs</source>
        <translation>실행 {count}개가 기다립니다. 실행 기록에 나와 있습니다</translation>
    </message>
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
        <source> · the weights of epoch {number} are kept</source>
        <translation> · {number}번째 에포크의 가중치를 보존함</translation>
    </message>
    <message>
        <source> · the doctor found what it may suffer from</source>
        <translation> · 진단에서 원인을 찾았습니다</translation>
    </message>
    <message>
        <source>See it...</source>
        <translation>보기...</translation>
    </message>
    <message>
        <source> · averages of the weights are kept</source>
        <translation> · 가중치의 평균을 보관</translation>
    </message>
    <message>
        <source>{count} runs trained: {numbers}</source>
        <translation>실행 {count}개 학습 완료: {numbers}</translation>
    </message>
    <message>
        <source>Runs and searches begin at {address} from now on</source>
        <translation>이제부터 실행과 탐색을 {address} 주소에서 시작합니다</translation>
    </message>
    <message>
        <source>Runs and searches begin on this machine from now on</source>
        <translation>이제부터 실행과 탐색을 이 컴퓨터에서 시작합니다</translation>
    </message>
    <message>
        <source>See what it may suffer from...</source>
        <translation>원인 보기...</translation>
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
        <source>Callbacks</source>
        <translation>콜백</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>실행할 곳</translation>
    </message>
    <message>
        <source>{backend} (not installed)</source>
        <translation>{backend} (설치되지 않음)</translation>
    </message>
    <message>
        <source>Open TensorBoard</source>
        <translation>TensorBoard 열기</translation>
    </message>
    <message>
        <source>The logs of all runs of this project, in the browser</source>
        <translation>이 프로젝트의 모든 실행 로그를 브라우저에서 봅니다</translation>
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
        <source>Losses and metrics stand here as soon as the drawing has an output.</source>
        <translation>그림에 출력이 생기면 여기에 손실과 지표가 나타납니다.</translation>
    </message>
    <message>
        <source>fresh weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>{run} (missing)</source>
        <translation>{run} (없음)</translation>
    </message>
    <message>
        <source>There are no runs yet whose logs could be shown.</source>
        <translation>아직 로그를 볼 실행이 없습니다.</translation>
    </message>
    <message>
        <source>TensorBoard is at {address}</source>
        <translation>TensorBoard 주소: {address}</translation>
    </message>
</context>
<context>
    <name>Trials</name>
    <message>
        <source>training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>일찍 끝냄</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>앞과 같음</translation>
    </message>
</context>
<context>
    <name>TrialsModel</name>
    <message>
        <source>Value</source>
        <translation>값</translation>
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
        <translation>시간</translation>
    </message>
    <message>
        <source>with it</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>without</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>TryItPanel</name>
    <message>
        <source>Try it</source>
        <translation>써 보기</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Run that is tried out</source>
        <translation>써 볼 실행</translation>
    </message>
    <message>
        <source>begin with row</source>
        <translation>시작할 행</translation>
    </message>
    <message>
        <source>Row of the data to begin with</source>
        <translation>시작할 데이터 행</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>처음대로</translation>
    </message>
    <message>
        <source>Fill the form with the row again</source>
        <translation>행의 값으로 다시 채우기</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>왜?</translation>
    </message>
    <message>
        <source>Show what in the row counted for the answer</source>
        <translation>행의 무엇이 답에 영향을 주었는지 보기</translation>
    </message>
    <message>
        <source>What matters?</source>
        <translation>무엇이 중요한가요?</translation>
    </message>
    <message>
        <source>Show which fields the model depends on over many rows, and how</source>
        <translation>여러 행에서 모델이 어떤 필드에 어떻게 의존하는지 보기</translation>
    </message>
    <message>
        <source>Train a model; then make up any row here and see at once what it says.</source>
        <translation>모델을 학습하면, 여기서 행을 마음대로 만들어 모델의 답을 바로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Asking the model what it has to be told...</source>
        <translation>모델에 무엇이 필요한지 묻는 중...</translation>
    </message>
</context>
<context>
    <name>VariationsList</name>
    <message>
        <source>Add: a layer&apos;s argument, a layer, an option...</source>
        <translation>추가: 레이어의 인수, 레이어, 옵션...</translation>
    </message>
    <message>
        <source>What else the search varies</source>
        <translation>탐색에서 더 바꿀 것</translation>
    </message>
    <message>
        <source>Choose from the list, or write for instance hidden.units=32,64,128, dropout.rate=0.1..0.5 or training.batch_size=16..128:log</source>
        <translation>목록에서 고르거나 hidden.units=32,64,128, dropout.rate=0.1..0.5, training.batch_size=16..128:log처럼 쓰세요</translation>
    </message>
    <message>
        <source>Values of {name}</source>
        <translation>{name} 값</translation>
    </message>
    <message>
        <source>Values with commas between them, or a range: 16..128, 16..128:log, 0..1:step=0.1</source>
        <translation>쉼표로 나눈 값, 또는 범위: 16..128, 16..128:log, 0..1:step=0.1</translation>
    </message>
    <message>
        <source>Vary this no more</source>
        <translation>더는 바꾸지 않기</translation>
    </message>
    <message>
        <source>Vary {name} no more</source>
        <translation>{name} 그대로 두기</translation>
    </message>
</context>
<context>
    <name>WeightsEditor</name>
    <message>
        <source>none: all alike</source>
        <translation>없음: 모두 같게</translation>
    </message>
    <message>
        <source>classes count</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>모두 같게</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>균형 있게</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>Weights of the classes</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>weight of a row</source>
        <translation>행 가중치</translation>
    </message>
    <message>
        <source>classes balanced</source>
        <translation>클래스 균형</translation>
    </message>
    <message>
        <source>classes by hand</source>
        <translation>클래스 직접 입력</translation>
    </message>
    <message>
        <source>rows by {column}</source>
        <translation>행은 {column} 열대로</translation>
    </message>
    <message>
        <source>No target is one column of classes, so there are none to weight.</source>
        <translation>클래스 한 열인 타깃이 없어 가중치를 줄 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>Rare classes count more, about {weights}.</source>
        <translation>드문 클래스를 더 크게 셉니다. 대략 {weights}.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>마쳤습니다.</translation>
    </message>
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
        <source>New from data...</source>
        <translation>데이터로 새로 만들기...</translation>
    </message>
    <message>
        <source>Or drop a table, an array file or a folder of pictures here.</source>
        <translation>표, 배열 파일, 그림 폴더를 여기에 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>New from your data</source>
        <translation>내 데이터로 시작</translation>
    </message>
    <message>
        <source>Learn step by step</source>
        <translation>차근차근 배우기</translation>
    </message>
    <message>
        <source>Start from an example</source>
        <translation>예제로 시작하기</translation>
    </message>
    <message>
        <source>Tables, texts, pictures and series</source>
        <translation>표, 글, 그림, 시계열</translation>
    </message>
    <message>
        <source>Architectures</source>
        <translation>모델 구조</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>A CSV, Excel or Parquet file: which column is to be predicted is found.</source>
        <translation>CSV, Excel, Parquet 파일: 예측할 열을 찾아냅니다.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>A folder of pictures, a folder a class.</source>
        <translation>클래스마다 하위 폴더가 있는 이미지 폴더입니다.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>A table with a column of texts, or a folder of texts, a folder a class.</source>
        <translation>텍스트 열이 있는 표, 또는 클래스마다 하위 폴더가 있는 텍스트 폴더입니다.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>시계열</translation>
    </message>
    <message>
        <source>A table whose rows are in the order of time.</source>
        <translation>행이 시간 순서인 표입니다.</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>빈 프로젝트</translation>
    </message>
    <message>
        <source>An empty drawing.</source>
        <translation>빈 그림입니다.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>최근 프로젝트</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Save the drawing</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} 파일을 저장했습니다.</translation>
    </message>
    <message>
        <source>Search commands, nodes and layers, or type one with a value: epochs 20</source>
        <translation>명령, 노드, 레이어 검색 또는 값과 함께 입력: epochs 20</translation>
    </message>
    <message>
        <source>The last session ended unexpectedly.</source>
        <translation>지난번에 프로그램이 갑자기 끝났습니다.</translation>
    </message>
    <message>
        <source>Show the report...</source>
        <translation>보고서 보기...</translation>
    </message>
    <message>
        <source>Find a node by name, class or shape</source>
        <translation>이름, 클래스, 형태로 노드 찾기</translation>
    </message>
</context>
<context>
    <name>WindowsEditor</name>
    <message>
        <source>as in the file</source>
        <translation>파일 순서대로</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Rows follow each other in time: several in a row are one sample</source>
        <translation>행이 시간순으로 이어짐: 이어진 여러 행이 샘플 하나</translation>
    </message>
    <message>
        <source>rows in a window</source>
        <translation>윈도의 행 수</translation>
    </message>
    <message>
        <source>rows to look ahead</source>
        <translation>앞을 내다볼 행 수</translation>
    </message>
    <message>
        <source>rows to the next window</source>
        <translation>다음 윈도까지 행 수</translation>
    </message>
    <message>
        <source>ordered by</source>
        <translation>순서 기준</translation>
    </message>
    <message>
        <source>separate for each</source>
        <translation>따로 나눌 기준</translation>
    </message>
    <message>
        <source>{length} rows, {horizon} ahead</source>
        <translation>{length}행, {horizon}행 앞</translation>
    </message>
    <message>
        <source>Rows 1 to {length} predict row {told}; the next window begins at row {start}.</source>
        <translation>1~{length}행으로 {told}행을 예측하고, 다음 윈도는 {start}행에서 시작합니다.</translation>
    </message>
</context>
<context>
    <name>WireMenu</name>
    <message>
        <source>Insert a layer…</source>
        <translation>레이어 끼우기…</translation>
    </message>
    <message>
        <source>Add a dot</source>
        <translation>점 추가</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>곧게 펴기</translation>
    </message>
    <message>
        <source>Cut the wire</source>
        <translation>연결선 자르기</translation>
    </message>
</context>
<context>
    <name>WorstExamples</name>
    <message>
        <source>Worst examples</source>
        <translation>가장 크게 틀린 예</translation>
    </message>
    <message>
        <source>{target} predicted as {predicted} (error {error})</source>
        <translation>타깃 {target} → 예측 {predicted} (오차 {error})</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>{target} taken for {predicted} ({share})</source>
        <translation>{target} → {predicted}로 예측 ({share})</translation>
    </message>
    <message>
        <source>{first} against {second}</source>
        <translation>{first} 대 {second}</translation>
    </message>
    <message>
        <source>{text}; it is {target}</source>
        <translation>{text}; 정답은 {target}</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>{number}행</translation>
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
        <source>tokens</source>
        <translation>토큰</translation>
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
        <source>noisy views</source>
        <translation>잡음 섞인 사본</translation>
    </message>
    <message>
        <source>same or not</source>
        <translation>같은지 여부</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>뒤집기</translation>
    </message>
    <message>
        <source>shifted</source>
        <translation>밀기</translation>
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
    <name>_Block</name>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}개</translation>
    </message>
</context>
<context>
    <name>_CheckLine</name>
    <message>
        <source>Done: {what}</source>
        <translation>완료: {what}</translation>
    </message>
    <message>
        <source>To do: {what}</source>
        <translation>할 일: {what}</translation>
    </message>
</context>
<context>
    <name>_Columns</name>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>_GroupRow</name>
    <message>
        <source>Columns prepared alike</source>
        <translation>똑같이 전처리하는 열</translation>
    </message>
    <message>
        <source>Choose a column to prepare it alone</source>
        <translation>따로 전처리할 열을 고르세요</translation>
    </message>
    <message>
        <source>Prepare the other {count} in this way, too: {kind}</source>
        <translation>나머지 {kind} {count}개도 똑같이 전처리</translation>
    </message>
    <message>
        <source>Numbers a row, their type and range after these steps</source>
        <translation>이 단계를 거친 뒤 행마다 숫자 개수, 자료형, 범위</translation>
    </message>
    <message>
        <source>Rows without a value cannot be used: {count} in {column}. Add a step that fills them.</source>
        <translation>값이 없는 행은 쓸 수 없습니다: {column} 열에 {count}개. 값을 채우는 단계를 추가하세요.</translation>
    </message>
</context>
<context>
    <name>_OneRow</name>
    <message>
        <source>‹ All</source>
        <translation>‹ 전체</translation>
    </message>
    <message>
        <source>Show all of the worst examples</source>
        <translation>가장 크게 틀린 예 모두 보기</translation>
    </message>
    <message>
        <source>Columns of the row</source>
        <translation>행의 열</translation>
    </message>
    <message>
        <source>Picture of the row</source>
        <translation>행의 그림</translation>
    </message>
    <message>
        <source>{count} columns are not shown.</source>
        <translation>열 {count}개는 표시하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>_Pill</name>
    <message>
        <source>Show the arguments</source>
        <translation>인수 보기</translation>
    </message>
    <message>
        <source>Click for its arguments; drag, or Ctrl+← and Ctrl+→, to move it</source>
        <translation>클릭하면 인수, 끌거나 Ctrl+←, Ctrl+→로 이동</translation>
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
<context>
    <name>_RecentRow</name>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>a run was interrupted after epoch {done} of {epochs}</source>
        <translation>실행이 {epochs} 에포크 중 {done} 에포크 뒤에 중단됨</translation>
    </message>
</context>
</TS>
