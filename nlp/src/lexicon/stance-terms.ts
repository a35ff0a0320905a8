/** Words that say how a clause stands to what it speaks of: wished, unforeseen, lacking, asked for. */
export const stanceTerms = {
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
let us split, let people, let me pay, let me split, pls let, pls add, kids menu please,
maybe put, could do with, would love it if, i'd love it if, it'd be nice, how about`,
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
me encantaria, nos encantaria, echaba de menos, por que no puedo, por que no podemos, por que no dejan, dejaran, dejen, dejadnos, dejennos, por que no se puede,
faltaria, si abrieran, si tuvieran, si pusieran, yo pondria, no vendria mal, no vendrian mal,
le faltaba un punto, le faltaba un puntito, le falta un puntito`,
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
如果有个, 如果再, 就更好, 就更值, 我就没话说, 就能, 会少, 拜托, 为什么不能, 为什么我不能, 为什么我们不能, 为啥不能, 什么时候才能, 该有个, 应该出,
多几种, 能不能出, 能不能有`,
  },
  /** Something the customer did not count on. */
  beyond: {
    en: `
even, without asking, without being asked, didn't expect, did not expect, never expected, unexpected,
unexpectedly, beyond my expectation*, beyond our expectation*, surprised, surprise, surprisingly,
to my surprise, went out of their way, out of his way, out of her way, out of their way, extra mile,
above and beyond, on the house, exceeded, remembered my,
unprompted, remembers my, remembered our, still know our, still knows our, knows my usual`,
    es: `
ni me lo esperaba, no me lo esperaba, no esperaba, no esperabamos, no lo esperaba, inesperad*,
sorprend*, sorpresa, hasta, incluso, mas alla, supero, superaron, de mas, sin pedirlo,
sin que lo pidiera, por su cuenta, se acordaron de,
sin pedirla, sin pedirlos, se acuerda de, se acordaba de, ya se sabe mi, recuerda mi`,
    zh: `
没想到, 居然, 竟然, 想不到, 意外, 意想不到, 出乎意料, 惊喜, 超出预期, 超预期, 超出期待, 主动,
还特意, 特意, 特地, 甚至, 连我, 还记得, 额外, 免费送, 免费升级,
记得我, 记住我, 记得上次, 太懂我, 真没想到, 冒雨, 冒雪`,
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
