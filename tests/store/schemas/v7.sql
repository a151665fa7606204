PRAGMA application_id=1869509221;
BEGIN;
CREATE TABLE schema_revision (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT schema_revision_pkc PRIMARY KEY (version_num)
);
CREATE TABLE raw (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_raw PRIMARY KEY ("row"), 
	CONSTRAINT uq_raw_id UNIQUE (id)
);
CREATE TABLE capture (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	raw TEXT NOT NULL, 
	media TEXT NOT NULL, 
	address TEXT, 
	charset TEXT, 
	notes TEXT NOT NULL, 
	CONSTRAINT pk_capture PRIMARY KEY ("row"), 
	CONSTRAINT uq_capture_id UNIQUE (id), 
	CONSTRAINT fk_capture_raw FOREIGN KEY(raw) REFERENCES raw (id)
);
CREATE TABLE sighting (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	capture TEXT NOT NULL, 
	name TEXT NOT NULL, 
	fetched TEXT, 
	headers TEXT NOT NULL, 
	transport TEXT NOT NULL, 
	CONSTRAINT pk_sighting PRIMARY KEY ("row"), 
	CONSTRAINT uq_sighting_id UNIQUE (id), 
	CONSTRAINT fk_sighting_capture FOREIGN KEY(capture) REFERENCES capture (id)
);
CREATE TABLE article (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	capture TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	encoding TEXT, 
	language TEXT NOT NULL, 
	date TEXT, 
	updated TEXT, 
	title TEXT, 
	outlet TEXT, 
	byline TEXT, 
	address TEXT, 
	credit TEXT, 
	unread TEXT, 
	text_digest TEXT NOT NULL, 
	length INTEGER NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY ("row"), 
	CONSTRAINT uq_article_id UNIQUE (id), 
	CONSTRAINT fk_article_capture FOREIGN KEY(capture) REFERENCES capture (id)
);
CREATE TABLE article_text (
	"row" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	segments TEXT NOT NULL, 
	paragraphs TEXT NOT NULL, 
	sentences TEXT NOT NULL, 
	quotations TEXT NOT NULL, 
	printed TEXT NOT NULL, 
	cuts TEXT NOT NULL, 
	CONSTRAINT pk_article_text PRIMARY KEY ("row"), 
	CONSTRAINT fk_article_text_row FOREIGN KEY("row") REFERENCES article ("row")
);
CREATE TABLE reading (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	article TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	refused TEXT NOT NULL, 
	cuts TEXT NOT NULL, depth TEXT, 
	CONSTRAINT pk_reading PRIMARY KEY ("row"), 
	CONSTRAINT uq_reading_id UNIQUE (id), 
	CONSTRAINT fk_reading_article FOREIGN KEY(article) REFERENCES article (id)
);
CREATE TABLE attribution (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	reading TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	within INTEGER, 
	source TEXT NOT NULL, 
	cue TEXT NOT NULL, 
	content TEXT NOT NULL, 
	act TEXT NOT NULL, 
	form TEXT NOT NULL, 
	editorial TEXT NOT NULL, 
	segment TEXT NOT NULL, 
	via TEXT NOT NULL, 
	addressee TEXT, 
	confidence DOUBLE NOT NULL, 
	cuts TEXT NOT NULL, 
	source_text TEXT NOT NULL, 
	cue_text TEXT NOT NULL, 
	content_text TEXT NOT NULL, depth TEXT, source_kind TEXT, source_name TEXT, certainty TEXT, polarity TEXT, forecast TEXT, anonymous BOOLEAN, 
	CONSTRAINT pk_attribution PRIMARY KEY ("row"), 
	CONSTRAINT uq_attribution_reading_position UNIQUE (reading, position), 
	CONSTRAINT fk_attribution_reading FOREIGN KEY(reading) REFERENCES reading (id)
);
CREATE TABLE failure (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	address TEXT, 
	kind TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_failure PRIMARY KEY ("row"), 
	CONSTRAINT uq_failure_id UNIQUE (id)
);
CREATE TABLE attempt (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	failure TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	settled BOOLEAN NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY ("row"), 
	CONSTRAINT uq_attempt_id UNIQUE (id), 
	CONSTRAINT uq_attempt_failure_number UNIQUE (failure, number), 
	CONSTRAINT fk_attempt_failure FOREIGN KEY(failure) REFERENCES failure (id)
);
CREATE TABLE judgement (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	capture TEXT NOT NULL, 
	spans TEXT NOT NULL, 
	verb TEXT NOT NULL, 
	value TEXT, 
	who TEXT NOT NULL, 
	why TEXT NOT NULL, 
	supersedes TEXT, 
	CONSTRAINT pk_judgement PRIMARY KEY ("row"), 
	CONSTRAINT uq_judgement_id UNIQUE (id), 
	CONSTRAINT fk_judgement_capture FOREIGN KEY(capture) REFERENCES capture (id), 
	CONSTRAINT fk_judgement_supersedes FOREIGN KEY(supersedes) REFERENCES judgement (id)
);
CREATE TABLE tombstone (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	raw TEXT NOT NULL, 
	captures TEXT NOT NULL, 
	articles TEXT NOT NULL, 
	texts TEXT NOT NULL, 
	who TEXT NOT NULL, 
	why TEXT NOT NULL, 
	CONSTRAINT pk_tombstone PRIMARY KEY ("row"), 
	CONSTRAINT uq_tombstone_id UNIQUE (id)
);
CREATE TABLE poll (
	"row" INTEGER NOT NULL, 
	learnt TEXT NOT NULL, 
	published TEXT, 
	id TEXT NOT NULL, 
	address TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	status INTEGER NOT NULL, 
	etag TEXT, 
	last_modified TEXT, 
	CONSTRAINT pk_poll PRIMARY KEY ("row"), 
	CONSTRAINT uq_poll_id UNIQUE (id), 
	CONSTRAINT uq_poll_address_number UNIQUE (address, number)
);
CREATE TABLE linking (
	"row" INTEGER NOT NULL, 
	article TEXT NOT NULL, 
	reading TEXT NOT NULL, 
	corrected TEXT NOT NULL, 
	linker TEXT NOT NULL, 
	hours DOUBLE, 
	setting BLOB NOT NULL, 
	sketch BLOB NOT NULL, 
	CONSTRAINT pk_linking PRIMARY KEY ("row"), 
	CONSTRAINT fk_linking_article FOREIGN KEY(article) REFERENCES article (id), 
	CONSTRAINT fk_linking_reading FOREIGN KEY(reading) REFERENCES reading (id), 
	CONSTRAINT uq_linking_article_reading_corrected_linker UNIQUE (article, reading, corrected, linker)
);
CREATE TABLE copy_band (
	band INTEGER NOT NULL, 
	linking INTEGER NOT NULL, 
	CONSTRAINT pk_copy_band PRIMARY KEY (band, linking), 
	CONSTRAINT fk_copy_band_linking FOREIGN KEY(linking) REFERENCES linking ("row")
);
CREATE TABLE telling (
	"row" INTEGER NOT NULL, 
	linking INTEGER NOT NULL, 
	telling TEXT NOT NULL, 
	claim TEXT NOT NULL, 
	bucket INTEGER NOT NULL, 
	spans TEXT NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_telling PRIMARY KEY ("row"), 
	CONSTRAINT fk_telling_linking FOREIGN KEY(linking) REFERENCES linking ("row")
);
CREATE TABLE telling_key (
	"key" INTEGER NOT NULL, 
	telling INTEGER NOT NULL, 
	CONSTRAINT pk_telling_key PRIMARY KEY ("key", telling), 
	CONSTRAINT fk_telling_key_telling FOREIGN KEY(telling) REFERENCES telling ("row")
);
CREATE TABLE link (
	one INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	score DOUBLE NOT NULL, 
	zone TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	reasons TEXT NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (one, other), 
	CONSTRAINT fk_link_one FOREIGN KEY(one) REFERENCES telling ("row"), 
	CONSTRAINT fk_link_other FOREIGN KEY(other) REFERENCES telling ("row")
);
CREATE TABLE article_copy (
	one INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	score DOUBLE NOT NULL, 
	containment DOUBLE NOT NULL, 
	reasons TEXT NOT NULL, 
	CONSTRAINT pk_article_copy PRIMARY KEY (one, other), 
	CONSTRAINT fk_article_copy_one FOREIGN KEY(one) REFERENCES linking ("row"), 
	CONSTRAINT fk_article_copy_other FOREIGN KEY(other) REFERENCES linking ("row")
);
CREATE TABLE token (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	scopes TEXT NOT NULL, 
	made TEXT NOT NULL, 
	expires TEXT, 
	used TEXT, 
	revoked TEXT, 
	CONSTRAINT pk_token PRIMARY KEY ("row"), 
	CONSTRAINT uq_token_id UNIQUE (id), 
	CONSTRAINT uq_token_digest UNIQUE (digest)
);
CREATE INDEX ix_capture_raw ON capture (raw);
CREATE INDEX ix_capture_address ON capture (address);
CREATE INDEX ix_sighting_capture ON sighting (capture);
CREATE INDEX ix_article_capture_learnt ON article (capture, learnt);
CREATE INDEX ix_article_address ON article (address);
CREATE INDEX ix_article_learnt ON article (learnt);
CREATE INDEX ix_attribution_id ON attribution (id);
CREATE INDEX ix_failure_name ON failure (name);
CREATE INDEX ix_failure_address ON failure (address);
CREATE INDEX ix_judgement_capture ON judgement (capture);
CREATE INDEX ix_judgement_supersedes ON judgement (supersedes);
CREATE INDEX ix_tombstone_raw ON tombstone (raw);
CREATE INDEX ix_attribution_certainty ON attribution (certainty, "row") WHERE certainty IS NOT NULL;
CREATE INDEX ix_attribution_forecast ON attribution (forecast, "row") WHERE forecast IS NOT NULL;
CREATE INDEX ix_reading_article_learnt_id ON reading (article, learnt, id);
CREATE INDEX ix_linking_hours ON linking (hours);
CREATE INDEX ix_copy_band_linking ON copy_band (linking);
CREATE INDEX ix_telling_linking ON telling (linking);
CREATE INDEX ix_telling_telling ON telling (telling);
CREATE INDEX ix_telling_claim ON telling (claim);
CREATE INDEX ix_telling_bucket ON telling (bucket);
CREATE INDEX ix_telling_key_telling ON telling_key (telling);
CREATE INDEX ix_link_other ON link (other);
CREATE INDEX ix_article_copy_other ON article_copy (other);
CREATE INDEX ix_article_outlet_row ON article (outlet, "row");
CREATE VIRTUAL TABLE article_words USING fts5(text, content='article_text', content_rowid='row', tokenize='unicode61 remove_diacritics 2 separators ''؜⁦⁧⁨⁩₠₡₢₣₤₥₦₧₨₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀⃁⃂⃃⃄⃅⃆⃇⃈⃉⃊⃋⃌⃍⃎⃏⏴⏵⏶⏷⏸⏹⏺⏻⏼⏽⏾⏿✀⭍⭎⭏⭐⭑⭒⭓⭔⭕⭖⭗⭘⭙⭚⭛⭜⭝⭞⭟⭠⭡⭢⭣⭤⭥⭦⭧⭨⭩⭪⭫⭬⭭⭮⭯⭰⭱⭲⭳⭴⭵⭶⭷⭸⭹⭺⭻⭼⭽⭾⭿⮀⮁⮂⮃⮄⮅⮆⮇⮈⮉⮊⮋⮌⮍⮎⮏⮐⮑⮒⮓⮔⮕⮖⮗⮘⮙⮚⮛⮜⮝⮞⮟⮠⮡⮢⮣⮤⮥⮦⮧⮨⮩⮪⮫⮬⮭⮮⮯⮰⮱⮲⮳⮴⮵⮶⮷⮸⮹⮺⮻⮼⮽⮾⮿⯀⯁⯂⯃⯄⯅⯆⯇⯈⯉⯊⯋⯌⯍⯎⯏⯐⯑⯒⯓⯔⯕⯖⯗⯘⯙⯚⯛⯜⯝⯞⯟⯠⯡⯢⯣⯤⯥⯦⯧⯨⯩⯪⯫⯬⯭⯮⯯⯰⯱⯲⯳⯴⯵⯶⯷⯸⯹⯺⯻⯼⯽⯾⯿🂿🃀🃁🃂🃃🃄🃅🃆🃇🃈🃉🃊🃋🃌🃍🃎🃏🃐🃑🃒🃓🃔🃕🃖🃗🃘🃙🃚🃛🃜🃝🃞🃟🃠🃡🃢🃣🃤🃥🃦🃧🃨🃩🃪🃫🃬🃭🃮🃯🃰🃱🃲🃳🃴🃵🄍🄎🄏🄐🄑🄒🄓🄔🄕🄖🄗🄘🄙🄚🄛🄜🄝🄞🄟🄠🄡🄢🄣🄤🄥🄦🄧🄨🄩🄪🄫🄬🄭🄮🄯🄰🄱🄲🄳🄴🄵🄶🄷🄸🄹🄺🄻🄼🄽🄾🄿🅀🅁🅂🅃🅄🅅🅆🅇🅈🅉🅊🅋🅌🅍🅎🅏🅐🅑🅒🅓🅔🅕🅖🅗🅘🅙🅚🅛🅜🅝🅞🅟🅠🅡🅢🅣🅤🅥🅦🅧🅨🅩🅪🅫🅬🅭🅮🅯🅰🅱🅲🅳🅴🅵🅶🅷🅸🅹🅺🅻🅼🅽🅾🅿🆀🆁🆂🆃🆄🆅🆆🆇🆈🆉🆊🆋🆌🆍🆎🆏🆐🆑🆒🆓🆔🆕🆖🆗🆘🆙🆚🆛🆜🆝🆞🆟🆠🆡🆢🆣🆤🆥🆦🆧🆨🆩🆪🆫🆬🆭🆮🆯🆰🆱🆲🆳🆴🆵🆶🆷🆸🆹🆺🆻🆼🆽🆾🆿🇀🇁🇂🇃🇄🇅🇆🇇🇈🇉🇊🇋🇌🇍🇎🇏🇐🇑🇒🇓🇔🇕🇖🇗🇘🇙🇚🇛🇜🇝🇞🇟🇠🇡🇢🇣🇤🇥🇦🇧🇨🇩🇪🇫🇬🇭🇮🇯🇰🇱🇲🇳🇴🇵🇶🇷🇸🇹🇺🇻🇼🇽🇾🇿🈀🈁🈂🈃🈄🈅🈆🈇🈈🈉🈊🈋🈌🈍🈎🈏🈐🈑🈒🈓🈔🈕🈖🈗🈘🈙🈚🈛🈜🈝🈞🈟🈠🈡🈢🈣🈤🈥🈦🈧🈨🈩🈪🈫🈬🈭🈮🈯🈰🈱🈲🈳🈴🈵🈶🈷🈸🈹🈺🈻🈼🈽🈾🈿🉀🉁🉂🉃🉄🉅🉆🉇🉈🉉🉊🉋🉌🉍🉎🉏🉐🉑🉒🉓🉔🉕🉖🉗🉘🉙🉚🉛🉜🉝🉞🉟🉠🉡🉢🉣🉤🉥🉦🉧🉨🉩🉪🉫🉬🉭🉮🉯🉰🉱🉲🉳🉴🉵🉶🉷🉸🉹🉺🉻🉼🉽🉾🉿🊀🊁🊂🊃🊄🊅🊆🊇🊈🊉🊊🊋🊌🊍🊎🊏🊐🊑🊒🊓🊔🊕🊖🊗🊘🊙🊚🊛🊜🊝🊞🊟🊠🊡🊢🊣🊤🊥🊦🊧🊨🊩🊪🊫🊬🊭🊮🊯🊰🊱🊲🊳🊴🊵🊶🊷🊸🊹🊺🊻🊼🊽🊾🊿🋀🋁🋂🋃🋄🋅🋆🋇🋈🋉🋊🋋🋌🋍🋎🋏🋐🋑🋒🋓🋔🋕🋖🋗🋘🋙🋚🋛🋜🋝🋞🋟🋠🋡🋢🋣🋤🋥🋦🋧🋨🋩🋪🋫🋬🋭🋮🋯🋰🋱🋲🋳🋴🋵🋶🋷🋸🋹🋺🋻🋼🋽🋾🋿🌀🌁🌂🌃🌄🌅🌆🌇🌈🌉🌊🌋🌌🌍🌎🌏🌐🌑🌒🌓🌔🌕🌖🌗🌘🌙🌚🌛🌜🌝🌞🌟🌠🌡🌢🌣🌤🌥🌦🌧🌨🌩🌪🌫🌬🌭🌮🌯🌰🌱🌲🌳🌴🌵🌶🌷🌸🌹🌺🌻🌼🌽🌾🌿🍀🍁🍂🍃🍄🍅🍆🍇🍈🍉🍊🍋🍌🍍🍎🍏🍐🍑🍒🍓🍔🍕🍖🍗🍘🍙🍚🍛🍜🍝🍞🍟🍠🍡🍢🍣🍤🍥🍦🍧🍨🍩🍪🍫🍬🍭🍮🍯🍰🍱🍲🍳🍴🍵🍶🍷🍸🍹🍺🍻🍼🍽🍾🍿🎀🎁🎂🎃🎄🎅🎆🎇🎈🎉🎊🎋🎌🎍🎎🎏🎐🎑🎒🎓🎔🎕🎖🎗🎘🎙🎚🎛🎜🎝🎞🎟🎠🎡🎢🎣🎤🎥🎦🎧🎨🎩🎪🎫🎬🎭🎮🎯🎰🎱🎲🎳🎴🎵🎶🎷🎸🎹🎺🎻🎼🎽🎾🎿🏀🏁🏂🏃🏄🏅🏆🏇🏈🏉🏊🏋🏌🏍🏎🏏🏐🏑🏒🏓🏔🏕🏖🏗🏘🏙🏚🏛🏜🏝🏞🏟🏠🏡🏢🏣🏤🏥🏦🏧🏨🏩🏪🏫🏬🏭🏮🏯🏰🏱🏲🏳🏴🏵🏶🏷🏸🏹🏺🏻🏼🏽🏾🏿🐀🐁🐂🐃🐄🐅🐆🐇🐈🐉🐊🐋🐌🐍🐎🐏🐐🐑🐒🐓🐔🐕🐖🐗🐘🐙🐚🐛🐜🐝🐞🐟🐠🐡🐢🐣🐤🐥🐦🐧🐨🐩🐪🐫🐬🐭🐮🐯🐰🐱🐲🐳🐴🐵🐶🐷🐸🐹🐺🐻🐼🐽🐾🐿👀👁👂👃👄👅👆👇👈👉👊👋👌👍👎👏👐👑👒👓👔👕👖👗👘👙👚👛👜👝👞👟👠👡👢👣👤👥👦👧👨👩👪👫👬👭👮👯👰👱👲👳👴👵👶👷👸👹👺👻👼👽👾👿💀💁💂💃💄💅💆💇💈💉💊💋💌💍💎💏💐💑💒💓💔💕💖💗💘💙💚💛💜💝💞💟💠💡💢💣💤💥💦💧💨💩💪💫💬💭💮💯💰💱💲💳💴💵💶💷💸💹💺💻💼💽💾💿📀📁📂📃📄📅📆📇📈📉📊📋📌📍📎📏📐📑📒📓📔📕📖📗📘📙📚📛📜📝📞📟📠📡📢📣📤📥📦📧📨📩📪📫📬📭📮📯📰📱📲📳📴📵📶📷📸📹📺📻📼📽📾📿🔀🔁🔂🔃🔄🔅🔆🔇🔈🔉🔊🔋🔌🔍🔎🔏🔐🔑🔒🔓🔔🔕🔖🔗🔘🔙🔚🔛🔜🔝🔞🔟🔠🔡🔢🔣🔤🔥🔦🔧🔨🔩🔪🔫🔬🔭🔮🔯🔰🔱🔲🔳🔴🔵🔶🔷🔸🔹🔺🔻🔼🔽🔾🔿🕀🕁🕂🕃🕄🕅🕆🕇🕈🕉🕊🕋🕌🕍🕎🕏🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧🕨🕩🕪🕫🕬🕭🕮🕯🕰🕱🕲🕳🕴🕵🕶🕷🕸🕹🕺🕻🕼🕽🕾🕿🖀🖁🖂🖃🖄🖅🖆🖇🖈🖉🖊🖋🖌🖍🖎🖏🖐🖑🖒🖓🖔🖕🖖🖗🖘🖙🖚🖛🖜🖝🖞🖟🖠🖡🖢🖣🖤🖥🖦🖧🖨🖩🖪🖫🖬🖭🖮🖯🖰🖱🖲🖳🖴🖵🖶🖷🖸🖹🖺🖻🖼🖽🖾🖿🗀🗁🗂🗃🗄🗅🗆🗇🗈🗉🗊🗋🗌🗍🗎🗏🗐🗑🗒🗓🗔🗕🗖🗗🗘🗙🗚🗛🗜🗝🗞🗟🗠🗡🗢🗣🗤🗥🗦🗧🗨🗩🗪🗫🗬🗭🗮🗯🗰🗱🗲🗳🗴🗵🗶🗷🗸🗹🗺🗻🗼🗽🗾🗿😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔😕😖😗😘😙😚😛😜😝😞😟😠😡😢😣😤😥😦😧😨😩😪😫😬😭😮😯😰😱😲😳😴😵😶😷😸😹😺😻😼😽😾😿🙀🙁🙂🙃🙄🙅🙆🙇🙈🙉🙊🙋🙌🙍🙎🙏🙐🙑🙒🙓🙔🙕🙖🙗🙘🙙🙚🙛🙜🙝🙞🙟🙠🙡🙢🙣🙤🙥🙦🙧🙨🙩🙪🙫🙬🙭🙮🙯🙰🙱🙲🙳🙴🙵🙶🙷🙸🙹🙺🙻🙼🙽🙾🙿🚀🚁🚂🚃🚄🚅🚆🚇🚈🚉🚊🚋🚌🚍🚎🚏🚐🚑🚒🚓🚔🚕🚖🚗🚘🚙🚚🚛🚜🚝🚞🚟🚠🚡🚢🚣🚤🚥🚦🚧🚨🚩🚪🚫🚬🚭🚮🚯🚰🚱🚲🚳🚴🚵🚶🚷🚸🚹🚺🚻🚼🚽🚾🚿🛀🛁🛂🛃🛄🛅🛆🛇🛈🛉🛊🛋🛌🛍🛎🛏🛐🛑🛒🛓🛔🛕🛖🛗🛘🛙🛚🛛🛜🛝🛞🛟🛠🛡🛢🛣🛤🛥🛦🛧🛨🛩🛪🛫🛬🛭🛮🛯🛰🛱🛲🛳🛴🛵🛶🛷🛸🛹🛺🛻🛼🛽🛾🛿🜀🜁🜂🜃🜄🜅🜆🜇🜈🜉🜊🜋🜌🜍🜎🜏🜐🜑🜒🜓🜔🜕🜖🜗🜘🜙🜚🜛🜜🜝🜞🜟🜠🜡🜢🜣🜤🜥🜦🜧🜨🜩🜪🜫🜬🜭🜮🜯🜰🜱🜲🜳🜴🜵🜶🜷🜸🜹🜺🜻🜼🜽🜾🜿🝀🝁🝂🝃🝄🝅🝆🝇🝈🝉🝊🝋🝌🝍🝎🝏🝐🝑🝒🝓🝔🝕🝖🝗🝘🝙🝚🝛🝜🝝🝞🝟🝠🝡🝢🝣🝤🝥🝦🝧🝨🝩🝪🝫🝬🝭🝮🝯🝰🝱🝲🝳🝴🝵🝶🝷🝸🝹🝺🝻🝼🝽🝾🝿🞀🞁🞂🞃🞄🞅🞆🞇🞈🞉🞊🞋🞌🞍🞎🞏🞐🞑🞒🞓🞔🞕🞖🞗🞘🞙🞚🞛🞜🞝🞞🞟🞠🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺🞻🞼🞽🞾🞿🟀🟁🟂🟃🟄🟅🟆🟇🟈🟉🟊🟋🟌🟍🟎🟏🟐🟑🟒🟓🟔🟕🟖🟗🟘🟙🟚🟛🟜🟝🟞🟟🟠🟡🟢🟣🟤🟥🟦🟧🟨🟩🟪🟫🟬🟭🟮🟯🟰🟱🟲🟳🟴🟵🟶🟷🟸🟹🟺🟻🟼🟽🟾🟿🠀🠁🠂🠃🠄🠅🠆🠇🠈🠉🠊🠋🠌🠍🠎🠏🠐🠑🠒🠓🠔🠕🠖🠗🠘🠙🠚🠛🠜🠝🠞🠟🠠🠡🠢🠣🠤🠥🠦🠧🠨🠩🠪🠫🠬🠭🠮🠯🠰🠱🠲🠳🠴🠵🠶🠷🠸🠹🠺🠻🠼🠽🠾🠿🡀🡁🡂🡃🡄🡅🡆🡇🡈🡉🡊🡋🡌🡍🡎🡏🡐🡑🡒🡓🡔🡕🡖🡗🡘🡙🡚🡛🡜🡝🡞🡟🡠🡡🡢🡣🡤🡥🡦🡧🡨🡩🡪🡫🡬🡭🡮🡯🡰🡱🡲🡳🡴🡵🡶🡷🡸🡹🡺🡻🡼🡽🡾🡿🢀🢁🢂🢃🢄🢅🢆🢇🢈🢉🢊🢋🢌🢍🢎🢏🢐🢑🢒🢓🢔🢕🢖🢗🢘🢙🢚🢛🢜🢝🢞🢟🢠🢡🢢🢣🢤🢥🢦🢧🢨🢩🢪🢫🢬🢭🢮🢯🢰🢱🢲🢳🢴🢵🢶🢷🢸🢹🢺🢻🢼🢽🢾🢿🣀🣁🣂🣃🣄🣅🣆🣇🣈🣉🣊🣋🣌🣍🣎🣏🣐🣑🣒🣓🣔🣕🣖🣗🣘🣙🣚🣛🣜🣝🣞🣟🣠🣡🣢🣣🣤🣥🣦🣧🣨🣩🣪🣫🣬🣭🣮🣯🣰🣱🣲🣳🣴🣵🣶🣷🣸🣹🣺🣻🣼🣽🣾🣿🤀🤁🤂🤃🤄🤅🤆🤇🤈🤉🤊🤋🤌🤍🤎🤏🤐🤑🤒🤓🤔🤕🤖🤗🤘🤙🤚🤛🤜🤝🤞🤟🤠🤡🤢🤣🤤🤥🤦🤧🤨🤩🤪🤫🤬🤭🤮🤯🤰🤱🤲🤳🤴🤵🤶🤷🤸🤹🤺🤻🤼🤽🤾🤿🥀🥁🥂🥃🥄🥅🥆🥇🥈🥉🥊🥋🥌🥍🥎🥏🥐🥑🥒🥓🥔🥕🥖🥗🥘🥙🥚🥛🥜🥝🥞🥟🥠🥡🥢🥣🥤🥥🥦🥧🥨🥩🥪🥫🥬🥭🥮🥯🥰🥱🥲🥳🥴🥵🥶🥷🥸🥹🥺🥻🥼🥽🥾🥿🦀🦁🦂🦃🦄🦅🦆🦇🦈🦉🦊🦋🦌🦍🦎🦏🦐🦑🦒🦓🦔🦕🦖🦗🦘🦙🦚🦛🦜🦝🦞🦟🦠🦡🦢🦣🦤🦥🦦🦧🦨🦩🦪🦫🦬🦭🦮🦯🦰🦱🦲🦳🦴🦵🦶🦷🦸🦹🦺🦻🦼🦽🦾🦿🧀🧁🧂🧃🧄🧅🧆🧇🧈🧉🧊🧋🧌🧍🧎🧏🧐🧑🧒🧓🧔🧕🧖🧗🧘🧙🧚🧛🧜🧝🧞🧟🧠🧡🧢🧣🧤🧥🧦🧧🧨🧩🧪🧫🧬🧭🧮🧯🧰🧱🧲🧳🧴🧵🧶🧷🧸🧹🧺🧻🧼🧽🧾🧿🨀🨁🨂🨃🨄🨅🨆🨇🨈🨉🨊🨋🨌🨍🨎🨏🨐🨑🨒🨓🨔🨕🨖🨗🨘🨙🨚🨛🨜🨝🨞🨟🨠🨡🨢🨣🨤🨥🨦🨧🨨🨩🨪🨫🨬🨭🨮🨯🨰🨱🨲🨳🨴🨵🨶🨷🨸🨹🨺🨻🨼🨽🨾🨿🩀🩁🩂🩃🩄🩅🩆🩇🩈🩉🩊🩋🩌🩍🩎🩏🩐🩑🩒🩓🩔🩕🩖🩗🩘🩙🩚🩛🩜🩝🩞🩟🩠🩡🩢🩣🩤🩥🩦🩧🩨🩩🩪🩫🩬🩭🩮🩯🩰🩱🩲🩳🩴🩵🩶🩷🩸🩹🩺🩻🩼🩽🩾🩿🪀🪁🪂🪃🪄🪅🪆🪇🪈🪉🪊🪋🪌🪍🪎🪏🪐🪑🪒🪓🪔🪕🪖🪗🪘🪙🪚🪛🪜🪝🪞🪟🪠🪡🪢🪣🪤🪥🪦🪧🪨🪩🪪🪫🪬🪭🪮🪯🪰🪱🪲🪳🪴🪵🪶🪷🪸🪹🪺🪻🪼🪽🪾🪿🫀🫁🫂🫃🫄🫅🫆🫇🫈🫉🫊🫋🫌🫍🫎🫏🫐🫑🫒🫓🫔🫕🫖🫗🫘🫙🫚🫛🫜🫝🫞🫟🫠🫡🫢🫣🫤🫥🫦🫧🫨🫩🫪🫫🫬🫭🫮🫯🫰🫱🫲🫳🫴🫵🫶🫷🫸🫹🫺🫻🫼🫽🫾🫿''');
CREATE TRIGGER article_words_added AFTER INSERT ON article_text BEGIN INSERT INTO article_words (rowid, text) VALUES (new.row, new.text); END;
CREATE TRIGGER article_words_erased AFTER DELETE ON article_text BEGIN INSERT INTO article_words (article_words, rowid, text) VALUES ('delete', old.row, old.text); END;
CREATE VIRTUAL TABLE attribution_words USING fts5(source_text, content_text, content='attribution', content_rowid='row', tokenize='unicode61 remove_diacritics 2 separators ''؜⁦⁧⁨⁩₠₡₢₣₤₥₦₧₨₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀⃁⃂⃃⃄⃅⃆⃇⃈⃉⃊⃋⃌⃍⃎⃏⏴⏵⏶⏷⏸⏹⏺⏻⏼⏽⏾⏿✀⭍⭎⭏⭐⭑⭒⭓⭔⭕⭖⭗⭘⭙⭚⭛⭜⭝⭞⭟⭠⭡⭢⭣⭤⭥⭦⭧⭨⭩⭪⭫⭬⭭⭮⭯⭰⭱⭲⭳⭴⭵⭶⭷⭸⭹⭺⭻⭼⭽⭾⭿⮀⮁⮂⮃⮄⮅⮆⮇⮈⮉⮊⮋⮌⮍⮎⮏⮐⮑⮒⮓⮔⮕⮖⮗⮘⮙⮚⮛⮜⮝⮞⮟⮠⮡⮢⮣⮤⮥⮦⮧⮨⮩⮪⮫⮬⮭⮮⮯⮰⮱⮲⮳⮴⮵⮶⮷⮸⮹⮺⮻⮼⮽⮾⮿⯀⯁⯂⯃⯄⯅⯆⯇⯈⯉⯊⯋⯌⯍⯎⯏⯐⯑⯒⯓⯔⯕⯖⯗⯘⯙⯚⯛⯜⯝⯞⯟⯠⯡⯢⯣⯤⯥⯦⯧⯨⯩⯪⯫⯬⯭⯮⯯⯰⯱⯲⯳⯴⯵⯶⯷⯸⯹⯺⯻⯼⯽⯾⯿🂿🃀🃁🃂🃃🃄🃅🃆🃇🃈🃉🃊🃋🃌🃍🃎🃏🃐🃑🃒🃓🃔🃕🃖🃗🃘🃙🃚🃛🃜🃝🃞🃟🃠🃡🃢🃣🃤🃥🃦🃧🃨🃩🃪🃫🃬🃭🃮🃯🃰🃱🃲🃳🃴🃵🄍🄎🄏🄐🄑🄒🄓🄔🄕🄖🄗🄘🄙🄚🄛🄜🄝🄞🄟🄠🄡🄢🄣🄤🄥🄦🄧🄨🄩🄪🄫🄬🄭🄮🄯🄰🄱🄲🄳🄴🄵🄶🄷🄸🄹🄺🄻🄼🄽🄾🄿🅀🅁🅂🅃🅄🅅🅆🅇🅈🅉🅊🅋🅌🅍🅎🅏🅐🅑🅒🅓🅔🅕🅖🅗🅘🅙🅚🅛🅜🅝🅞🅟🅠🅡🅢🅣🅤🅥🅦🅧🅨🅩🅪🅫🅬🅭🅮🅯🅰🅱🅲🅳🅴🅵🅶🅷🅸🅹🅺🅻🅼🅽🅾🅿🆀🆁🆂🆃🆄🆅🆆🆇🆈🆉🆊🆋🆌🆍🆎🆏🆐🆑🆒🆓🆔🆕🆖🆗🆘🆙🆚🆛🆜🆝🆞🆟🆠🆡🆢🆣🆤🆥🆦🆧🆨🆩🆪🆫🆬🆭🆮🆯🆰🆱🆲🆳🆴🆵🆶🆷🆸🆹🆺🆻🆼🆽🆾🆿🇀🇁🇂🇃🇄🇅🇆🇇🇈🇉🇊🇋🇌🇍🇎🇏🇐🇑🇒🇓🇔🇕🇖🇗🇘🇙🇚🇛🇜🇝🇞🇟🇠🇡🇢🇣🇤🇥🇦🇧🇨🇩🇪🇫🇬🇭🇮🇯🇰🇱🇲🇳🇴🇵🇶🇷🇸🇹🇺🇻🇼🇽🇾🇿🈀🈁🈂🈃🈄🈅🈆🈇🈈🈉🈊🈋🈌🈍🈎🈏🈐🈑🈒🈓🈔🈕🈖🈗🈘🈙🈚🈛🈜🈝🈞🈟🈠🈡🈢🈣🈤🈥🈦🈧🈨🈩🈪🈫🈬🈭🈮🈯🈰🈱🈲🈳🈴🈵🈶🈷🈸🈹🈺🈻🈼🈽🈾🈿🉀🉁🉂🉃🉄🉅🉆🉇🉈🉉🉊🉋🉌🉍🉎🉏🉐🉑🉒🉓🉔🉕🉖🉗🉘🉙🉚🉛🉜🉝🉞🉟🉠🉡🉢🉣🉤🉥🉦🉧🉨🉩🉪🉫🉬🉭🉮🉯🉰🉱🉲🉳🉴🉵🉶🉷🉸🉹🉺🉻🉼🉽🉾🉿🊀🊁🊂🊃🊄🊅🊆🊇🊈🊉🊊🊋🊌🊍🊎🊏🊐🊑🊒🊓🊔🊕🊖🊗🊘🊙🊚🊛🊜🊝🊞🊟🊠🊡🊢🊣🊤🊥🊦🊧🊨🊩🊪🊫🊬🊭🊮🊯🊰🊱🊲🊳🊴🊵🊶🊷🊸🊹🊺🊻🊼🊽🊾🊿🋀🋁🋂🋃🋄🋅🋆🋇🋈🋉🋊🋋🋌🋍🋎🋏🋐🋑🋒🋓🋔🋕🋖🋗🋘🋙🋚🋛🋜🋝🋞🋟🋠🋡🋢🋣🋤🋥🋦🋧🋨🋩🋪🋫🋬🋭🋮🋯🋰🋱🋲🋳🋴🋵🋶🋷🋸🋹🋺🋻🋼🋽🋾🋿🌀🌁🌂🌃🌄🌅🌆🌇🌈🌉🌊🌋🌌🌍🌎🌏🌐🌑🌒🌓🌔🌕🌖🌗🌘🌙🌚🌛🌜🌝🌞🌟🌠🌡🌢🌣🌤🌥🌦🌧🌨🌩🌪🌫🌬🌭🌮🌯🌰🌱🌲🌳🌴🌵🌶🌷🌸🌹🌺🌻🌼🌽🌾🌿🍀🍁🍂🍃🍄🍅🍆🍇🍈🍉🍊🍋🍌🍍🍎🍏🍐🍑🍒🍓🍔🍕🍖🍗🍘🍙🍚🍛🍜🍝🍞🍟🍠🍡🍢🍣🍤🍥🍦🍧🍨🍩🍪🍫🍬🍭🍮🍯🍰🍱🍲🍳🍴🍵🍶🍷🍸🍹🍺🍻🍼🍽🍾🍿🎀🎁🎂🎃🎄🎅🎆🎇🎈🎉🎊🎋🎌🎍🎎🎏🎐🎑🎒🎓🎔🎕🎖🎗🎘🎙🎚🎛🎜🎝🎞🎟🎠🎡🎢🎣🎤🎥🎦🎧🎨🎩🎪🎫🎬🎭🎮🎯🎰🎱🎲🎳🎴🎵🎶🎷🎸🎹🎺🎻🎼🎽🎾🎿🏀🏁🏂🏃🏄🏅🏆🏇🏈🏉🏊🏋🏌🏍🏎🏏🏐🏑🏒🏓🏔🏕🏖🏗🏘🏙🏚🏛🏜🏝🏞🏟🏠🏡🏢🏣🏤🏥🏦🏧🏨🏩🏪🏫🏬🏭🏮🏯🏰🏱🏲🏳🏴🏵🏶🏷🏸🏹🏺🏻🏼🏽🏾🏿🐀🐁🐂🐃🐄🐅🐆🐇🐈🐉🐊🐋🐌🐍🐎🐏🐐🐑🐒🐓🐔🐕🐖🐗🐘🐙🐚🐛🐜🐝🐞🐟🐠🐡🐢🐣🐤🐥🐦🐧🐨🐩🐪🐫🐬🐭🐮🐯🐰🐱🐲🐳🐴🐵🐶🐷🐸🐹🐺🐻🐼🐽🐾🐿👀👁👂👃👄👅👆👇👈👉👊👋👌👍👎👏👐👑👒👓👔👕👖👗👘👙👚👛👜👝👞👟👠👡👢👣👤👥👦👧👨👩👪👫👬👭👮👯👰👱👲👳👴👵👶👷👸👹👺👻👼👽👾👿💀💁💂💃💄💅💆💇💈💉💊💋💌💍💎💏💐💑💒💓💔💕💖💗💘💙💚💛💜💝💞💟💠💡💢💣💤💥💦💧💨💩💪💫💬💭💮💯💰💱💲💳💴💵💶💷💸💹💺💻💼💽💾💿📀📁📂📃📄📅📆📇📈📉📊📋📌📍📎📏📐📑📒📓📔📕📖📗📘📙📚📛📜📝📞📟📠📡📢📣📤📥📦📧📨📩📪📫📬📭📮📯📰📱📲📳📴📵📶📷📸📹📺📻📼📽📾📿🔀🔁🔂🔃🔄🔅🔆🔇🔈🔉🔊🔋🔌🔍🔎🔏🔐🔑🔒🔓🔔🔕🔖🔗🔘🔙🔚🔛🔜🔝🔞🔟🔠🔡🔢🔣🔤🔥🔦🔧🔨🔩🔪🔫🔬🔭🔮🔯🔰🔱🔲🔳🔴🔵🔶🔷🔸🔹🔺🔻🔼🔽🔾🔿🕀🕁🕂🕃🕄🕅🕆🕇🕈🕉🕊🕋🕌🕍🕎🕏🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧🕨🕩🕪🕫🕬🕭🕮🕯🕰🕱🕲🕳🕴🕵🕶🕷🕸🕹🕺🕻🕼🕽🕾🕿🖀🖁🖂🖃🖄🖅🖆🖇🖈🖉🖊🖋🖌🖍🖎🖏🖐🖑🖒🖓🖔🖕🖖🖗🖘🖙🖚🖛🖜🖝🖞🖟🖠🖡🖢🖣🖤🖥🖦🖧🖨🖩🖪🖫🖬🖭🖮🖯🖰🖱🖲🖳🖴🖵🖶🖷🖸🖹🖺🖻🖼🖽🖾🖿🗀🗁🗂🗃🗄🗅🗆🗇🗈🗉🗊🗋🗌🗍🗎🗏🗐🗑🗒🗓🗔🗕🗖🗗🗘🗙🗚🗛🗜🗝🗞🗟🗠🗡🗢🗣🗤🗥🗦🗧🗨🗩🗪🗫🗬🗭🗮🗯🗰🗱🗲🗳🗴🗵🗶🗷🗸🗹🗺🗻🗼🗽🗾🗿😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔😕😖😗😘😙😚😛😜😝😞😟😠😡😢😣😤😥😦😧😨😩😪😫😬😭😮😯😰😱😲😳😴😵😶😷😸😹😺😻😼😽😾😿🙀🙁🙂🙃🙄🙅🙆🙇🙈🙉🙊🙋🙌🙍🙎🙏🙐🙑🙒🙓🙔🙕🙖🙗🙘🙙🙚🙛🙜🙝🙞🙟🙠🙡🙢🙣🙤🙥🙦🙧🙨🙩🙪🙫🙬🙭🙮🙯🙰🙱🙲🙳🙴🙵🙶🙷🙸🙹🙺🙻🙼🙽🙾🙿🚀🚁🚂🚃🚄🚅🚆🚇🚈🚉🚊🚋🚌🚍🚎🚏🚐🚑🚒🚓🚔🚕🚖🚗🚘🚙🚚🚛🚜🚝🚞🚟🚠🚡🚢🚣🚤🚥🚦🚧🚨🚩🚪🚫🚬🚭🚮🚯🚰🚱🚲🚳🚴🚵🚶🚷🚸🚹🚺🚻🚼🚽🚾🚿🛀🛁🛂🛃🛄🛅🛆🛇🛈🛉🛊🛋🛌🛍🛎🛏🛐🛑🛒🛓🛔🛕🛖🛗🛘🛙🛚🛛🛜🛝🛞🛟🛠🛡🛢🛣🛤🛥🛦🛧🛨🛩🛪🛫🛬🛭🛮🛯🛰🛱🛲🛳🛴🛵🛶🛷🛸🛹🛺🛻🛼🛽🛾🛿🜀🜁🜂🜃🜄🜅🜆🜇🜈🜉🜊🜋🜌🜍🜎🜏🜐🜑🜒🜓🜔🜕🜖🜗🜘🜙🜚🜛🜜🜝🜞🜟🜠🜡🜢🜣🜤🜥🜦🜧🜨🜩🜪🜫🜬🜭🜮🜯🜰🜱🜲🜳🜴🜵🜶🜷🜸🜹🜺🜻🜼🜽🜾🜿🝀🝁🝂🝃🝄🝅🝆🝇🝈🝉🝊🝋🝌🝍🝎🝏🝐🝑🝒🝓🝔🝕🝖🝗🝘🝙🝚🝛🝜🝝🝞🝟🝠🝡🝢🝣🝤🝥🝦🝧🝨🝩🝪🝫🝬🝭🝮🝯🝰🝱🝲🝳🝴🝵🝶🝷🝸🝹🝺🝻🝼🝽🝾🝿🞀🞁🞂🞃🞄🞅🞆🞇🞈🞉🞊🞋🞌🞍🞎🞏🞐🞑🞒🞓🞔🞕🞖🞗🞘🞙🞚🞛🞜🞝🞞🞟🞠🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺🞻🞼🞽🞾🞿🟀🟁🟂🟃🟄🟅🟆🟇🟈🟉🟊🟋🟌🟍🟎🟏🟐🟑🟒🟓🟔🟕🟖🟗🟘🟙🟚🟛🟜🟝🟞🟟🟠🟡🟢🟣🟤🟥🟦🟧🟨🟩🟪🟫🟬🟭🟮🟯🟰🟱🟲🟳🟴🟵🟶🟷🟸🟹🟺🟻🟼🟽🟾🟿🠀🠁🠂🠃🠄🠅🠆🠇🠈🠉🠊🠋🠌🠍🠎🠏🠐🠑🠒🠓🠔🠕🠖🠗🠘🠙🠚🠛🠜🠝🠞🠟🠠🠡🠢🠣🠤🠥🠦🠧🠨🠩🠪🠫🠬🠭🠮🠯🠰🠱🠲🠳🠴🠵🠶🠷🠸🠹🠺🠻🠼🠽🠾🠿🡀🡁🡂🡃🡄🡅🡆🡇🡈🡉🡊🡋🡌🡍🡎🡏🡐🡑🡒🡓🡔🡕🡖🡗🡘🡙🡚🡛🡜🡝🡞🡟🡠🡡🡢🡣🡤🡥🡦🡧🡨🡩🡪🡫🡬🡭🡮🡯🡰🡱🡲🡳🡴🡵🡶🡷🡸🡹🡺🡻🡼🡽🡾🡿🢀🢁🢂🢃🢄🢅🢆🢇🢈🢉🢊🢋🢌🢍🢎🢏🢐🢑🢒🢓🢔🢕🢖🢗🢘🢙🢚🢛🢜🢝🢞🢟🢠🢡🢢🢣🢤🢥🢦🢧🢨🢩🢪🢫🢬🢭🢮🢯🢰🢱🢲🢳🢴🢵🢶🢷🢸🢹🢺🢻🢼🢽🢾🢿🣀🣁🣂🣃🣄🣅🣆🣇🣈🣉🣊🣋🣌🣍🣎🣏🣐🣑🣒🣓🣔🣕🣖🣗🣘🣙🣚🣛🣜🣝🣞🣟🣠🣡🣢🣣🣤🣥🣦🣧🣨🣩🣪🣫🣬🣭🣮🣯🣰🣱🣲🣳🣴🣵🣶🣷🣸🣹🣺🣻🣼🣽🣾🣿🤀🤁🤂🤃🤄🤅🤆🤇🤈🤉🤊🤋🤌🤍🤎🤏🤐🤑🤒🤓🤔🤕🤖🤗🤘🤙🤚🤛🤜🤝🤞🤟🤠🤡🤢🤣🤤🤥🤦🤧🤨🤩🤪🤫🤬🤭🤮🤯🤰🤱🤲🤳🤴🤵🤶🤷🤸🤹🤺🤻🤼🤽🤾🤿🥀🥁🥂🥃🥄🥅🥆🥇🥈🥉🥊🥋🥌🥍🥎🥏🥐🥑🥒🥓🥔🥕🥖🥗🥘🥙🥚🥛🥜🥝🥞🥟🥠🥡🥢🥣🥤🥥🥦🥧🥨🥩🥪🥫🥬🥭🥮🥯🥰🥱🥲🥳🥴🥵🥶🥷🥸🥹🥺🥻🥼🥽🥾🥿🦀🦁🦂🦃🦄🦅🦆🦇🦈🦉🦊🦋🦌🦍🦎🦏🦐🦑🦒🦓🦔🦕🦖🦗🦘🦙🦚🦛🦜🦝🦞🦟🦠🦡🦢🦣🦤🦥🦦🦧🦨🦩🦪🦫🦬🦭🦮🦯🦰🦱🦲🦳🦴🦵🦶🦷🦸🦹🦺🦻🦼🦽🦾🦿🧀🧁🧂🧃🧄🧅🧆🧇🧈🧉🧊🧋🧌🧍🧎🧏🧐🧑🧒🧓🧔🧕🧖🧗🧘🧙🧚🧛🧜🧝🧞🧟🧠🧡🧢🧣🧤🧥🧦🧧🧨🧩🧪🧫🧬🧭🧮🧯🧰🧱🧲🧳🧴🧵🧶🧷🧸🧹🧺🧻🧼🧽🧾🧿🨀🨁🨂🨃🨄🨅🨆🨇🨈🨉🨊🨋🨌🨍🨎🨏🨐🨑🨒🨓🨔🨕🨖🨗🨘🨙🨚🨛🨜🨝🨞🨟🨠🨡🨢🨣🨤🨥🨦🨧🨨🨩🨪🨫🨬🨭🨮🨯🨰🨱🨲🨳🨴🨵🨶🨷🨸🨹🨺🨻🨼🨽🨾🨿🩀🩁🩂🩃🩄🩅🩆🩇🩈🩉🩊🩋🩌🩍🩎🩏🩐🩑🩒🩓🩔🩕🩖🩗🩘🩙🩚🩛🩜🩝🩞🩟🩠🩡🩢🩣🩤🩥🩦🩧🩨🩩🩪🩫🩬🩭🩮🩯🩰🩱🩲🩳🩴🩵🩶🩷🩸🩹🩺🩻🩼🩽🩾🩿🪀🪁🪂🪃🪄🪅🪆🪇🪈🪉🪊🪋🪌🪍🪎🪏🪐🪑🪒🪓🪔🪕🪖🪗🪘🪙🪚🪛🪜🪝🪞🪟🪠🪡🪢🪣🪤🪥🪦🪧🪨🪩🪪🪫🪬🪭🪮🪯🪰🪱🪲🪳🪴🪵🪶🪷🪸🪹🪺🪻🪼🪽🪾🪿🫀🫁🫂🫃🫄🫅🫆🫇🫈🫉🫊🫋🫌🫍🫎🫏🫐🫑🫒🫓🫔🫕🫖🫗🫘🫙🫚🫛🫜🫝🫞🫟🫠🫡🫢🫣🫤🫥🫦🫧🫨🫩🫪🫫🫬🫭🫮🫯🫰🫱🫲🫳🫴🫵🫶🫷🫸🫹🫺🫻🫼🫽🫾🫿''');
CREATE TRIGGER attribution_words_added AFTER INSERT ON attribution BEGIN INSERT INTO attribution_words (rowid, source_text, content_text) VALUES (new.row, new.source_text, new.content_text); END;
CREATE TRIGGER attribution_words_erased AFTER DELETE ON attribution BEGIN INSERT INTO attribution_words (attribution_words, rowid, source_text, content_text) VALUES ('delete', old.row, old.source_text, old.content_text); END;
INSERT INTO schema_revision ("version_num") VALUES ('0007');
INSERT INTO raw ("row","learnt","published","id","size","data") VALUES (1,'2031-05-01T00:00:00.000000Z',NULL,'e9b5d0014a8294af15e80af68d3656e893b4ca4c4f81df16c75e51a2f22d9166',301,X'7801658F310EC2300C45F79EE21F00F50E2C20261604036230C49088D44189A12A130781CBF52418152101E397FDDFB3279C73074D58529684FE766F438C281422E84041FADB63044F799BCE190D15E56CD3AE54D5C233F6DFF59F2E92609283A3EE0F318B85B130E74BE5EAAA32F38AD1B038765043676A4E5893625E8E1C37080209C2305A19D955435B531CD687FBA774655536DE18A71093A2F509640407B1648F6E19428DE5977880787A27F5E6FBC85B2A10BED8C3BB980ABBFA0949A96CCB');
INSERT INTO raw ("row","learnt","published","id","size","data") VALUES (2,'2031-05-01T00:00:01.000000Z',NULL,'51f9bc5c9cbc3202f7a5583744cee82117f5233b0fefa0d7bd7818c537cb1593',168,X'780145CC310AC2401085E17E4FF10E10BC839D08010BC17AC9BE64876C66606631E4F60644ACFEE6E7BB657F333A44F13ABB655F2181963B537A56A2FE8640AF4E6227D7EF30601395E874DCCD0F3CD81A224B812946D3928F4B4AD769322FA20BBAA1EF86C56DA7C7707AFC0B3507D43A825464CCC25610A213319ECE07B2F73B6C');
INSERT INTO capture ("row","learnt","published","id","raw","media","address","charset","notes") VALUES (1,'2031-05-01T00:00:00.000000Z','2031-05-03','capture-9926aef3d68ebe1cdd01aeab650c19dc','e9b5d0014a8294af15e80af68d3656e893b4ca4c4f81df16c75e51a2f22d9166','text','https://gazette.example/ferry','utf-8','["Ferry",null,"2031-05-03"]');
INSERT INTO capture ("row","learnt","published","id","raw","media","address","charset","notes") VALUES (2,'2031-05-01T00:00:01.000000Z','2031-06-10','capture-329a53fa822e692a9337ed2de54d8ede','51f9bc5c9cbc3202f7a5583744cee82117f5233b0fefa0d7bd7818c537cb1593','text',NULL,NULL,'[null,null,null]');
INSERT INTO sighting ("row","learnt","published","id","capture","name","fetched","headers","transport") VALUES (1,'2031-05-01T00:00:00.000000Z','2031-05-03','sighting-627fd31219e6a5eabaff471c554422fd','capture-9926aef3d68ebe1cdd01aeab650c19dc','ferry.txt','2031-05-04T08:00:00Z','[["Server","x"]]','tls');
INSERT INTO sighting ("row","learnt","published","id","capture","name","fetched","headers","transport") VALUES (2,'2031-05-01T00:00:01.000000Z','2031-06-10','sighting-55c814b24c4f36ab4bfcc233df0ee9d0','capture-329a53fa822e692a9337ed2de54d8ede','harvest.txt',NULL,'[]','file');
INSERT INTO article ("row","learnt","published","id","capture","extractor","encoding","language","date","updated","title","outlet","byline","address","credit","unread","text_digest","length") VALUES (4586396291392154409,'2031-05-01T00:00:00.000000Z','2031-05-03','article-ffedd42c4e18be08ad38642093992b29','capture-9926aef3d68ebe1cdd01aeab650c19dc','text-1','utf-8','en','2031-05-03','2031-05-03T16:20:00Z','Ferry to Varno','Varno Gazette','Dana Rill','https://gazette.example/ferry','(Westmark Agency) —',NULL,'e9b5d0014a8294af15e80af68d3656e893b4ca4c4f81df16c75e51a2f22d9166',293);
INSERT INTO article ("row","learnt","published","id","capture","extractor","encoding","language","date","updated","title","outlet","byline","address","credit","unread","text_digest","length") VALUES (4586631311257176864,'2031-05-01T00:00:01.000000Z','2031-06-10','article-1e2125c16c2c2838162e078f672b0b20','capture-329a53fa822e692a9337ed2de54d8ede','text-1','utf-8','en','2031-06-10',NULL,NULL,'Lowland Courier',NULL,NULL,NULL,NULL,'51f9bc5c9cbc3202f7a5583744cee82117f5233b0fefa0d7bd7818c537cb1593',168);
INSERT INTO article_text ("row","text","segments","paragraphs","sentences","quotations","printed","cuts") VALUES (4586396291392154409,'Ferry to Varno “will sail again”, harbour master says

The ferry to Varno will sail again on Friday, harbour master Ilse Tarn said.

“We mended the ramp [at Oskel] in nine days,” Tarn told the Varno Gazette.

A pilot who asked not to be named said Tarn had said that the ramp was never closed.','[[[0,53],"headline"],[[55,293],"body"]]','[[0,53],[55,131],[133,207],[209,293]]','[[0,53],[55,131],[133,207],[209,293]]','[[[15,32],0,true,false],[[133,178],0,true,false]]','[[[0,53],"/html/body/p",[0,53],null,null],[[55,131],"/html/body/p",[55,131],null,null],[[133,207],"/html/body/p",[133,207],null,null],[[209,293],"/html/body/p",[209,293],null,null]]','{"paragraphs":[3656531814,1506548929,1618995647,818226618],"printed":[3656531814,1506548929,1618995647,818226618],"quotations":[2414482190,2795946325],"segments":[3656531814,3137150861],"sentences":[3656531814,1506548929,1618995647,818226618]}');
INSERT INTO article_text ("row","text","segments","paragraphs","sentences","quotations","printed","cuts") VALUES (4586631311257176864,'Harvest in Westmark is late

The harvest is three weeks late, minister Jory Pell said on Monday.

According to two growers, the minister has not seen a field since May.','[[[0,27],"headline"],[[29,168],"body"]]','[[0,27],[29,96],[98,168]]','[[0,27],[29,96],[98,168]]','[]','[[[0,27],"/html/body/p",[0,27],null,null],[[29,96],"/html/body/p",[29,96],null,null],[[98,168],"/html/body/p",[98,168],null,null]]','{"paragraphs":[1330492533,1856891414,1691610586],"printed":[1330492533,1856891414,1691610586],"segments":[1330492533,188880597],"sentences":[1330492533,1856891414,1691610586]}');
INSERT INTO reading ("row","learnt","published","id","article","reader","refused","cuts","depth") VALUES (1,'2031-05-01T00:00:00.000000Z','2031-05-03','reading-bac51ced5ff28209ddccafa9b37cf090','article-ffedd42c4e18be08ad38642093992b29','onrecord-1','[[[0,5],"a headline that nobody stands behind"]]','{"depth":[123511122,3656531814,903696423,2213403598,1775485723],"refused":[2127311639]}','{"assertions":[{"confidence":0.5,"content":[[267,292]],"evidence":[],"id":"as-1","segment":"body","wording":{"attitude":null,"certainty":null,"forecast":null,"numbers":[],"places":[],"polarity":"asserted","stance":"neutral","times":[]}}],"headline":{"adds":[],"borne_out_by":[0],"drops":[],"span":[0,53],"support":"partial"},"numbers":[{"base":null,"best":9,"bound":"exact","by":"source","change":null,"confidence":0.9,"cumulative":null,"high":9,"low":9,"of":null,"per":null,"span":[167,176],"unit":"day"}],"places":[{"alternatives":[7,9],"confidence":1.0,"geonames":null,"lat":12.5,"lon":-3.25,"name":"Varno","span":[9,14],"speaks":false}],"times":[{"confidence":1.0,"end":"2031-05-09","granularity":"day","span":[90,99],"start":"2031-05-09","timex":"2031-05-09","type":"DATE"}]}');
INSERT INTO reading ("row","learnt","published","id","article","reader","refused","cuts","depth") VALUES (2,'2031-05-01T00:00:01.000000Z','2031-06-10','reading-da7d211503154b0aa9b72f37b33d28cc','article-1e2125c16c2c2838162e078f672b0b20','onrecord-1','[[[0,5],"nobody is credited"]]','{"refused":[1056146282]}',NULL);
INSERT INTO attribution ("row","learnt","published","id","reading","position","within","source","cue","content","act","form","editorial","segment","via","addressee","confidence","cuts","source_text","cue_text","content_text","depth","source_kind","source_name","certainty","polarity","forecast","anonymous") VALUES (4586396291927175312,'2031-05-01T00:00:00.000000Z','2031-05-03','attribution-276dc4e47b08b07068aae7aa91b034ba','reading-bac51ced5ff28209ddccafa9b37cf090',4,3,'[[248,256]]','[[257,261]]','[[209,247],[262,293]]','speech','indirect','[]','body','[]',NULL,0.875,'{}','Tarn had','said','A pilot who asked not to be named said that the ramp was never closed.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO attribution ("row","learnt","published","id","reading","position","within","source","cue","content","act","form","editorial","segment","via","addressee","confidence","cuts","source_text","cue_text","content_text","depth","source_kind","source_name","certainty","polarity","forecast","anonymous") VALUES (4586396291927175313,'2031-05-01T00:00:00.000000Z','2031-05-03','attribution-9d88f0514c2d66c2c234f87e671b4ec8','reading-bac51ced5ff28209ddccafa9b37cf090',3,NULL,'[[234,242]]','[[243,247]]','[[209,233],[248,293]]','speech','indirect','[]','body','[]',NULL,0.875,'{}','be named','said','A pilot who asked not to Tarn had said that the ramp was never closed.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO attribution ("row","learnt","published","id","reading","position","within","source","cue","content","act","form","editorial","segment","via","addressee","confidence","cuts","source_text","cue_text","content_text","depth","source_kind","source_name","certainty","polarity","forecast","anonymous") VALUES (4586396291927175314,'2031-05-01T00:00:00.000000Z','2031-05-03','attribution-b61f6f7208ba19f0fa758d8447f2c5b3','reading-bac51ced5ff28209ddccafa9b37cf090',2,NULL,'[[175,183]]','[[184,188]]','[[133,174],[189,207]]','speech','indirect','[]','body','[]',NULL,0.875,'{}','s,” Tarn','told','“We mended the ramp [at Oskel] in nine da the Varno Gazette.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO attribution ("row","learnt","published","id","reading","position","within","source","cue","content","act","form","editorial","segment","via","addressee","confidence","cuts","source_text","cue_text","content_text","depth","source_kind","source_name","certainty","polarity","forecast","anonymous") VALUES (4586396291927175315,'2031-05-01T00:00:00.000000Z','2031-05-03','attribution-53d13d30d345fcf00d1747d9a9ea293f','reading-bac51ced5ff28209ddccafa9b37cf090',1,NULL,'[[117,125]]','[[126,130]]','[[55,116]]','speech','indirect','[]','body','[]',NULL,0.875,'{}','lse Tarn','said','The ferry to Varno will sail again on Friday, harbour master ',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO attribution ("row","learnt","published","id","reading","position","within","source","cue","content","act","form","editorial","segment","via","addressee","confidence","cuts","source_text","cue_text","content_text","depth","source_kind","source_name","certainty","polarity","forecast","anonymous") VALUES (4586396291927175316,'2031-05-01T00:00:00.000000Z','2031-05-03','attribution-dcb1b86578833f660d5c4c7912988024','reading-bac51ced5ff28209ddccafa9b37cf090',0,NULL,'[[179,183]]','[[184,188]]','[[133,178]]','speech','direct','[[153,163]]','body','[[[189,206],"Varno Gazette","newspaper"]]','[189,206]',0.123,'{"addressee":[4184159134],"depth":[438673936,1775485723,146028145,4124704932,4124704932,2450037877,903696423],"editorial":[806646869],"via":[4184159134]}','Tarn','told','“We mended the ramp [at Oskel] in nine days,”','{"evidence":[{"by":"certainty: negation","confidence":0.7,"field":"polarity","spans":[[280,285]]}],"occasion":[90,99],"who":{"affiliation":"the harbour","anonymity":{"gives":["rank"],"reason":[221,242],"wording":[101,125]},"anonymous":true,"cluster":1,"count":[1,1],"country":"NO","kind":"person","mention":[101,125],"name":"Ilse Tarn","party":"Westmark","role":"harbour master"},"wording":{"attitude":"hope","certainty":{"high":0.8,"low":0.55,"scale":"ICD203","term":"likely","words":[[137,143]]},"forecast":{"by":["2031-05-03","2031-05-12"],"conditional":true,"horizon":{"anchor":"the mending","offset":"P9D","span":[167,176]},"kind":"promise","made":["2031-05-03","2031-05-03"],"probability":[0.55,0.8],"what":"the ramp holds"},"numbers":[0],"places":[0],"polarity":"denied","stance":"distances","times":[0]}}','person','Ilse Tarn','likely','denied','promise',1);
INSERT INTO attribution ("row","learnt","published","id","reading","position","within","source","cue","content","act","form","editorial","segment","via","addressee","confidence","cuts","source_text","cue_text","content_text","depth","source_kind","source_name","certainty","polarity","forecast","anonymous") VALUES (4586631312533432524,'2031-05-01T00:00:01.000000Z','2031-06-10','attribution-4d88bfffb420ee132cd93fa4471fb277','reading-da7d211503154b0aa9b72f37b33d28cc',0,NULL,'[[72,80]]','[[81,85]]','[[29,71],[86,96]]','speech','indirect','[]','body','[]',NULL,0.875,'{}','ory Pell','said','The harvest is three weeks late, minister  on Monday.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO failure ("row","learnt","published","id","name","address","kind","reason") VALUES (1,'2031-05-01T00:00:03.000000Z',NULL,'failure-ad791582a87953284d16b21b8f4a9d99','broken.pdf',NULL,'input','it is no PDF');
INSERT INTO attempt ("row","learnt","published","id","failure","number","settled") VALUES (1,'2031-05-01T00:00:03.000000Z',NULL,'attempt-822f8a1f33b88ff43308aba1ee28370e','failure-ad791582a87953284d16b21b8f4a9d99',1,0);
INSERT INTO judgement ("row","learnt","published","id","capture","spans","verb","value","who","why","supersedes") VALUES (1,'2031-05-01T00:00:04.000000Z','2031-05-03','judgement-4305fc3eafa82253c373b0f94b9fc380','capture-9926aef3d68ebe1cdd01aeab650c19dc','[[0,5]]','void','x','Ida','why',NULL);
INSERT INTO judgement ("row","learnt","published","id","capture","spans","verb","value","who","why","supersedes") VALUES (2,'2031-05-01T00:00:05.000000Z','2031-05-03','judgement-c9ec76c38f0dbd2d03da047f748eb813','capture-9926aef3d68ebe1cdd01aeab650c19dc','[]','void',NULL,'Ida','why not','judgement-4305fc3eafa82253c373b0f94b9fc380');
INSERT INTO tombstone ("row","learnt","published","id","raw","captures","articles","texts","who","why") VALUES (1,'2031-05-01T00:00:06.000000Z',NULL,'tombstone-40666180caeb715a3b4f38716eeb6ee8','483c6c6e6329d07c2252ce8607f58169d01cc1dacfa49b661bfdfc33e5f531cc','["capture-f35e88c09ed8c60b88baa70fdf7fcaba"]','["article-c3538e7eb79a8138ce94be736a8e963a"]','["483c6c6e6329d07c2252ce8607f58169d01cc1dacfa49b661bfdfc33e5f531cc"]','Ida','asked to');
INSERT INTO poll ("row","learnt","published","id","address","number","status","etag","last_modified") VALUES (1,'2031-05-01T00:00:07.000000Z',NULL,'poll-40d99efea1ae8e5f0aceb691aa1b2aca','https://gazette.example/feed',1,200,'W/"1"','Sat, 03 May 2031 08:00:00 GMT');
INSERT INTO linking ("row","article","reading","corrected","linker","hours","setting","sketch") VALUES (1,'article-ffedd42c4e18be08ad38642093992b29','reading-bac51ced5ff28209ddccafa9b37cf090','','linker-1',17803746.0,X'73657474696E67206F6620466572727920746F205661726E6F20E2809C77696C6C207361696C20616761696EE2809D2C20686172626F7572206D617374657220736179730A0A54686520666572727920746F205661726E6F2077696C6C207361696C20616761696E206F6E204672696461792C20686172626F7572206D617374657220496C7365205461726E20736169642E0A0AE2809C5765206D656E646564207468652072616D70205B6174204F736B656C5D20696E206E696E6520646179732CE2809D205461726E20746F6C6420746865205661726E6F2047617A657474652E0A0A412070696C6F742077686F2061736B6564206E6F7420746F206265206E616D65642073616964205461726E2068616420736169642074686174207468652072616D7020776173206E6576657220636C6F7365642E',X'736B65746368206F6620466572727920746F205661726E6F20E2809C77696C6C207361696C20616761696EE2809D2C20686172626F7572206D617374657220736179730A0A54686520666572727920746F205661726E6F2077696C6C207361696C20616761696E206F6E204672696461792C20686172626F7572206D617374657220496C7365205461726E20736169642E0A0AE2809C5765206D656E646564207468652072616D70205B6174204F736B656C5D20696E206E696E6520646179732CE2809D205461726E20746F6C6420746865205661726E6F2047617A657474652E0A0A412070696C6F742077686F2061736B6564206E6F7420746F206265206E616D65642073616964205461726E2068616420736169642074686174207468652072616D7020776173206E6576657220636C6F7365642E');
INSERT INTO linking ("row","article","reading","corrected","linker","hours","setting","sketch") VALUES (2,'article-1e2125c16c2c2838162e078f672b0b20','reading-da7d211503154b0aa9b72f37b33d28cc','','linker-1',17803746.0,X'73657474696E67206F66204861727665737420696E20576573746D61726B206973206C6174650A0A5468652068617276657374206973207468726565207765656B73206C6174652C206D696E6973746572204A6F72792050656C6C2073616964206F6E204D6F6E6461792E0A0A4163636F7264696E6720746F2074776F2067726F776572732C20746865206D696E697374657220686173206E6F74207365656E2061206669656C642073696E6365204D61792E',X'736B65746368206F66204861727665737420696E20576573746D61726B206973206C6174650A0A5468652068617276657374206973207468726565207765656B73206C6174652C206D696E6973746572204A6F72792050656C6C2073616964206F6E204D6F6E6461792E0A0A4163636F7264696E6720746F2074776F2067726F776572732C20746865206D696E697374657220686173206E6F74207365656E2061206669656C642073696E6365204D61792E');
INSERT INTO copy_band ("band","linking") VALUES (-9223372036854775808,1);
INSERT INTO copy_band ("band","linking") VALUES (7,1);
INSERT INTO copy_band ("band","linking") VALUES (-9223372036854775808,2);
INSERT INTO copy_band ("band","linking") VALUES (7,2);
INSERT INTO telling ("row","linking","telling","claim","bucket","spans","data") VALUES (1,1,'attribution-dcb1b86578833f660d5c4c7912988024','claim-4592e84ca4eb5d7ec67917d3f4478957',2031,'[[133,178]]',X'E2809C5765206D656E646564207468652072616D70205B6174204F736B656C5D20696E206E696E6520646179732CE2809D');
INSERT INTO telling ("row","linking","telling","claim","bucket","spans","data") VALUES (2,1,'attribution-53d13d30d345fcf00d1747d9a9ea293f','claim-0fb81d9d145c30cbcecf404d2da7ff82',2031,'[[55,116]]',X'54686520666572727920746F205661726E6F2077696C6C207361696C20616761696E206F6E204672696461792C20686172626F7572206D617374657220');
INSERT INTO telling ("row","linking","telling","claim","bucket","spans","data") VALUES (3,1,'attribution-b61f6f7208ba19f0fa758d8447f2c5b3','claim-5bb5c895241f40757b3e5937b0d87e99',2031,'[[133,174],[189,207]]',X'E2809C5765206D656E646564207468652072616D70205B6174204F736B656C5D20696E206E696E6520646120746865205661726E6F2047617A657474652E');
INSERT INTO telling ("row","linking","telling","claim","bucket","spans","data") VALUES (4,1,'attribution-9d88f0514c2d66c2c234f87e671b4ec8','claim-9aa872798162e537de5001b3374cd4dd',2031,'[[209,233],[248,293]]',X'412070696C6F742077686F2061736B6564206E6F7420746F205461726E2068616420736169642074686174207468652072616D7020776173206E6576657220636C6F7365642E');
INSERT INTO telling ("row","linking","telling","claim","bucket","spans","data") VALUES (5,1,'attribution-276dc4e47b08b07068aae7aa91b034ba','claim-73149361f0bf2e4bf091e6bb1c74a3ca',2031,'[[209,247],[262,293]]',X'412070696C6F742077686F2061736B6564206E6F7420746F206265206E616D656420736169642074686174207468652072616D7020776173206E6576657220636C6F7365642E');
INSERT INTO telling ("row","linking","telling","claim","bucket","spans","data") VALUES (6,2,'attribution-4d88bfffb420ee132cd93fa4471fb277','claim-c795777c65123d29b6e0f9b2c0eec86e',2031,'[[29,71],[86,96]]',X'5468652068617276657374206973207468726565207765656B73206C6174652C206D696E697374657220206F6E204D6F6E6461792E');
INSERT INTO telling_key ("key","telling") VALUES (-9223372036854775808,1);
INSERT INTO telling_key ("key","telling") VALUES (45,1);
INSERT INTO telling_key ("key","telling") VALUES (9223372036854775807,1);
INSERT INTO telling_key ("key","telling") VALUES (-9223372036854775808,2);
INSERT INTO telling_key ("key","telling") VALUES (61,2);
INSERT INTO telling_key ("key","telling") VALUES (9223372036854775807,2);
INSERT INTO telling_key ("key","telling") VALUES (-9223372036854775808,3);
INSERT INTO telling_key ("key","telling") VALUES (60,3);
INSERT INTO telling_key ("key","telling") VALUES (9223372036854775807,3);
INSERT INTO telling_key ("key","telling") VALUES (-9223372036854775808,4);
INSERT INTO telling_key ("key","telling") VALUES (70,4);
INSERT INTO telling_key ("key","telling") VALUES (9223372036854775807,4);
INSERT INTO telling_key ("key","telling") VALUES (-9223372036854775808,5);
INSERT INTO telling_key ("key","telling") VALUES (70,5);
INSERT INTO telling_key ("key","telling") VALUES (9223372036854775807,5);
INSERT INTO telling_key ("key","telling") VALUES (-9223372036854775808,6);
INSERT INTO telling_key ("key","telling") VALUES (53,6);
INSERT INTO telling_key ("key","telling") VALUES (9223372036854775807,6);
INSERT INTO link ("one","other","score","zone","relation","reasons") VALUES (1,6,0.75,'linked','narrows','[["words",0.5,1.25,"ramp \u201cferry\u201d"],["scale''s start",1.0,-2.0,""]]');
INSERT INTO article_copy ("one","other","kind","score","containment","reasons") VALUES (1,2,'wording',0.5,0.25,'[["words",0.5,1.25,"ramp \u201cferry\u201d"],["scale''s start",1.0,-2.0,""]]');
INSERT INTO token ("row","id","name","digest","scopes","made","expires","used","revoked") VALUES (1,'token-0','Ida','00','["read"]','2031-05-01T00:00:00.000000Z',NULL,NULL,NULL);
COMMIT;
