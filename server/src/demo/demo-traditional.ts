/** Words whose character depends on the meaning, before the single characters. */
const words: readonly (readonly [string, string])[] = [
  ['头发', '頭髮'],
  ['冲你', '衝你'],
  ['干净', '乾淨'],
  ['饼干', '餅乾'],
  ['干嘛', '幹嘛'],
  ['优惠卷', '優惠券'],
  ['面条', '麵條'],
  ['碗面', '碗麵'],
  ['担担面', '擔擔麵'],
  ['牛腩面', '牛腩麵'],
  ['面坨', '麵坨'],
  ['咸得', '鹹得'],
  ['拌面', '拌麵'],
  ['汤面', '湯麵'],
];

/** Simplified and Traditional characters, one pair after the other. */
const pairs =
  '叶葉庄莊骆駱岚嵐鸣鳴轩軒诗詩泽澤怀懷临臨挤擠违違饺餃双雙状狀厉厲摇搖递遞饿餓术術万萬专專广廣笼籠虽雖转轉锃鋥隐隱' +
  '苍蒼们們这這个個来來时時没沒说說话話还還为為对對点點会會后後里裡开開关關应應让讓过過进進远遠边邊东東两兩从從样樣经經现現实實给給结結账賬帐帳单單员員务務态態热熱凉涼鱼魚鸡雞鸭鴨汤湯饭飯' +
  '饮飲饼餅盐鹽酱醬鲜鮮虾蝦么麼头頭脑腦脏髒虫蟲厕廁间間门門闹鬧听聽声聲乐樂环環装裝灯燈气氣调調温溫车車场場儿兒骑騎订訂电電网網页頁软軟码碼扫掃钱錢费費价價贵貴优優换換发發税稅号號积積' +
  '诉訴复復谢謝请請问問题題错錯认認记記讲講谁誰该該读讀试試语語晓曉静靜爱愛欢歡惊驚总總怜憐满滿洒灑净淨洁潔冻凍冲沖况況准準几幾别別刚剛划劃动動区區医醫卖賣变變吗嗎响響哑啞团團围圍国國' +
  '图圖圆圓坏壞块塊处處备備够夠妈媽学學宝寶宽寬尽盡层層岁歲带帶帮幫张張强強归歸当當录錄彻徹愿願护護报報择擇挂掛据據摆擺数數断斷无無旧舊显顯暂暫机機条條标標检檢楼樓欧歐毕畢测測涨漲炉爐' +
  '烟煙烦煩烧燒烫燙独獨狱獄盖蓋盘盤着著确確离離种種稳穩笔筆签簽简簡红紅纸紙纯純线線细細终終绕繞统統继繼续續绿綠缩縮罗羅罚罰肿腫脱脫腻膩节節苏蘇营營葱蔥虑慮见見观觀规規视視觉覺计計讨討' +
  '训訓议議评評诊診诚誠负負责責败敗质質购購贴貼赞贊赶趕轮輪轻輕输輸达達迟遲连連适適选選邮郵邻鄰释釋铃鈴银銀锁鎖锅鍋长長闪閃陆陸随隨难難项項顺順顾顧顿頓预預领領额額风風飞飛饱飽馒饅验驗' +
  '黄黃齐齊龙龍闷悶赏賞伞傘侧側亲親书書买買乱亂传傳体體债債兑兌党黨内內写寫决決凑湊凭憑制製丢丟业業严嚴丰豐乌烏亚亞伦倫办辦劝勸劲勁厅廳历歷压壓厌厭厨廚县縣叠疊哟喲喽嘍坚堅垫墊墙牆夹夾' +
  '姜薑婴嬰导導尔爾尘塵师師弃棄恳懇扰擾担擔挞撻挥揮捞撈撑撐梦夢毁毀灵靈炖燉画畫监監矫矯礼禮窝窩筛篩纠糾约約纪紀绒絨绝絕维維耸聳脚腳脸臉艳艷荐薦萨薩蝇蠅讯訊谱譜财財资資酿釀钟鐘钩鉤钮鈕' +
  '铁鐵销銷锦錦键鍵镑鎊阅閱队隊阶階须須顶頂飘飄馈饋马馬鱿魷鲈鱸麦麥伙夥帘簾';

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
