/** Words whose character depends on the meaning, before the single characters. */
const words: readonly (readonly [string, string])[] = [
  ['头发', '頭髮'],
  ['面条', '麵條'],
  ['拌面', '拌麵'],
  ['汤面', '湯麵'],
];

/** Simplified and Traditional characters, one pair after the other. */
const pairs =
  '们們这這个個来來时時没沒说說话話还還为為对對点點会會后後里裡开開关關应應让讓过過进進远遠运運边邊东東两兩从從' +
  '样樣经經现現实實给給结結账賬帐帳单單员員务務态態热熱凉涼鱼魚鸡雞鸭鴨汤湯饭飯馆館饮飲饿餓饼餅盐鹽酱醬鲜鮮' +
  '虾蝦么麼头頭脑腦脏髒虫蟲厕廁间間门門闹鬧听聽声聲音音乐樂环環装裝灯燈气氣调調温溫车車场場位位儿兒' +
  '骑騎送送订訂电電网網页頁络絡软軟码碼扫掃钱錢费費价價贵貴优優惠惠换換发發票票税稅证證号號级級积積储儲' +
  '员員服服投投诉訴复復回回谢謝谅諒歉歉请請问問题題错錯误誤认認识識记記讲講谁誰该該读讀谈談试試详詳语語' +
  '晓曉静靜爱愛欢歡惊驚怀懷忆憶总總恼惱愤憤怜憐满滿漏漏洒灑净淨洁潔湿濕冻凍冲沖况況准準减減几幾' +
  '别別刚剛划劃剂劑动動势勢劳勞区區医醫卖賣双雙变變号號吗嗎吓嚇员員响響哑啞唤喚团團园園围圍国國图圖圆圓坏壞块塊' +
  '垃垃处處备備够夠奖獎妈媽孙孫学學宝寶审審宽寬宾賓尝嚐尽盡层層岁歲带帶帮幫庆慶库庫庙廟废廢张張弹彈强強归歸当當' +
  '录錄彻徹径徑忧憂怀懷惯慣愿願战戰户戶扑撲执執扩擴抢搶护護报報拥擁拣揀择擇挂掛挤擠据據损損摆擺摇搖携攜敌敵数數断斷' +
  '无無旧舊显顯晚晚暂暫术術机機杀殺杂雜权權条條极極构構枪槍柜櫃标標树樹栏欄桥橋检檢楼樓榄欖欠欠欧歐残殘毕畢' +
  '汉漢沟溝泪淚泼潑洗洗浅淺浆漿测測济濟浓濃涂塗润潤涨漲渐漸渔漁湾灣溃潰滚滾滞滯滤濾灭滅灾災炉爐烂爛烟煙烦煩烧燒烫燙' +
  '牵牽状狀独獨狱獄猪豬猫貓献獻玛瑪疗療疯瘋痒癢盖蓋盘盤着著确確码碼础礎离離种種称稱稳穩穷窮笔筆签簽简簡类類粮糧紧緊' +
  '红紅纸紙级級纯純线線组組细細终終绍紹绕繞给給统統继繼续續绿綠缓緩编編缘緣缠纏缩縮罗羅罚罰职職联聯聪聰肠腸肤膚肿腫胀脹' +
  '脱脫腻膩腾騰舍捨节節苏蘇苹蘋药藥获獲莲蓮萝蘿营營葱蔥蒋蔣蓝藍虑慮虚虛补補衬襯袜襪见見观觀规規视視览覽觉覺计計订訂讨討' +
  '训訓议議许許论論设設访訪评評诊診词詞诚誠误誤调調象象负負责責败敗货貨质質购購贴貼赔賠赞贊赠贈赢贏赶趕趋趨跃躍踪蹤轮輪轻輕较較' +
  '辆輛输輸辞辭达達迟遲迁遷连連适適选選递遞逻邏遗遺邮郵邻鄰郁鬱释釋针針铃鈴银銀链鏈锁鎖锅鍋锈鏽镇鎮长長闪閃闭閉阳陽阴陰阵陣' +
  '际際陆陸险險随隨难難雾霧静靜项項顺順顾顧顿頓预預领領频頻颗顆颜顏额額风風飞飛饱飽饺餃馅餡馒饅驾駕驻駐验驗骗騙鲁魯黄黃齐齊龙龍' +
  '爷爺奶奶娇嬌爽爽勺勺闷悶妆妝赏賞伞傘侧側伤傷俩倆仅僅亲親众眾举舉义義习習书書买買乱亂亏虧产產亿億仓倉们們传傳' +
  '体體余餘佣傭价價侠俠债債倾傾偿償儿兒兑兌党黨兰蘭内內册冊写寫军軍农農决決冷冷净淨减減凑湊凭憑凯凱击擊创創制製剧劇';

function table(): Map<string, string> {
  const characters = [...pairs];
  const map = new Map<string, string>();
  for (let at = 0; at + 1 < characters.length; at += 2) {
    map.set(characters[at] ?? '', characters[at + 1] ?? '');
  }
  return map;
}

const traditional = table();

/** The sample company's Chinese as somebody in Taipei or Hong Kong writes it. */
export function toTraditional(text: string): string {
  const worded = words.reduce((done, [from, to]) => done.replaceAll(from, to), text);
  return Array.from(worded, (character) => traditional.get(character) ?? character).join('');
}
