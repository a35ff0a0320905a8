/** Words by what they do in a clause rather than by what they judge; commas separate terms. */
export const cueTerms = {
  negate: {
    en: `
not, never, no, without, hardly, barely, neither, nor, none, nothing, nobody, cannot, can't, cant,
couldn't, couldnt, don't, dont, doesn't, doesnt, didn't, didnt, isn't, isnt, wasn't, wasnt, aren't,
arent, weren't, werent, won't, wont, wouldn't, wouldnt, shouldn't, haven't, hasn't, hadn't, ain't,
aint, rarely, seldom, far from, anything but, lack of, lacks, too bad to, less than, failed to,
fails to, instead of being`,
    es: `
no, nunca, sin, ni, nada, tampoco, apenas, jamas, ningun, ninguna, nadie, lejos de, falta de,
carece de, menos, poco, poca, pocos, pocas, nada de`,
    zh: `
不, 没, 没有, 别, 未, 毫无, 算不上, 谈不上, 称不上, 无, 并非, 难以, 不太, 不够, 不怎么,
不是, 不是很, 不大, 不见得, 没啥, 没什么, 没那么, 不算, 不能, 不会, 不让, 缺乏, 缺少, 从不,
从没, 从来没, 未能, 不觉得, 没觉得, 没感觉, 看不出, 不再, 莫, 勿, 不具备, 不可能, 少了`,
  },
  /** Raise what they stand by. */
  boost: {
    en: `
very, really, so, too, extremely, super, incredibly, absolutely, totally, completely, highly, truly,
especially, exceptionally, insanely, particularly, such, such a, quite, utterly, deeply, terribly,
awfully, seriously, damn, freaking, fucking, hella, ultra, most, always, every time, everything, all,
entire, a lot, so much, very much, very very, beyond, remarkably, extra, way too, sooo, soo`,
    es: `
muy, super, tan, tanto, demasiado, demasiada, sumamente, bastante, realmente, verdaderamente,
absolutamente, totalmente, completamente, extremadamente, increiblemente, especialmente, mucho,
mucha, muchisimo, muchisima, todo, toda, siempre, mas, re, requete, bien, altamente, particularmente,
sobre todo, a rabiar, un monton, harto`,
    zh: `
很, 太, 非常, 极其, 超级, 超, 特别, 十分, 相当, 真的, 真, 真是, 好, 挺, 蛮, 尤其, 最,
更, 极, 极度, 格外, 异常, 无比, 实在, 实在是, 巨, 贼, 炒鸡, 绝对, 完全, 从来, 一直,
每次, 总是, 简直, 老, 死了, 极了, 得很, 得不行, 透了, 透顶, 爆了, 到爆, 到家, 得要命,
要死, 够`,
  },
  /** Lower what they stand by. */
  soften: {
    en: `
a bit, a little, a little bit, bit, slightly, somewhat, kind of, kinda, sort of, sorta, rather,
fairly, pretty much, mildly, at times, sometimes, occasionally, a tad, more or less, almost`,
    es: `
un poco, un poquito, algo, ligeramente, medio, mas o menos, a veces, en ocasiones, casi,
relativamente, un tanto`,
    zh: `有点, 有点儿, 有些, 稍微, 稍, 略, 略微, 比较, 还算, 一点, 一点点, 些许, 偶尔, 有时, 有时候, 算是, 勉强, 基本, 大体`,
  },
  /** Look like a negator or a word of judgement and are none. */
  block: {
    en: `
never experienced such, never experienced such a, never had such, never had such a, never seen such,
never seen such a, never met such, never tasted such, not only, not just, not to mention, no wonder,
no matter, if not, why not, nothing but, anything but, no longer than, as well, as well as,
well known, might as well, may as well, good luck, good morning, good evening, good afternoon,
good night, for good, a good amount, good half, a great deal of, at best, best buy, best western,
like a, like the, would like, i'd like, feel like, looked like, look like, looks like, felt like,
seems like, sounds like, something like, things like, anything like, kind of, sort of, in kind,
fine dining, fast food, fast forward, free to, feel free, sugar free, fire, fresh out of, right away,
all right then, at least, last but not least, cool down, hot dog, hot dogs, hot sauce, hot water,
ice cold, cold beer, cold drinks, cold brew, hard boiled, hard to beat, hard working, hardworking,
hard drive, hard rock, hard case, heavy duty, light weight, old school, old fashioned, little,
small plates, small business, small talk, small town, pleased to, interested in, be better,
wait staff, waitstaff, wait to, can't wait, cannot wait, couldn't wait, waiting room, waiting area,
wait list, problem solving, no problem, lost in, lose yourself, late night, late lunch, later,
killer, kill for, dying to, bloody mary, dirty martini, sour cream, bitter sweet, sweet potato,
sweet and sour, sweet tea, sweet corn, raw fish, raw bar, dry aged, don't hesitate, don't forget,
do not forget, don't worry, no worries, don't miss, won't regret, won't be sorry, never a dull,
better than nothing, fresh start, happy hour, miss it, miss this, don't get me wrong,
can't tell you how, cannot tell you how, can't say enough, cannot say enough, can't wait to,
cannot wait to, hard to find, hard to get a, hidden gem, plus tax, pretty close, pretty sure,
not sure, quick one, be quick, quick bite, quick question, quick note, quick lunch break, bad line, line is bad,
line is terrible, sorry to bother, to be fair, i mean, burnt cheesecake, burnt ends, crispy chilli oil`,
    es: `
no solo, no solamente, no sólo, no solo por, no es que, sin duda, sin dudas, sin dudarlo, no dudes,
no dudaria, no dudaria en, no dudo, sin lugar a dudas, no cabe duda, no obstante, no importa,
no te pierdas, no se pierdan, no perderse, no dejes de, no dejen de, no puede faltar,
no hay que perderse, sin embargo, sin contar, sin igual, sin parar, sin salir, ni hablar,
nada mas llegar, nada mas, no mas llegar, no hay palabras, no tengo palabras, sin palabras,
no tiene precio, no tiene desperdicio, no tienen desperdicio, no puedo pedir mas,
no se puede pedir mas, no pudo ser mejor, no podia ser mejor, no hay nada mejor, nada que envidiar,
no deja indiferente, buenos dias, buenas tardes, buenas noches, buen dia, bien sea, si bien,
mas bien, o bien, buena parte, a lo mejor, mejor dicho, mas o menos, por lo menos, al menos,
poco a poco, poco mas, dentro de poco, por poco, hace poco, un poco, un poquito, unas pocas,
todo incluido, todo el mundo, todo tipo, toda la, todo el, mala suerte, mal tiempo, menos mal,
nueva york, cinco estrellas, 5 estrellas, cuatro estrellas, 4 estrellas, tres estrellas, 3 estrellas,
estrellas, segunda vez, primera linea, primera vez, media pension, seco, frio y caliente,
agua fria y caliente, fria o caliente, frios y calientes, caliente y fria, aire frio, cerveza fria,
bebidas frias, bien fria, bien frio, muy fria la cerveza, cerca de, mas cerca, esperamos volver,
espero volver, esperamos regresar, espero regresar, sin tener que esperar, hay que esperar poco,
perdidas de vista, perderse, grande de, mas grande, gusto conocer, mucho gusto, con mucho gusto,
a gusto, buen gusto, mal gusto, al gusto, gustos, voy rapido, comida rapida, seré breve, mala linea, se oye mal, cordial saludo, saludos cordiales, un saludo, espere que, espere un momento, gracias a todo el equipo, enhorabuena al equipo, caro pero, miedo a, a pesar de, pesar`,
    zh: `
您好, 你好, 你们好, 大家好, 店家好, 老板好, 负责人, 客服好, 店长好, 经理好, 正好路过, 不错, 再好不过, 最好不过, 不过如此, 不过分, 但愿, 就是说, 也就是, 就是了, 可是说, 不但, 不仅,
不只, 不光, 不单, 不管, 不论, 不少, 不得不, 不得不说, 差不多, 不知道, 不知, 不愧, 不过,
不料, 不禁, 不由, 不由得, 不然, 不断, 不时, 不同, 不久, 不止, 不止一次, 不限, 不一会儿,
不一会, 不到, 对不起, 要不是, 要不, 好不好, 是不是, 有没有, 能不能, 会不会, 可不可以, 要不要,
是否, 无论, 无线, 无锡, 无意, 无数, 无比, 无非, 未来, 特别是, 别人, 别的, 别致, 别墅,
别说, 区别, 级别, 性别, 分别, 个别, 没想到, 没多久, 没多会, 莫名, 非得, 说不定, 毫不犹豫,
毫无疑问, 毋庸置疑, 不用说, 没话说, 忍不住, 禁不住, 舍不得, 停不下来, 不二, 数不清, 不可多得,
不失为, 不紧不慢, 不远处, 不远, 远处, 辛苦你们, 酸甜, 酸酸甜甜, 香辣, 微辣, 小辣, 重复,
才知道, 刚才, 结果是, 够大, 能够, 足够, 随便吃, 随便点, 没有特别, 不可或缺, 不言而喻, 托盘,
拖鞋, 雷打不动, 地雷, 毁约, 小姐, 小时, 小区, 小吃, 小哥, 小哥哥, 小伙, 小伙子, 小妹, 小弟,
小朋友, 小孩, 小菜, 小店, 小镇, 小院, 小巷, 小路, 小街, 小票, 小心, 小费, 小龙虾, 小米,
小馆, 小炒, 小份, 小贴士, 大小, 大家, 大概, 大堂, 大厅, 大街, 大约, 大部分, 大多, 大多数,
大连, 大学, 大厦, 大楼, 大门, 大道, 大阪, 大理, 大雨, 大雪, 大风, 大爷, 大叔, 大姐, 大妈,
大哥, 大众, 大众点评, 大酒店, 大饭店, 大夫, 大小姐, 大排档, 大人, 大老远, 大晚上, 大半夜,
大冬天, 大冷天, 大热天, 太太, 好像, 好几, 好几次, 好多, 好些, 好歹, 好在, 刚好, 幸好, 只好,
爱好, 好了, 好的, 好吧, 好意思, 不好意思, 好说话, 好转, 好久, 好一会, 最好能, 最好是, 最好不,
最好别, 好心, 友好, 高速, 高铁, 高峰, 高峰期, 高架, 高中, 高楼, 提高, 身高, 老板, 老板娘,
老人, 老婆, 老公, 老师, 老外, 老妈, 老爸, 老爷, 老家, 老城, 老街, 老北京, 老客, 老是,
老鸭, 老干妈, 干嘛, 干什么, 干吗, 干锅, 饼干, 干果, 干脆, 能干, 新闻, 重新, 新年, 新疆,
新华, 新天地, 新街口, 油条, 酱油, 加油站, 酸奶, 酸辣, 酸菜, 酸梅, 糖醋, 冷饮, 冷气, 冷菜,
冷面, 凉菜, 凉皮, 凉面, 凉茶, 凉拌, 苦瓜, 咸菜, 咸蛋, 白天, 白色, 白领, 白饭, 白菜, 热水,
热线, 热狗, 热干面, 热菜, 多少, 至少, 减少, 少爷, 少年, 出差, 差点, 时差, 差价, 差异,
连锁, 怎么说, 快递, 快餐, 快点, 快要, 快捷酒店, 愉快, 凉快, 赶快, 尽快, 等等, 等级, 等于,
平等, 相等, 高等, 标准间, 满意度, 意见, 注意, 生意, 愿意, 香港, 香菇, 香菜, 香蕉, 香肠,
香格里拉, 香山, 香水, 沐浴露, 香皂, 远近, 附近, 最近, 近期, 将近, 接近, 靠近, 近年, 烦请,
麻烦您, 麻烦你, 麻烦帮, 麻烦, 美国, 美团, 美食, 美女, 美元, 美容, 美的空调, 笑话, 谢绝,
早晚, 晚上, 晚饭, 晚餐, 今晚, 一晚, 两晚, 三晚, 每晚, 夜晚, 晚会, 晚点来, 傍晚, 昨晚,
当晚, 住了一晚, 晚间, 破费, 突破, 打破, 硬件, 硬币, 硬座, 软件, 软卧, 宽带, 破例, 偏偏,
偏爱, 偏好, 卡片, 房卡, 卡里, 银行卡, 刷卡, 会员卡, 卡座, 闷热, 吐司, 吐鲁番, 坑洼, 暗示,
暗号, 堵车, 挤牙膏, 乱七八糟, 应该是, 应该会, 应该说, 应该还, 应该可以, 才能, 人才, 才是,
才会, 才发现, 才到, 方才, 才华, 汗蒸, 晕车, 连接, 连续, 连着, 连同, 连云港, 接连, 牛肉,
牛奶, 牛排, 牛腩, 牛杂, 蜗牛, 酒吧, 网吧, 帅哥, 老牌, 香锅, 鸡脆骨, 脆骨, 脆皮, 鲜花,
海鲜, 生鲜, 赞助, 足球, 足疗, 满足不了, 不足, 足浴, 手足, 热情不, 甜品, 甜点, 甜甜圈, 稳妥,
希望继续, 希望保持, 继续努力, 希望越来越好, 希望能保持, 希望再接再厉, 强度, 勉强, 强行, 强烈建议,
强制, 亮灯, 月亮, 正常的话, 可以说, 可以看到, 可以免费, 就可以, 一定要, 空气, 天冷, 天气冷,
这么冷的天, 冷的天, 冷天, 这么冷, 这么热的天, 热的天, 通风, 服务员, 服务生, 服务台, 服务费,
一点, 一点点, 点评, 好评返现, 优惠券, 小气, 大气, 少许, 少量, 多久, 才几, 才00, 只有一次,
仅次于, 白白净净, 平安, 平时, 平方, 平台, 送了, 顺路, 顺便, 顺序, 顺风, 顺丰, 顺德, 稳稳,
简单的早餐, 提前预订, 提前打电话, 提前订`,
  },
  /** The later clause leads; they also split a clause in two. */
  contrast: {
    en: `
but, however, although, though, yet, except, even though, on the other hand, nevertheless,
nonetheless, still though, unfortunately`,
    es: `
pero, aunque, sino, sin embargo, en cambio, no obstante, a pesar de, lastima que, salvo,
por el contrario`,
    zh: `但是, 但, 不过, 就是, 可是, 虽然, 可惜, 尽管, 只是, 然而, 却, 只不过, 除了, 虽说, 而且是`,
  },
  /** A wish, a suggestion, a counterfactual: an itch when it governs the clause. */
  wish: {
    en: `
would be nice, would be great, would be good, would be better, would be helpful, would love,
would have loved, would appreciate, would have been nice, would have been better,
would have been great, it'd be nice, it'd be great, wish, i wish, wished, should have, should offer,
should add, should provide, should be able, should let, should allow, if only, could use,
could be better, could have been better, could be improved, could improve, hope you, hope they,
hoping for, suggest, suggestion, suggestions, i'd suggest, please add, please consider,
consider adding, needs to add, needs more, need more, want more, it would help, why not offer,
if they had, if you had, room for improvement, would prefer, i'd prefer, would've been, 
would help, would really help, would be handy, would be welcome, would be lovely, would be useful,
would be perfect, would be ideal, would be cool, would be amazing, would be awesome, would be a dream,
would be a plus, would be appreciated, would make it perfect, would make all the difference, would fix,
would solve, would lift, would bring me, would bring us, would like, would like to see, i'd like,
we'd like, i'd love, we'd love, i would love, would be so much easier, would be easier, would be fairer,
could do with, could be a bit, could be a little, could be a touch, could come a bit, could be more,
could be warmer, could be bigger, could be louder, could be softer, could be faster, could be clearer,
could offer, could add, could we have, could you add, could you please, can you please, can we please,
can we have, can you add, please let, please allow, please bring back, please stay, please make,
please keep, please do, please offer, please open, please put, bring back, an option to, option for,
we need a, you need a, needs a, missing a, why can't we, why can't i, why can i not, why do we have to,
how about, have you thought, think about adding, you should, you could, ought to, it's time you,
would it be possible, is it possible to add, any chance of, any chance you, if there was a,
if there were a, if there was an, if only there, looking forward to a, dreaming of, nice touch would be,
would have done, all i wanted, would have helped, would sell, less plastic please, if you could,
should be able to, should not need, shouldn't need, would pay for, should be a button, should be an option, should be a thing, should be possible, let us pay, let us each,
let us split, let people, let me pay, let me split, pls let, pls add, kids menu please`,
    es: `
ojala, deberia, deberian, deberias, deberiais, podrian, podria, hubiera, hubiese, me gustaria,
nos gustaria, gustaria, estaria bien, seria bueno, seria ideal, seria genial, seria mejor,
seria util, vendria bien, sugiero, sugerimos, sugerencia, sugerencias, recomendaria que, propongo,
falta que, hace falta, haria falta, habria que, si tuvieran, si tan solo, quisiera que, espero que,
esperamos que, preferiria, echo de menos, echamos de menos, echo en falta, echamos en falta,
aconsejo que, convendria, 
vendrian bien, no vendria mal, no vendrian mal, vendria genial, vendria de perlas, se agradeceria,
se agradecerian, agradeceria, agradeceriamos, seria un puntazo, seria un detalle, seria perfecto,
seria estupendo, seria fantastico, seria mas facil, seria mas comodo, seria mucho mas, seria muy util,
seria muy practico, seria muy practica, seria todo un, serian un, seria un acierto, seria practico,
seria comodo, serian utiles, estaria genial, estaria guay, estarian bien, estaria padre, molaria,
ayudaria, ayudarian, ganaria, ganarian, le darian, le daria, facilitaria, quitarian, evitaria, saldria mejor,
podriais, podrias, podrian poner, podrian dejar, dejad, dejen que, que vuelvan, que vuelva,
que pongan, pongan, poned, me haria, nos haria, querria, querriamos, quisieramos, harian falta, haria ilusion,
tendria que, tendrian que, tendriais que, tienen que poner, faltaria, solo faltaria, faltan opciones,
a ver si, cuando pondran, cuando volvera, si hubiera, si pusieran, si tuviera, por que no ponen,
por que no hay, animaos a, seria de agradecer, se podria, debieran, deberia haber, solo quería,
me encantaria, nos encantaria, echaba de menos, por que no puedo, por que no podemos, por que no dejan, dejaran, dejen, dejadnos, dejennos, por que no se puede`,
    zh: `
希望, 要是能, 要是有, 要是可以, 如果能, 如果有, 如果可以, 就好了, 就更好了, 更好了, 就更完美,
就完美了, 应该, 建议, 最好能, 最好有, 最好是, 但愿, 盼望, 期待能, 期望, 巴不得, 何不, 不如改,
可以考虑, 能不能增加, 能否增加, 增加一些, 增加一个, 加个, 多开几个, 多一些, 多一点就, 还需,
需要改进, 有待改进, 有待提高, 有待加强, 还可以再, 再改进, 若能, 若是, 假如, 早知道, 
要是, 多好, 就完美, 就更, 就好, 最好再, 最好可以, 最好给, 最好把, 最好加, 最好提前, 最好单独, 最好先,
什么时候能, 什么时候有, 什么时候出, 什么时候上, 求求, 求加, 求上, 求出, 求开, 呼吁, 想要个, 想要一个,
能再, 再多点, 再多一点, 再大一点, 再便宜点, 再便宜一点, 再快点, 再快一点, 再热一点, 能少一点, 能不能少,
会更好, 会好很多, 会方便很多, 就方便了, 能不能加, 能不能出, 能不能把, 能不能给, 可不可以加, 可以加个,
可以再多, 可以增加, 可以搞个, 能出个, 出个, 来个, 搞个, 弄个, 可以开个, 盼着, 期待有, 期待出, 如果可以的话,
如果有个, 如果再, 就更好, 就更值, 我就没话说, 就能, 会少, 拜托, 为什么不能, 为什么我不能, 为什么我们不能, 为啥不能, 什么时候才能, 该有个, 应该出`,
  },
  /** Something the customer did not count on. */
  beyond: {
    en: `
even, without asking, without being asked, didn't expect, did not expect, never expected, unexpected,
unexpectedly, beyond my expectation*, beyond our expectation*, surprised, surprise, surprisingly,
to my surprise, went out of their way, out of his way, out of her way, out of their way, extra mile,
above and beyond, on the house, exceeded, remembered my`,
    es: `
ni me lo esperaba, no me lo esperaba, no esperaba, no esperabamos, no lo esperaba, inesperad*,
sorprend*, sorpresa, hasta, incluso, mas alla, supero, superaron, de mas, sin pedirlo,
sin que lo pidiera, por su cuenta, se acordaron de`,
    zh: `
没想到, 居然, 竟然, 想不到, 意外, 意想不到, 出乎意料, 惊喜, 超出预期, 超预期, 超出期待, 主动,
还特意, 特意, 特地, 甚至, 连我, 还记得, 额外, 免费送, 免费升级`,
  },
  /** What follows was not foreseen; with nothing against it in the clause, it is praise. */
  unforeseen: {
    en: `did not expect that, didn't expect that, never expected, would never have guessed`,
    es: `
ni me lo esperaba, no me lo esperaba, no nos lo esperabamos, quien lo diria, quien me iba a decir,
no lo esperaba`,
    zh: `没想到, 居然, 竟然, 想不到, 不敢相信, 不敢信, 意想不到, 出乎意料`,
  },
  /** Names a lack. */
  lack: {
    en: `
no, not enough, lack, lacks, lacking, lack of, missing, without, need, needs, wasn't any, isn't any,
there is no, there was no, don't have, doesn't have, didn't have, only one, few, limited, more`,
    es: `
no hay, no habia, no tiene, no tienen, falta, faltan, falto, faltaba, faltaban, sin, carece, poco,
poca, pocos, pocas, escaso, escasa, ausencia, solo`,
    zh: `没有, 没, 缺, 缺少, 缺乏, 少, 无, 不够, 不足, 欠缺, 只有, 单一, 单调`,
  },
  /** What the customer does, or threatens, because of it. */
  consequence: {
    en: `
cancel, cancelled, canceled, cancelling, canceling, refund, refunded, money back, sue, lawsuit,
lawyer, legal action, report you, reported, bbb, better business bureau, chargeback, never again,
never going back, never coming back, won't be back, will not be back, won't return, last time,
complaint, complain, corporate, manager, switch, switching, going elsewhere, small claims, attorney`,
    es: `
cancelar, cancele, cancelado, cancelen, reembolso, devolucion, devolver el dinero, denunciar,
denuncia, denunciare, reclamacion, reclamar, reclamo, hoja de reclamaciones, abogado, demanda,
demandar, consumidor, nunca mas, no volvere, no volveria, no volveremos, no volveriamos,
darme de baja, dar de baja, cambiar de compañia, me voy`,
    zh: `
退订, 投诉, 举报, 退款, 退货, 退钱, 赔偿, 索赔, 起诉, 律师, 维权, 曝光, 12315, 消协,
工商, 再也不, 再也不来, 再也不会, 不会再, 不会再来, 下次不会, 最后一次, 注销, 销户, 取消订单,
拉黑, 差评`,
  },
  /** Holds somebody to have done wrong. */
  accuse: {
    en: `
lied, lie, liar, liars, scam, scammed, scammers, cheated, cheat, fraud, fraudulent, stole, stolen,
steal, thieves, rip off, ripped off, ripoff, overcharged, charged twice, double charged, misleading,
false advertising, deceived, deceptive, unethical, dishonest, their fault, your fault, your staff,
your company, refused, discriminat*, racist, robbed, negligen*, ignored, incompeten*, fake`,
    es: `
estafa, estafadores, estafar*, engaño, engañan, engañaron, engañados, mienten, mintieron, mentira,
mentiras, fraude, robo, robaron, roban, ladrones, timo, culpa, su culpa, vuestra culpa, abuso,
abusan, publicidad engañosa, se niegan, negaron, discriminacion, negligencia, incompetente*,
cobraron de mas, cobraron dos veces, ignoraron`,
    zh: `
骗, 骗子, 骗人, 欺骗, 欺诈, 诈骗, 忽悠, 坑人, 坑爹, 被坑, 宰客, 虚假, 虚假宣传, 假货,
乱收费, 多收, 多扣, 乱扣, 霸王, 推卸, 推脱, 推诿, 不负责任, 店大欺客, 歧视, 偷, 黑心, 奸商,
无良, 不认账, 不承认, 你们的错, 责任`,
  },
  /** Threatens to take it to court, an authority or the public. */
  threat: {
    en: `
sue, suing, lawsuit, lawyer, lawyers, attorney, legal action, small claims, report you, reporting you,
report them, reporting them, report this, health department, environmental health, trading standards,
health inspector, food standards agency, bbb, better business bureau, going to the press, the press,
chargeback, will post this, consumer protection`,
    es: `
denunciar, denunciare, denuncia, denunciaremos, voy a denunciar, abogado, abogados, demandar, demanda,
demandare, hoja de reclamaciones, hojas de reclamaciones, consumo, sanidad, inspeccion de sanidad,
oficina del consumidor, llevarlo a juicio, a los tribunales, la prensa`,
    zh: `
我要投诉, 要投诉你, 去投诉, 投诉到, 投诉你们, 举报, 12315, 12345, 消协, 工商局, 市场监管, 起诉, 法院, 律师,
维权, 曝光, 告你们, 记者, 媒体, 食药监`,
  },
  /** Somebody was harmed. */
  harm: {
    en: `
food poisoning, poisoned, in hospital, to hospital, ended up in hospital, a&e, emergency room, ambulance,
allergic reaction, anaphyla*, vomiting, vomited, threw up, throwing up, diarrhoea, diarrhea, choked,
burned my, burnt my hand, scalded, broke a tooth, chipped a tooth, broke my tooth, cut my mouth, bleeding,
injured, injury, fainted, were all ill, was sick all night`,
    es: `
intoxicacion, intoxicado, intoxicada, intoxicados, intoxicadas, urgencias, ambulancia, reaccion alergica,
vomitando, vomite, vomitamos, vomitos, gastroenteritis, diarrea, me atragante, me queme, quemadura,
me rompi un diente, diente roto, me corte, sangre, sangrando, lesion, me desmaye`,
    zh: `
食物中毒, 中毒, 进医院, 进了医院, 去了医院, 送医院, 急诊, 住院, 救护车, 上吐下泻, 拉肚子, 腹泻, 呕吐,
肠胃炎, 过敏反应, 休克, 烫伤, 划伤, 划破, 崩了牙, 硌掉牙, 流血, 受伤, 噎住, 晕倒`,
  },
  /** Took money or trust by deceit. */
  fraud: {
    en: `
scam, scammed, scammers, scammer, fraud, fraudulent, con artist, con artists, stole, stolen, steal, theft,
thieves, thief, robbed, lied, liar, liars, racist, discriminated, discrimination`,
    es: `
estafa, estafadores, estafador, estafaron, estafado, estafada, fraude, timo, timaron, robaron, me robaron,
robado, ladrones, ladron, mintieron, mentirosos, racista, racistas, discriminacion, discriminaron`,
    zh: `诈骗, 骗子, 骗钱, 欺诈, 被骗, 偷, 小偷, 盗刷, 被盗, 假货, 歧视, 黑店, 奸商`,
  },
  leave: {
    en: `
cancel my, cancelling my, canceling my, close my account, closing my account, switching to,
switch to another, switched to, moving to another, leaving you, i'm leaving, done with you,
never again, never coming back, never going back, won't be back, will not be back, unsubscribe,
terminate my, going elsewhere, taking my business elsewhere, never order again, never return`,
    es: `
cancelar mi, quiero cancelar, dar de baja, darme de baja, me doy de baja, me cambio de, me cambio a,
cambiarme a, cambiar de compañia, nunca mas, no vuelvo, no volvere, no volveremos, cerrar mi cuenta,
dejo de ser cliente, me voy a otra, portabilidad`,
    zh: `
退订, 销户, 注销, 卸载, 再也不来, 再也不会, 再也不买, 再也不点, 再也不住, 再也不去, 再也不用,
不会再来, 不会再买, 不会再点, 不会再用, 下次不会, 换一家, 换别家, 转网, 携号转网, 退会, 取消会员,
最后一次`,
  },
  request: {
    en: `
please, can you, could you, can i get, could i get, i need, i want, i'd like, i would like,
refund me, give me, send me, help me, fix this, fix it, call me, contact me, let me know, i demand,
kindly`,
    es: `
por favor, quiero que, necesito, necesitamos, solicito, pido, exijo, me pueden, podrian enviarme,
pueden ayudarme, ayudenme, quisiera, devuelvanme, llamenme, contactenme, me gustaria que, quiero`,
    zh: `请, 麻烦你们, 麻烦您, 麻烦帮, 帮我, 帮忙, 要求, 我要退, 我想要, 给我, 烦请, 劳烦, 尽快, 赶紧, 能否帮, 请问能, 求`,
  },
  ask: {
    en: `
how do i, how can i, how long, how much, what time, when will, where is, where can, why is, why does,
why did, is there, are there, do you, does it, can you tell, what is, which, who do i, why do i, why do we, why must`,
    es: `
como puedo, como hago, cuanto, cuando, donde, por que, hay, tienen, se puede, cual es, que hora,
alguien sabe, quisiera saber, me pueden decir`,
    zh: `请问, 怎么办, 怎么用, 怎么弄, 如何, 多少钱, 什么时候, 哪里, 在哪, 吗, 能不能, 是不是, 有没有, 几点, 为什么, 为啥, 咨询, 想问`,
  },
} as const;

/** Words that name the cause of what stands before (`after`) or behind (`before`) them. */
export const causeTerms = {
  /** The cause follows the word. */
  after: {
    en: `
because, because of, since, due to, owing to, thanks to, as a result of, caused by, given that,
the reason is, on account of`,
    es: `
porque, debido a, ya que, por culpa de, puesto que, a causa de, dado que, gracias a,
por lo que respecta a, causado por`,
    zh: `因为, 由于, 是因为, 多亏, 原因是, 都怪, 怪`,
  },
  /** The cause stands before the word. */
  before: {
    en: `
so that's why, that's why, which is why, therefore, as a result, which caused, caused, leading to,
led to, which made, resulting in`,
    es: `
por eso, por lo que, asi que, por lo tanto, por consiguiente, lo que causo, lo que provoco, provoco,
hizo que, causo`,
    zh: `导致, 害得, 害我, 使得, 所以, 因此, 造成, 于是, 结果, 以至于, 弄得, 搞得`,
  },
} as const;
